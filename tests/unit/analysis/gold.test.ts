import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGoldFile } from '../../../adapters/files/load-gold.ts';
import { alwaysYes, booleanKeywords, predictionOf } from '../../../src/analysis/baselines.ts';
import { evaluate, score } from '../../../src/analysis/evaluate.ts';
import { belowFloors } from '../../../src/analysis/floors.ts';
import type { GoldItem } from '../../../src/analysis/gold.ts';
import { analyse, item, lexicon } from './desk.ts';

const folder = join(import.meta.dirname, '../../gold');

describe('the labelled news', () => {
  const gold = readGoldFile(join(folder, 'dev.jsonl'));
  const report = evaluate(
    gold,
    gold.map((g) => predictionOf(g.id, analyse(g))),
  );

  it('is read no worse than the floors', () => {
    expect(belowFloors(report)).toEqual([]);
  });
  it('is read better than by the baselines', () => {
    expect(report.relevance.f1).toBeGreaterThan(score(gold, alwaysYes(gold)).relevance.f1);
    const keywords = score(gold, booleanKeywords(gold, lexicon));
    expect(report.relevance.f1).toBeGreaterThan(keywords.relevance.f1 + 0.1);
    expect(report.pairs.f1).toBeGreaterThan(keywords.pairs.f1 + 0.1);
  });
  it('keeps precedents out of the news', () => {
    expect(report.background.kept).toBe(report.background.items);
  });
});

describe('the pitfalls', () => {
  const rows = JSON.parse(readFileSync(join(folder, 'pitfalls.json'), 'utf8')) as readonly (GoldItem & {
    title: string;
  })[];
  const judged = rows.map((row) => ({
    row,
    got: analyse(item(row.title, { lang: row.lang, published: '2025-11-20' })),
  }));
  const keys = (pairs: readonly (readonly string[])[]): string =>
    pairs
      .map((pair) => [...pair].sort().join('-'))
      .sort()
      .join(' ');

  it.each([
    ['relevance', 54, (j: (typeof judged)[number]) => j.got.relevant === j.row.relevant],
    ['pairs', 50, (j: (typeof judged)[number]) => keys(j.got.pairs) === keys(j.row.pairs)],
    ['stage', 45, (j: (typeof judged)[number]) => j.got.stage === j.row.stage],
    [
      'sectors',
      44,
      (j: (typeof judged)[number]) => [...j.got.sectors].sort().join() === [...j.row.sectors].sort().join(),
    ],
  ] as const)('%s: at least %i of 63 right', (_name, least, right) => {
    expect(judged.filter(right).length).toBeGreaterThanOrEqual(least);
  });
});
