import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGoldFile } from '../../../adapters/files/load-gold.ts';
import { crossValidated, evaluateStories } from '../../../src/stories/evaluate-stories.ts';
import { belowStoryFloors } from '../../../src/stories/story-floors.ts';
import { shippedSameEvent } from '../../builders/same-event.ts';
import { analyse } from '../analysis/desk.ts';

const root = join(import.meta.dirname, '../../..');
const gold = [
  'tests/gold/dev.jsonl',
  'tests/gold/growth-events.jsonl',
  'tests/gold/growth-noise.jsonl',
  'data/sample/partnerships.jsonl',
].flatMap((file) => readGoldFile(join(root, file)));

describe('the events of the labelled news', () => {
  const report = evaluateStories(gold, analyse, shippedSameEvent());

  it('are told apart no worse than the floors', () => {
    expect(belowStoryFloors(report)).toEqual([]);
  });

  it('are told apart better than by any baseline, even with labels that the program read itself', () => {
    for (const { figures } of report.baselines) {
      expect(report.read.figures.bCubed.f1).toBeGreaterThan(figures.bCubed.f1 + 0.05);
      expect(report.read.figures.pairwise.f1).toBeGreaterThan(figures.pairwise.f1 + 0.05);
    }
  });

  it('are told apart as well by models that have not seen them', () => {
    const [labelled, read] = crossValidated(gold, analyse);
    expect(labelled?.figures.bCubed.f1).toBeGreaterThan(0.95);
    expect(labelled?.figures.pairwise.f1).toBeGreaterThan(0.88);
    expect(read?.figures.bCubed.f1).toBeGreaterThan(0.9);
  });

  it('are many', () => {
    expect(report.labelled.figures.wanted).toBeGreaterThanOrEqual(230);
  });
});

it('a floor that is missed is named', () => {
  const apart = evaluateStories(gold.slice(0, 30), analyse, () => ({
    kind: 'other',
    probability: 0,
    because: 'never',
  }));
  expect(belowStoryFloors(apart).join('\n')).toMatch(/^bCubedF1 is 0\.\d+, its floor is 0\.96/);
});
