import type { EventFeatures } from './event-features.ts';

/** Weights of a logistic regression over {@link EventFeatures}, and the probability from which on two are one event. */
export interface EventModel {
  readonly threshold: number;
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** Probability that two tellings are of one event, 0 to 1. Signals that the model does not know weigh nothing. */
export function probability(model: Pick<EventModel, 'bias' | 'weights'>, features: EventFeatures): number {
  let sum = model.bias;
  for (const name in features) sum += (features[name] ?? 0) * (model.weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The signals that speak for one event, strongest first: `[name, contribution]`. */
export function contributions(model: EventModel, features: EventFeatures): [name: string, weight: number][] {
  return Object.entries(features)
    .map(([name, value]): [string, number] => [name, value * (model.weights[name] ?? 0)])
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1]);
}
