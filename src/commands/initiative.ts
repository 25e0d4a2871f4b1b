import type { Initiative } from '../domain/initiative.ts';
import type { LedgerLine, RecordedTransition } from '../domain/ledger.ts';
import type { DateStyle } from '../messages/dates.ts';
import { choiceMessage, initiativeMessage, type Relations } from '../messages/initiative.ts';
import type { Message } from '../messages/message.ts';
import type { InitiativeCatalogue } from '../stories/initiative-catalogue.ts';
import { ledgerLines } from '../stories/ledger-lines.ts';
import { isoDay } from '../stories/partial-date.ts';
import { linesUntil, standingOf, watchOf } from '../stories/standing.ts';
import { type LedgerDeps, MOST_STEPS } from './ledger-deps.ts';

/** Initiatives offered when several may be meant. */
const MOST_CHOICES = 12;

/** Answers `initiative`: the record of the one that was named, or those that the name may mean. */
export async function initiative(
  deps: LedgerDeps,
  ids: readonly string[],
  asked: string,
  style: DateStyle,
): Promise<Message | null> {
  const [only, ...others] = ids.flatMap((id) => deps.catalogue.byId(id) ?? []);
  if (!only) return null;
  if (others.length === 0) return record(deps, only, style);
  return choiceMessage(asked, [only, ...others].slice(0, MOST_CHOICES), deps.labels, deps.prefix);
}

async function record(deps: LedgerDeps, of: Initiative, style: DateStyle): Promise<Message> {
  const { lines, later } = linesUntil(await linesOf(deps, of), style.now);
  const standing = standingOf(of, lines, later > 0);
  const watch = watchOf(of, standing, lines, style.now);
  const relations = relationsOf(deps.catalogue, of, isoDay(style.now));
  return initiativeMessage({ initiative: of, standing, lines, later, watch, relations }, deps.labels, style);
}

/** A pair's steps are read together, so that news without the name finds its initiative as in the timeline. */
async function linesOf(
  { ledger, catalogue, labels }: LedgerDeps,
  of: Initiative,
): Promise<readonly LedgerLine[]> {
  const [a, b, more] = of.parties;
  const isPair = a !== undefined && b !== undefined && more === undefined;
  const [named, ofPair] = await Promise.all([
    ledger.byInitiative(spellingsOf(of), MOST_STEPS),
    isPair ? ledger.byPair([a, b], MOST_STEPS) : [],
  ]);
  const known = new Set(ofPair.map(keyOf));
  const recorded = [...ofPair, ...named.filter((one) => !known.has(keyOf(one)))];
  const seeds = catalogue.seeds.filter(
    (seed) => seed.initiative === of.id || (isPair && seed.parties.join('~') === `${a}~${b}`),
  );
  return ledgerLines(catalogue, recorded, seeds, labels.outlets).filter((line) => line.initiative === of.id);
}

/** The news writes abbreviations as it likes. */
function spellingsOf({ id, name, aliases }: Initiative): string[] {
  const names = [id, name, ...aliases];
  return [...new Set(names.flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()]))];
}

function keyOf({ story, role, stage, date, parties }: RecordedTransition): string {
  return JSON.stringify([story, role, stage, date, parties]);
}

/**
 * A record names as parents both what it followed and what it stands under: the former name it as successor. With the
 * clock set back, what began later is not known yet.
 */
function relationsOf({ all, byId }: InitiativeCatalogue, of: Initiative, today: string): Relations {
  const known = all.filter(({ launched }) => launched <= today);
  const parents = of.parents.flatMap((id) => byId(id) ?? []);
  const before = (one: Initiative) => one.successors.includes(of.id);
  return {
    predecessors: known.filter(before),
    umbrellas: parents.filter((one) => !before(one)),
    successors: known.filter(({ id }) => of.successors.includes(id)),
    parts: known.filter(({ id, parents: above }) => above.includes(of.id) && !of.successors.includes(id)),
  };
}
