import { type Initiative, isClosing, type LedgerStage } from '../domain/initiative.ts';
import type { SeededTransition, SeedSource } from '../domain/ledger.ts';

/** Who stands behind an address. */
export type SourceAt = (url: string) => SeedSource;

/**
 * The seeded part of the ledger, oldest first: the researched steps; for an initiative without any, its beginning as
 * its record gives it; and where a record names a successor, the day on which that took its place.
 */
export function completeSeeds(
  initiatives: readonly Initiative[],
  researched: readonly SeededTransition[],
  sourceAt: SourceAt,
): readonly SeededTransition[] {
  const stepped = new Set(researched.map(({ initiative }) => initiative));
  const closed = new Set(
    researched.filter(({ stage }) => isClosing(stage)).map(({ initiative }) => initiative),
  );
  const byId = new Map(initiatives.map((initiative) => [initiative.id, initiative]));
  const beginnings = initiatives
    .filter(({ id }) => !stepped.has(id))
    .map((initiative) => beginningOf(initiative, sourceAt));
  const closings = initiatives
    .filter(({ id, status }) => status === 'superseded' && !closed.has(id))
    .flatMap((initiative) => closingOf(initiative, byId, sourceAt));
  return [...researched, ...beginnings, ...closings].sort((a, b) => compareDates(a.date, b.date));
}

/** Dates of different exactness: the year stands before its months, the month before its days. */
export function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function beginningOf(initiative: Initiative, sourceAt: SourceAt): SeededTransition {
  const { id, parties, launched, status, source, checked } = initiative;
  return {
    initiative: id,
    parties,
    stage: openingStage(status),
    date: launched,
    says: '',
    sources: [sourceAt(source)],
    checked,
  };
}

/** What a record's status says of its first day: what is at work, has closed or has stalled since was announced then. */
function openingStage(status: LedgerStage): LedgerStage {
  return isClosing(status) || status === 'stalled' || status === 'active' ? 'announced' : status;
}

/** Inferred from two records and seen in no source, so it is never checked. */
function closingOf(
  { id, parties, successors }: Initiative,
  byId: ReadonlyMap<string, Initiative>,
  sourceAt: SourceAt,
): SeededTransition[] {
  const next = successors.flatMap((successor) => byId.get(successor) ?? []);
  const [first] = next.sort((a, b) => compareDates(a.launched, b.launched));
  if (!first) return [];
  return [
    {
      initiative: id,
      parties,
      stage: 'superseded',
      date: first.launched,
      says: `${first.name} takes its place.`,
      sources: [sourceAt(first.source)],
      checked: false,
    },
  ];
}
