import type { EventFacts } from './event-facts.ts';
import { cameAbout, jaccard, sharedCount } from './event-features.ts';
import { inOrder, isForeign, type Telling, wordsAlike } from './telling.ts';

/** What {@link otherParties} says. */
export const OTHER_PARTIES = 'other parties act in it';

/** Below this the words of two tellings have nothing to say for them being one event. */
const LITTLE_ALIKE = 0.1;

/** `$2.6 billion` and `nearly $3 billion` are one sum. */
const ROUNDING = 0.25;

/**
 * Why two tellings cannot be of one event, however alike they are otherwise; `null` when nothing forbids it. Names
 * and figures that contradict each other outweigh any number of weak signals: rounds of a series and follow-ups
 * share all their labels.
 */
export function veto(a: Telling, b: Telling): string | null {
  if (otherParties(a, b)) return OTHER_PARTIES;
  if (contradict(a.text().headline().money, b.text().headline().money, ROUNDING))
    return 'the headlines name different sums';
  if (contradict(a.text().figures.ordinals, b.text().figures.ordinals, 0))
    return 'they are of different rounds';
  if (wordsAlike(a, b) < LITTLE_ALIKE) {
    if (disjoint(a.facts.sectors, b.facts.sectors)) return 'they are about different technologies';
    if (twoLabelsDiffer(a.facts, b.facts)) return 'stage and technologies differ and the words do, too';
  }
  if (brokeOff(a, b)) return 'one reports a breakdown, the other does not';
  return lookedAhead(a, b) ? 'one looks ahead to what the other reports' : null;
}

/** Values by what they are values of: `$ 200000000` of the dollar, `round 3` of the round. */
function byKind(values: readonly string[]): Map<string, number[]> {
  const kinds = new Map<string, number[]>();
  for (const value of values) {
    const [kind = '', number = ''] = value.split(' ');
    kinds.set(kind, [...(kinds.get(kind) ?? []), Number(number)]);
  }
  return kinds;
}

/** Both name values of one kind, and no two of them are the same but for rounding (`tolerance`, a share). */
function contradict(a: readonly string[], b: readonly string[], tolerance: number): boolean {
  const theirs = byKind(b);
  return [...byKind(a)].some(([kind, mine]) => {
    const others = theirs.get(kind) ?? [];
    const near = (x: number, y: number): boolean => Math.abs(x - y) <= tolerance * Math.max(x, y);
    return others.length > 0 && !mine.some((x) => others.some((y) => near(x, y)));
  });
}

function disjoint<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length > 0 && b.length > 0 && sharedCount(a, b) === 0;
}

function twoLabelsDiffer(a: EventFacts, b: EventFacts): boolean {
  if (a.sectors.length === 0 || b.sectors.length === 0) return false;
  return (a.stage === null || a.stage !== b.stage) && jaccard(a.sectors, b.sectors) <= 0.5;
}

/** A preview and its outcome are two events: the signing that was expected is news of its own. */
function lookedAhead(a: Telling, b: Telling): boolean {
  const [earlier, later] = inOrder(a, b);
  if (!earlier.text().preview() || later.text().preview()) return false;
  const [before, after] = [earlier.facts.stage, later.facts.stage];
  return before !== null && after !== null && cameAbout(before, after);
}

/** A breakdown and what was done about it share parties, technologies and most names. */
function brokeOff(a: Telling, b: Telling): boolean {
  if (isForeign(a, b) || wordsAlike(a, b) >= 0.15) return false;
  const stages = [a.facts.stage, b.facts.stage];
  return (
    stages.every((stage) => stage !== null) && stages.filter((stage) => stage === 'stalled').length === 1
  );
}

/**
 * Other pairs act, and neither text so much as names the other's: a pair that was read wrongly, where the right
 * parties are named, forbids nothing.
 */
export function otherParties(a: Telling, b: Telling): boolean {
  if (a.pairs.length === 0 || b.pairs.length === 0) return false;
  return !names(a.facts, b.facts) && !names(b.facts, a.facts);
}

/** Whether the text names both parties of a pair that acts in the other. */
function names({ parties }: EventFacts, { pairs }: EventFacts): boolean {
  for (const [one, other] of pairs) if (holds(parties, one) && holds(parties, other)) return true;
  return false;
}

/** As `includes`, which costs more on lists this short. */
function holds(list: readonly string[], value: string): boolean {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return true;
  return false;
}
