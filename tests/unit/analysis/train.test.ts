import { describe, expect, it } from 'vitest';
import { contributions, probability } from '../../../src/analysis/model.ts';
import { crossTrain, type Example, foldsByGroup, trainLogistic } from '../../../src/analysis/train.ts';

const example = (features: Record<string, number>, answer: boolean, group = ''): Example => ({
  features,
  answer,
  group,
});

describe('the logistic model', () => {
  const examples = Array.from({ length: 60 }, (_, i) =>
    example({ signal: i % 2, noise: (i * 7) % 3 }, i % 2 === 1, `story ${i % 10}`),
  );
  const model = trainLogistic(examples);

  it('learns what tells and leaves what does not', () => {
    expect(model.weights.signal).toBeGreaterThan(2);
    expect(Math.abs(model.weights.noise ?? 9)).toBeLessThan(0.5);
    expect(probability(model, { signal: 1, noise: 1 })).toBeGreaterThan(0.8);
    expect(probability(model, { signal: 0, noise: 1 })).toBeLessThan(0.2);
  });
  it('heeds the weight of an example', () => {
    const heavy = examples.map((e) => (e.answer ? e : { ...e, weight: 4 }));
    const doubtful = { signal: 0.5, noise: 1 };
    expect(probability(trainLogistic(heavy), doubtful)).toBeLessThan(probability(model, doubtful) - 0.02);
  });
  it('is the same each time', () => {
    expect(trainLogistic(examples)).toEqual(model);
  });
  it('says what moved it', () => {
    expect(contributions(model, { signal: 1, noise: 0, unknown: 1 }).map(([name]) => name)).toEqual([
      'signal',
    ]);
  });
  it('never tests on a story that it was trained on', () => {
    const groups = examples.map((e) => e.group);
    const folds = foldsByGroup(groups, 4);
    const byGroup = new Map<string, Set<number>>();
    groups.forEach((group, i) => {
      byGroup.set(group, (byGroup.get(group) ?? new Set()).add(folds[i] ?? -1));
    });
    expect([...byGroup.values()].every((seen) => seen.size === 1)).toBe(true);
    expect(new Set(folds).size).toBe(4);
    expect(crossTrain(examples, 4).models).toHaveLength(4);
  });
});
