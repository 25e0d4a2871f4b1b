import { FIRST_WORD_SIGNAL, SIGNAL_NAMES, type SignalName, type Signals } from './event-signals.ts';

/** Weights of a logistic regression over the signals, and the probability from which on two are one event. */
export interface EventModel {
  readonly threshold: number;
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** An {@link EventModel} made ready for many comparisons. */
export interface EventJudge {
  /** Whether the signals of labels and times leave a chance: with the kindest words the threshold can be reached. */
  hasChance(signals: Signals): boolean;
  /** Probability that two tellings are of one event, 0 to 1. */
  probability(signals: Signals): number;
  /** The signals that speak loudest for one event, loudest first, at most three. */
  loudest(signals: Signals): SignalName[];
}

/** Makes the judge of a model. Signals that the model does not know weigh nothing. */
export function createJudge({ threshold, bias, weights }: EventModel): EventJudge {
  const byPlace = Float64Array.from(SIGNAL_NAMES, (name) => weights[name] ?? 0);
  const kindest = byPlace.subarray(FIRST_WORD_SIGNAL).reduce((sum, weight) => sum + Math.max(0, weight), 0);
  const needed = Math.log(threshold / (1 - threshold)) - kindest;
  const sum = (signals: Signals, end: number): number => {
    let all = bias;
    for (let i = 0; i < end; i++) all += (signals[i] ?? 0) * (byPlace[i] ?? 0);
    return all;
  };
  return {
    hasChance: (signals) => sum(signals, FIRST_WORD_SIGNAL) >= needed,
    probability: (signals) => 1 / (1 + Math.exp(-sum(signals, signals.length))),
    loudest: (signals) => {
      const found: SignalName[] = [];
      let bound = Infinity;
      while (found.length < 3) {
        const at = loudestBelow(signals, byPlace, bound);
        const name = SIGNAL_NAMES[at];
        if (name === undefined) break;
        found.push(name);
        bound = (signals[at] ?? 0) * (byPlace[at] ?? 0);
      }
      return found;
    },
  };
}

/** Place of the signal that speaks loudest for one event, but less loud than `bound`; -1 when none does. */
function loudestBelow(signals: Signals, weights: Float64Array, bound: number): number {
  let [at, most] = [-1, 0];
  for (let i = 0; i < signals.length; i++) {
    const said = (signals[i] ?? 0) * (weights[i] ?? 0);
    if (said > most && said < bound) [at, most] = [i, said];
  }
  return at;
}
