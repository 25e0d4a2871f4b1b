import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../src/compose/evaluation.ts';

const root = resolve(import.meta.dirname, '..');
const [, quoted = ''] = readFileSync(`${root}/README.md`, 'utf8').split('<!-- accuracy -->');
const readme = quoted.split('<!-- /accuracy -->')[0] ?? '';

/** The README's rows for a set of labelled files, as `npm run eval` measures them now. */
function rows(files: readonly string[]): string[] {
  const { report } = evaluateFiles(files.map((file) => `${root}/${file}`));
  const three = (x: number): string => x.toFixed(3);
  const within = (name: keyof typeof report.intervals): string =>
    `${three(report.intervals[name].low)} to ${three(report.intervals[name].high)}`;
  return [
    `relevance F1 | ${three(report.relevance.f1)} | ${within('relevance')}`,
    `pairs F1 | ${three(report.pairs.f1)} | ${within('pairs')}`,
    `sectors F1 | ${three(report.sectors.f1)} | ${within('sectors')}`,
    `stage accuracy | ${three(report.stage.accuracy)} | ${within('stage')}`,
    `item and pair F1 | ${three(report.endToEnd.f1)} | ${within('endToEnd')}`,
  ];
}

describe('the accuracy that the README quotes is the one that is measured', () => {
  it.each([
    ['dev', ['tests/gold/dev.jsonl']],
    ['sample', ['data/sample/partnerships.jsonl', 'data/sample/noise.jsonl']],
  ])('%s', (name, files) => {
    const [, section = ''] = readme.split(`<!-- ${name} -->`);
    const table = section.split('<!--')[0] ?? '';
    for (const row of rows(files)) expect(table).toContain(`| ${row} |`);
  });
});
