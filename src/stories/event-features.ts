import { type Stage, stageOrder } from '../domain/stage.ts';
import { DAY } from '../domain/time.ts';
import type { EventFacts } from './event-facts.ts';
import { AT, noSignals, SIGNAL_NAMES, type Signals } from './event-signals.ts';
import { inOrder, isForeign, type Telling, wordsAlike } from './telling.ts';
import { cosine } from './term-vector.ts';
import type { TextFigures } from './text-figures.ts';

/** Signals of a comparison by name, each about 0 to 1; one that is absent is 0. */
export type EventFeatures = Readonly<Record<string, number>>;

/** Compares two tellings signal by signal; which of the two is the founder does not matter. */
export function eventFeatures(a: Telling, b: Telling): EventFeatures {
  const signals = noSignals();
  compareLabels(signals, a, b);
  compareWords(signals, a, b);
  return Object.fromEntries(
    SIGNAL_NAMES.flatMap((name, i): [string, number][] => (signals[i] ? [[name, signals[i]]] : [])),
  );
}

/** Writes the signals that need labels and times only, and clears the others. */
export function compareLabels(signals: Signals, a: Telling, b: Telling): void {
  signals.fill(0);
  compareParties(signals, a, b);
  compareSectors(signals, a.facts, b.facts);
  compareStages(signals, a, b);
  compareInitiatives(signals, a.facts, b.facts);
  compareTimes(signals, a.facts, b.facts);
  signals[AT.foreign] = on(isForeign(a, b));
}

/** Adds the signals for which the texts are compared. */
export function compareWords(signals: Signals, a: Telling, b: Telling): void {
  const alike = wordsAlike(a, b);
  if (isForeign(a, b)) signals[AT['words alike, foreign']] = alike;
  else {
    signals[AT['words alike']] = alike;
    signals[AT['title alike']] = cosine(a.text().title, b.text().title);
    signals[AT['few words alike']] = Math.max(0, 0.15 - alike) / 0.15;
  }
  signals[AT['figures shared']] = on(figuresShared(a.text().figures, b.text().figures));
}

const on = (yes: boolean): number => (yes ? 1 : 0);

function compareParties(signals: Signals, a: Telling, b: Telling): void {
  const shared = sharedCount(a.pairs, b.pairs);
  const [some, others] = [a.pairs.length > 0, b.pairs.length > 0];
  signals[AT['pairs shared']] = on(shared > 0);
  signals[AT['pairs alike']] = shared / Math.max(1, a.pairs.length + b.pairs.length - shared);
  signals[AT['pairs differ']] = on(some && others && shared === 0);
  signals[AT['no pair in one']] = on(some !== others);
  signals[AT['no pair in both']] = on(!some && !others);
  signals[AT['parties alike']] = jaccard(a.facts.parties, b.facts.parties);
}

function compareSectors(signals: Signals, { sectors: a }: EventFacts, { sectors: b }: EventFacts): void {
  if (a.length === 0 || b.length === 0) {
    signals[AT['no sectors']] = 1;
    return;
  }
  const shared = sharedCount(a, b);
  signals[AT['sectors alike']] = shared / (a.length + b.length - shared);
  signals[AT['sectors within']] = shared / Math.min(a.length, b.length);
  signals[AT['sectors differ']] = on(shared === 0);
}

const TO_COME: ReadonlySet<Stage> = new Set(['proposed', 'negotiating']);

function compareStages(signals: Signals, a: Telling, b: Telling): void {
  const [first, second] = inOrder(a, b);
  const [earlier, later] = [first.facts.stage, second.facts.stage];
  if (earlier === null || later === null) return;
  if (earlier === later) signals[AT['stage same']] = 1;
  else if (earlier === 'stalled' || later === 'stalled') signals[AT['stage stalled in one']] = 1;
  else {
    signals[AT['stage far']] = on(Math.abs(stageOrder(earlier) - stageOrder(later)) > 1);
    signals[AT['stage came about']] = on(cameAbout(earlier, later));
    signals[AT['stage back']] = on(!TO_COME.has(earlier) && TO_COME.has(later));
  }
}

/** Whether what was still to come at the earlier stage has come about at the later one. */
export function cameAbout(earlier: Stage, later: Stage): boolean {
  return TO_COME.has(earlier) && !TO_COME.has(later) && later !== 'stalled';
}

/** Two names in one language tell two agreements apart; across languages they are no sign either way. */
function compareInitiatives(signals: Signals, a: EventFacts, b: EventFacts): void {
  if (a.initiative === null || b.initiative === null) return;
  if (a.initiative === b.initiative) signals[AT['initiative same']] = 1;
  else signals[AT['initiative differs']] = on(a.lang === b.lang);
}

function figuresShared(a: TextFigures, b: TextFigures): boolean {
  return sharedCount(a.money, b.money) > 0 || sharedCount(a.numbers, b.numbers) > 0;
}

/** News of one event comes within days: the first day counts most, later ones less and less. */
function compareTimes(signals: Signals, a: EventFacts, b: EventFacts): void {
  const days = Math.abs(a.published - b.published) / DAY;
  signals[AT['days apart']] = Math.min(days, 14) / 7;
  signals[AT['days apart, log']] = Math.log2(1 + days) / 4;
  signals[AT['same day']] = on(days < 0.75);
}

/** How many values two lists without repeats share. */
export function sharedCount<Value>(a: readonly Value[], b: readonly Value[]): number {
  let shared = 0;
  for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) if (a[i] === b[j]) shared++;
  return shared;
}

/** Shared values over all values of two lists without repeats, 0 to 1 (Jaccard 1901). */
export function jaccard<Value>(a: readonly Value[], b: readonly Value[]): number {
  const shared = sharedCount(a, b);
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}
