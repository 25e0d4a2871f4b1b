import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { printQuery } from '../../../src/query/print-query.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const manual = readFileSync(resolve(import.meta.dirname, '../../../docs/query-language.md'), 'utf8');
const rows = [...manual.matchAll(/^\| `(.+)` \| `(.+)` \|$/gmu)].map(([, typed = '', meaning = '']) =>
  [typed, meaning].map((text) => text.replaceAll('\\|', '|')),
);

describe('docs/query-language.md', () => {
  it('has examples', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  it.each(rows)('is right that %j means %j', (typed, meaning) => {
    const parsed = parseQuery(typed ?? '', theVocabulary(), { now: Date.UTC(2026, 10, 23) });
    expect(parsed.ok && printQuery(parsed.query)).toBe(meaning);
  });
});
