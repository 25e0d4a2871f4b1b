import { DAY } from '../domain/time.ts';
import type { EventFacts } from './event-facts.ts';
import { compareLabels, compareWords } from './event-features.ts';
import { createJudge, type EventModel } from './event-model.ts';
import { noSignals } from './event-signals.ts';
import { OTHER_PARTIES, otherParties, veto } from './event-vetoes.ts';
import { type Telling, tellingOf } from './telling.ts';

/** Whether an item reports a founder's event. */
export type EventVerdict =
  | { readonly kind: 'same'; readonly probability: number; readonly because: string }
  | { readonly kind: 'other'; readonly probability: number; readonly because: string };

/** Compares an item with a story's founder. */
export type SameEvent = (item: EventFacts, founder: EventFacts) => EventVerdict;

/** Two tellings further apart than this are never one event: news of one event comes within days. */
export const EVENT_WINDOW = 7 * DAY;

const TOO_FAR: EventVerdict = {
  kind: 'other',
  probability: 0,
  because: 'more than a week lies between them',
};
const TOO_LITTLE = 'too little speaks for it';
const OTHERS: EventVerdict = { kind: 'other', probability: 0, because: OTHER_PARTIES };
const NO_CHANCE: EventVerdict = { kind: 'other', probability: 0, because: TOO_LITTLE };

/**
 * Makes the judge of what is one event, by a model over several weak signals, none of which decides alone: rewrites
 * of one event often share under a third of their words (NEWS-COPY, arXiv:2210.04261), and one pair can have two
 * events in a week. Some contradictions forbid it whatever the signals say ({@link veto}). A text is read once for as
 * long as its facts are kept.
 */
export function createSameEvent(model: EventModel): SameEvent {
  const judge = createJudge(model);
  const read = keptTellings();
  const readItem = lastAtHand(read);
  const signals = noSignals();
  return (item, founder) => {
    if (Math.abs(item.published - founder.published) > EVENT_WINDOW) return TOO_FAR;
    const a = readItem(item);
    const b = read(founder);
    // The cheapest veto first: most candidates share one party only.
    if (otherParties(a, b)) return OTHERS;
    compareLabels(signals, a, b);
    // Where labels and times leave no chance, the words need not be compared.
    if (!judge.hasChance(signals)) return NO_CHANCE;
    compareWords(signals, a, b);
    const probability = judge.probability(signals);
    if (probability < model.threshold) return { kind: 'other', probability, because: TOO_LITTLE };
    const forbidden = veto(a, b);
    if (forbidden !== null) return { kind: 'other', probability, because: forbidden };
    return { kind: 'same', probability, because: judge.loudest(signals).join(', ') };
  };
}

/** What was read of an item's or founder's facts, for as long as somebody keeps them. */
function keptTellings(): (facts: EventFacts) => Telling {
  const kept = new WeakMap<EventFacts, Telling>();
  return (facts) => {
    const known = kept.get(facts);
    if (known) return known;
    const telling = tellingOf(facts);
    kept.set(facts, telling);
    return telling;
  };
}

/** The same with the last one at hand: an item is compared with many founders in turn. */
function lastAtHand(read: (facts: EventFacts) => Telling): (facts: EventFacts) => Telling {
  let last: Telling | null = null;
  return (facts) => {
    if (last?.facts !== facts) last = read(facts);
    return last;
  };
}
