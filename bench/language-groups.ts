import type { Features } from '../src/analysis/features.ts';
import type { LinearModel } from '../src/analysis/lexicon.ts';

/** English, whose lexicon is by far the largest, and all other languages. */
export const GROUPS = ['english', 'other'] as const;
export type LanguageGroup = (typeof GROUPS)[number];

/**
 * Each feature once for all languages and once for its group, so that one training finds what holds everywhere and what
 * holds in one group alone (Daumé 2007, “Frustratingly Easy Domain Adaptation”).
 */
export function inGroup(features: Features, group: LanguageGroup): Features {
  const out: Record<string, number> = { [`@${group}`]: 1 };
  for (const [name, value] of Object.entries(features)) {
    if (value === 0) continue;
    out[name] = value;
    out[`${name}@${group}`] = value;
  }
  return out;
}

/** The model of one group: what was learnt for all and for that group, as weights of the plain features. */
export function ofGroup({ bias, weights }: LinearModel, group: LanguageGroup): LinearModel {
  const own: Record<string, number> = {};
  const round4 = (x: number): number => Math.round(x * 10_000) / 10_000;
  for (const [name, weight] of Object.entries(weights)) {
    if (name.includes('@')) continue;
    const sum = round4(weight + (weights[`${name}@${group}`] ?? 0));
    if (sum !== 0) own[name] = sum;
  }
  return { bias: round4(bias + (weights[`@${group}`] ?? 0)), weights: own };
}
