import { describe, expect, it } from 'vitest';
import { alwaysYes, majority } from '../../../src/analysis/baselines.ts';
import { bootstrap, seededRandom } from '../../../src/analysis/bootstrap.ts';
import { evaluate } from '../../../src/analysis/evaluate.ts';
import { belowFloors, FLOORS } from '../../../src/analysis/floors.ts';
import type { GoldItem, Prediction } from '../../../src/analysis/gold.ts';
import type { Stage } from '../../../src/domain/stage.ts';

const gold = (id: string, more: Partial<GoldItem> = {}): GoldItem => ({
  id,
  lang: 'en',
  relevant: true,
  pairs: [['GB', 'IN']],
  background_pairs: [],
  sectors: ['quantum'],
  stage: 'signed',
  story: id,
  ...more,
});
const said = (id: string, more: Partial<Prediction> = {}): Prediction => ({
  id,
  relevant: true,
  pairs: [['IN', 'GB']],
  sectors: ['quantum'],
  stage: 'signed',
  ...more,
});
const no = { relevant: false, pairs: [], sectors: [], stage: null };

/** Counted by hand: six items, four of them relevant, one of these unseen. */
const GOLD: readonly GoldItem[] = [
  gold('a', { story: 's1' }),
  gold('b', { story: 's1', sectors: ['quantum', 'space'], stage: 'active' }),
  gold('c', {
    pairs: [
      ['FR', 'IN'],
      ['DE', 'IN'],
    ],
    background_pairs: [['IN', 'US']],
    lang: 'fr',
  }),
  gold('d', { stage: 'proposed', lang: 'de' }),
  gold('e', no),
  gold('f', { ...no, lang: 'fr' }),
];
const SAID: readonly Prediction[] = [
  said('a', { story: 'x' }),
  said('b', { story: 'x', stage: 'signed' }),
  said('c', {
    pairs: [
      ['FR', 'IN'],
      ['IN', 'US'],
    ],
    sectors: ['quantum', 'space'],
    story: 'x',
  }),
  said('e', { pairs: [['CN', 'US']] }),
];

describe('evaluate', () => {
  const report = evaluate(GOLD, SAID);

  it('counts relevance over all items', () => {
    expect(report.relevance).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75, tp: 3, fp: 1, fn: 1 });
  });
  it('counts pairs and sectors over relevant items', () => {
    expect(report.pairs).toMatchObject({ tp: 3, fp: 1, fn: 2, precision: 0.75, recall: 0.6, f1: 0.667 });
    expect(report.sectors).toMatchObject({ tp: 3, fp: 1, fn: 2 });
  });
  it('counts stages over relevant items', () => {
    expect(report.stage.accuracy).toBe(0.5);
    expect(report.stage.macroF1).toBe(0.267);
    expect(report.confusion.active).toMatchObject({ signed: 1, active: 0 });
    expect(report.confusion.proposed).toMatchObject({ none: 1 });
  });
  it('counts item and pair over all items', () => {
    expect(report.endToEnd).toMatchObject({ tp: 3, fp: 2, fn: 2, f1: 0.6 });
  });
  it('groups stories by B-cubed', () => {
    expect(report.stories).toEqual({ precision: 0.667, recall: 1, f1: 0.8 });
  });
  it('tells the languages apart', () => {
    expect(report.byLang).toEqual({ en: 0.8, other: 0.667 });
    expect(report.languages.map((l) => l.lang)).toEqual(['en', 'fr', 'de']);
  });
  it('sees a precedent that was reported as news', () => {
    expect(report.background).toEqual({ items: 1, kept: 0 });
  });
  it('gives the same intervals again, around the figure', () => {
    const again = evaluate(GOLD, SAID);
    expect(again.intervals).toEqual(report.intervals);
    expect(report.intervals.relevance.low).toBeLessThanOrEqual(0.75);
    expect(report.intervals.relevance.high).toBeGreaterThanOrEqual(0.75);
  });
  it('takes an absent prediction for "no"', () => {
    expect(evaluate(GOLD, []).relevance).toMatchObject({ tp: 0, fn: 4, f1: 0 });
  });
});

describe('calibration', () => {
  it('is perfect when the probabilities come true and bad when they do not', () => {
    const items = Array.from({ length: 100 }, (_, i) => gold(`${i}`, i % 2 ? {} : no));
    const sure = items.map((g) => said(g.id, { probability: g.relevant ? 1 : 0 }));
    const wrong = items.map((g) => said(g.id, { probability: g.relevant ? 0 : 1 }));
    expect(evaluate(items, sure).calibration?.error).toBe(0);
    expect(evaluate(items, wrong).calibration?.error).toBe(1);
    expect(evaluate(items, [said('1')]).calibration).toBeNull();
  });
});

describe('the bootstrap', () => {
  it('draws whole groups', () => {
    const sizes = new Set<number>();
    bootstrap([1, 1, 1, 2, 2, 2], String, (sample) => [sizes.add(sample.length).size], 50);
    expect([...sizes]).toEqual([6]);
  });
  it('has a generator that repeats itself', () => {
    const a = seededRandom(3);
    const b = seededRandom(3);
    expect([a(), a(), a()]).toEqual([b(), b(), b()]);
  });
});

describe('baselines and floors', () => {
  it('know no pair', () => {
    expect(evaluate(GOLD, alwaysYes(GOLD)).relevance).toMatchObject({ recall: 1, precision: 0.667 });
    expect(evaluate(GOLD, majority(GOLD)).stage.accuracy).toBe(0.5);
  });
  it('a floor that is missed is named with both figures', () => {
    const perfect = GOLD.map((g) => said(g.id, { ...g, stage: g.stage as Stage | null }));
    expect(belowFloors(evaluate(GOLD, perfect))).toEqual([]);
    const missed = belowFloors(evaluate(GOLD, SAID));
    expect(missed).toContain(`pairsF1 is 0.667, its floor is ${FLOORS.pairsF1}`);
  });
});
