import type { Pair, PartyCode } from '../domain/party.ts';
import { pairKey } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';
import { DAY, type EpochMs } from '../domain/time.ts';
import { cosine, storyTerms } from './story-terms.ts';

/** What is compared of an item and of a story's founder. */
export interface EventFacts {
  readonly title: string;
  readonly summary: string;
  readonly lang: string | null;
  readonly pairs: readonly Pair[];
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
  readonly stage: Stage | null;
  readonly initiative: string | null;
  readonly published: EpochMs;
}

/** How alike two tellings are, signal by signal. Points add up; {@link SAME_EVENT} of them make one event. */
export interface Likeness {
  readonly parties: number;
  readonly words: number;
  readonly sectors: number;
  readonly initiative: number;
  readonly stage: number;
  readonly time: number;
  readonly total: number;
}

/** Points from which on two tellings count as one event. */
export const SAME_EVENT = 2;

/** Two tellings further apart than this are never one event: news of one event comes within days. */
export const EVENT_WINDOW = 6 * DAY;

/**
 * Compares an item with a story's founder by several weak signals, none of which decides alone: rewrites of one
 * event often share under a third of their words (NEWS-COPY, arXiv:2210.04261), and one pair can have two events
 * in a week.
 */
export function likeness(item: EventFacts, founder: EventFacts): Likeness {
  const points = {
    parties: partyPoints(item, founder),
    words: wordPoints(item, founder),
    sectors: sectorPoints(item.sectors, founder.sectors),
    initiative: initiativePoints(item, founder),
    stage: stagePoints(item.stage, founder.stage),
    time: -0.25 * (Math.abs(item.published - founder.published) / DAY),
  };
  const total = Object.values(points).reduce((sum, p) => sum + p, 0);
  return { ...points, total };
}

function partyPoints(a: EventFacts, b: EventFacts): number {
  const theirs = new Set(b.pairs.map(pairKey));
  const shared = a.pairs.filter((pair) => theirs.has(pairKey(pair))).length;
  if (shared > 0) return 1.5 + (shared / Math.max(a.pairs.length, b.pairs.length)) * 0.5;
  if (a.pairs.length > 0 && b.pairs.length > 0) return -2;
  const parties = new Set(b.parties);
  const common = a.parties.filter((code) => parties.has(code)).length;
  return common > 1 ? 1.2 : common === 1 ? 0.6 : 0;
}

function wordPoints(a: EventFacts, b: EventFacts): number {
  const alike = cosine(storyTerms(a.title, a.summary), storyTerms(b.title, b.summary));
  return a.lang !== b.lang ? Math.max(0.5, alike * 4) : alike * 4;
}

function sectorPoints(a: readonly Sector[], b: readonly Sector[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const shared = a.filter((sector) => b.includes(sector)).length;
  return shared === 0 ? -1 : 0.8 * (shared / Math.min(a.length, b.length));
}

/** Two names in one language tell two agreements apart; across languages they are no sign either way. */
function initiativePoints(a: EventFacts, b: EventFacts): number {
  if (a.initiative === null || b.initiative === null) return 0;
  if (a.initiative === b.initiative) return 1.2;
  return a.lang === b.lang ? -0.8 : 0;
}

function stagePoints(a: Stage | null, b: Stage | null): number {
  if (a === null || b === null || a === b) return 0;
  return (a === 'stalled') !== (b === 'stalled') ? -1.5 : -0.2;
}
