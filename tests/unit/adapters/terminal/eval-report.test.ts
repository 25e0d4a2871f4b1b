import { describe, expect, it } from 'vitest';
import { renderEvaluation } from '../../../../adapters/terminal/eval-report.ts';
import { alwaysYes } from '../../../../src/analysis/baselines.ts';
import { evaluate, score } from '../../../../src/analysis/evaluate.ts';
import type { GoldItem } from '../../../../src/analysis/gold.ts';

const gold: readonly GoldItem[] = ['a', 'b', 'c'].map((id, i) => ({
  id,
  lang: i === 1 ? 'fr' : 'en',
  relevant: i < 2,
  pairs: i < 2 ? [['GB', 'IN']] : [],
  background_pairs: [],
  sectors: i < 2 ? ['quantum'] : [],
  stage: i < 2 ? 'signed' : null,
  story: id,
}));

describe('the evaluation as text', () => {
  const report = evaluate(
    gold,
    gold.map((g) => ({ ...g, probability: g.relevant ? 0.9 : 0.1 })),
  );
  const text = renderEvaluation(report, [{ name: 'always yes', figures: score(gold, alwaysYes(gold)) }]);

  it('says the figures, the baselines and the floors', () => {
    expect(text).toContain('3 items, 2 of them relevant');
    expect(text).toMatch(/relevance +1\.000 +1\.000 +1\.000 +\d\.\d{3} to \d\.\d{3}/);
    expect(text).toMatch(/Entente +1\.000 +1\.000 +1\.000 +1\.000 +1\.000/);
    expect(text).toMatch(/always yes +0\.800 +0\.000/);
    expect(text).toMatch(/signed +2 +1\.000 +1\.000 +1\.000/);
    expect(text).toMatch(/expected error 0\.100/);
    expect(text).toMatch(/pairsF1 +0\.\d+ +1\.000 +holds/);
  });

  it('marks what is below its floor', () => {
    expect(renderEvaluation(evaluate(gold, []), [])).toContain('BELOW');
  });

  it('has no trailing spaces and ends with one line break', () => {
    expect(text).not.toMatch(/ \n/);
    expect(text.endsWith('\n')).toBe(true);
  });
});
