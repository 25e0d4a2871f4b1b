import type { Features } from './features.ts';
import type { LinearModel } from './lexicon.ts';

/** Probability by logistic regression, 0 to 1. Features that the model does not know weigh nothing. */
export function probability(model: LinearModel, features: Features): number {
  let sum = model.bias;
  for (const name in features) {
    const value = features[name];
    if (value) sum += value * (model.weights[name] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
}

/** The features that moved the model most, strongest first: `[name, contribution]`. */
export function contributions(model: LinearModel, features: Features): [name: string, weight: number][] {
  return Object.entries(features)
    .map(([name, value]): [string, number] => [name, value * (model.weights[name] ?? 0)])
    .filter(([, weight]) => weight !== 0)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
}
