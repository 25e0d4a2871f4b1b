import { DAY } from '../domain/time.ts';
import type { EventFacts } from './event-facts.ts';
import { eventFeatures } from './event-features.ts';
import { contributions, type EventModel, probability } from './event-model.ts';
import { veto } from './event-vetoes.ts';
import { readText, type TellingText, tellingOf } from './telling.ts';

/** Whether an item reports a founder's event. */
export type EventVerdict =
  | { readonly kind: 'same'; readonly probability: number; readonly because: string }
  | { readonly kind: 'other'; readonly probability: number; readonly because: string };

/** Compares an item with a story's founder. */
export type SameEvent = (item: EventFacts, founder: EventFacts) => EventVerdict;

/** Two tellings further apart than this are never one event: news of one event comes within days. */
export const EVENT_WINDOW = 7 * DAY;

/** Texts kept ready for the next comparison: those of the founders that items of one day are compared with. */
const MOST_TEXTS = 4_000;

/**
 * Makes the judge of what is one event, by a model over several weak signals, none of which decides alone: rewrites
 * of one event often share under a third of their words (NEWS-COPY, arXiv:2210.04261), and one pair can have two
 * events in a week. Some contradictions forbid it whatever the signals say ({@link veto}). It keeps the texts that
 * it has read, at most {@link MOST_TEXTS} of them.
 */
export function createSameEvent(model: EventModel): SameEvent {
  const read = keptTexts();
  return (item, founder) => {
    if (Math.abs(item.published - founder.published) > EVENT_WINDOW) {
      return { kind: 'other', probability: 0, because: 'more than a week lies between them' };
    }
    const a = tellingOf(item, read(item));
    const b = tellingOf(founder, read(founder));
    const features = eventFeatures(a, b);
    const chance = probability(model, features);
    if (chance < model.threshold) {
      return { kind: 'other', probability: chance, because: 'too little speaks for it' };
    }
    const forbidden = veto(a, b);
    if (forbidden !== null) return { kind: 'other', probability: chance, because: forbidden };
    const speaking = contributions(model, features).map(([name]) => name);
    return { kind: 'same', probability: chance, because: speaking.slice(0, 3).join(', ') };
  };
}

/** Texts by what they are of, the oldest let go first. */
function keptTexts(): (facts: EventFacts) => TellingText {
  const kept = new Map<string, TellingText>();
  return ({ title, summary }) => {
    const key = `${title}\n${summary}`;
    const known = kept.get(key);
    if (known) return known;
    const text = readText(title, summary);
    kept.set(key, text);
    const [oldest] = kept.size > MOST_TEXTS ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return text;
  };
}
