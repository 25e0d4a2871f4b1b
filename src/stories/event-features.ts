import type { Sector } from '../domain/sector.ts';
import { type Stage, stageOrder } from '../domain/stage.ts';
import { DAY } from '../domain/time.ts';
import type { EventFacts } from './event-facts.ts';
import { cosine } from './story-terms.ts';
import { inOrder, isForeign, type Telling, wordsAlike } from './telling.ts';
import type { TextFigures } from './text-figures.ts';

/** Signals of a comparison by name, each about 0 to 1; one that is absent is 0. */
export type EventFeatures = Readonly<Record<string, number>>;

/** Compares two tellings signal by signal; which of the two is the founder does not matter. */
export function eventFeatures(a: Telling, b: Telling): EventFeatures {
  return {
    ...partyFeatures(a, b),
    ...wordFeatures(a, b),
    ...sectorFeatures(a.facts.sectors, b.facts.sectors),
    ...stageFeatures(a, b),
    ...initiativeFeatures(a.facts, b.facts),
    ...figureFeatures(a.text.figures, b.text.figures),
    ...timeFeatures(a.facts, b.facts),
  };
}

const on = (yes: boolean): number => (yes ? 1 : 0);

function partyFeatures(a: Telling, b: Telling): EventFeatures {
  const shared = [...a.pairs].filter((key) => b.pairs.has(key)).length;
  const both = a.pairs.size > 0 && b.pairs.size > 0;
  return {
    'pairs shared': on(shared > 0),
    'pairs alike': shared / Math.max(1, a.pairs.size + b.pairs.size - shared),
    'pairs differ': on(both && shared === 0),
    'no pair in one': on(a.pairs.size > 0 !== b.pairs.size > 0),
    'no pair in both': on(a.pairs.size === 0 && b.pairs.size === 0),
    'parties alike': jaccard(a.facts.parties, b.facts.parties),
  };
}

function wordFeatures(a: Telling, b: Telling): EventFeatures {
  const alike = wordsAlike(a, b);
  if (isForeign(a, b)) return { foreign: 1, 'words alike, foreign': alike };
  return {
    'words alike': alike,
    'title alike': cosine(a.text.title, b.text.title),
    'few words alike': Math.max(0, 0.15 - alike) / 0.15,
  };
}

function sectorFeatures(a: readonly Sector[], b: readonly Sector[]): EventFeatures {
  if (a.length === 0 || b.length === 0) return { 'no sectors': 1 };
  const shared = a.filter((sector) => b.includes(sector)).length;
  return {
    'sectors alike': jaccard(a, b),
    'sectors within': shared / Math.min(a.length, b.length),
    'sectors differ': on(shared === 0),
  };
}

const TO_COME: ReadonlySet<Stage> = new Set(['proposed', 'negotiating']);

function stageFeatures(a: Telling, b: Telling): EventFeatures {
  const [first, second] = inOrder(a, b);
  const [earlier, later] = [first.facts.stage, second.facts.stage];
  if (earlier === null || later === null) return {};
  if (earlier === later) return { 'stage same': 1 };
  if (earlier === 'stalled' || later === 'stalled') return { 'stage stalled in one': 1 };
  return {
    'stage far': on(Math.abs(stageOrder(earlier) - stageOrder(later)) > 1),
    'stage came about': on(TO_COME.has(earlier) && !TO_COME.has(later)),
    'stage back': on(!TO_COME.has(earlier) && TO_COME.has(later)),
  };
}

/** Two names in one language tell two agreements apart; across languages they are no sign either way. */
function initiativeFeatures(a: EventFacts, b: EventFacts): EventFeatures {
  if (a.initiative === null || b.initiative === null) return {};
  if (a.initiative === b.initiative) return { 'initiative same': 1 };
  return { 'initiative differs': on(a.lang === b.lang) };
}

function figureFeatures(a: TextFigures, b: TextFigures): EventFeatures {
  return { 'figures shared': on(meet(a.money, b.money) || meet(a.numbers, b.numbers)) };
}

/** News of one event comes within days: the first day counts most, later ones less and less. */
function timeFeatures(a: EventFacts, b: EventFacts): EventFeatures {
  const days = Math.abs(a.published - b.published) / DAY;
  return {
    'days apart': Math.min(days, 14) / 7,
    'days apart, log': Math.log2(1 + days) / 4,
    'same day': on(days < 0.75),
  };
}

/** Whether two lists share a value. */
export function meet<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return a.some((one) => b.includes(one));
}

/** Shared values over all values of two lists without repeats, 0 to 1 (Jaccard 1901). */
export function jaccard<Value>(a: readonly Value[], b: readonly Value[]): number {
  const shared = a.filter((one) => b.includes(one)).length;
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}
