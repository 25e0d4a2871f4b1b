import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  FTS_TOKENIZER,
  ftsPhrase,
  ftsPrefix,
  ftsTag,
  ftsTags,
  ftsText,
} from '../../../src/query/full-text.ts';
import { hasPhrase, hasPrefix, tokenText } from '../../../src/query/token-text.ts';
import { tokenise } from '../../../src/query/tokenise.ts';

const db = new BetterSqlite3(':memory:');
db.exec(`CREATE VIRTUAL TABLE t USING fts5 (text, tags, tokenize = '${FTS_TOKENIZER}');
  CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')`);
afterAll(() => void db.close());

function store(text: string, tags: string): void {
  db.exec('DELETE FROM t');
  db.prepare('INSERT INTO t VALUES (?, ?)').run(text, tags);
}

function found(match: string): boolean {
  return db.prepare('SELECT 1 FROM t WHERE t MATCH ?').get(match) !== undefined;
}

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('rare', 'earth', '半導体', 'हिंदी', 'U.S.', 'Straße', 'ﬁ'),
);

describe('tokens in SQLite', () => {
  it('come out of FTS5 as they went in', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (texts) => {
        store(ftsText(texts), '');
        const rows = db.prepare("SELECT term FROM v WHERE col = 'text' ORDER BY offset").pluck().all();
        expect(rows).toEqual(tokenText(texts).tokens);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are found as phrases and prefixes where our own search finds them', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (texts, at, length) => {
          store(ftsText(texts), '');
          const text = tokenText(texts);
          // From everything in a row, breaks left out, so that some phrases cross from one field into the next.
          const tokens = texts.flatMap((field) => tokenise(field));
          const phrase = tokens.slice(at % (tokens.length + 1)).slice(0, length);
          fc.pre(phrase.length > 0);
          const stem = Array.from(phrase[0] ?? '')
            .slice(0, 2)
            .join('');
          expect(found(ftsPhrase(phrase))).toBe(hasPhrase(text, phrase));
          expect(found(ftsPrefix(stem))).toBe(hasPrefix(text, stem));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('tags in SQLite', () => {
  it('are one token each, and none is another or a word', () => {
    const tags = [
      'c:IN',
      'c:AU-UNION',
      'p:AU-UNION~IN',
      's:in',
      'i:gb-in-tsi',
      'plurilateral',
      'l:x y',
      'l:日',
      'k:news',
    ];
    store('', ftsTags(tags));
    const terms = db.prepare("SELECT DISTINCT term FROM v WHERE col = 'tags'").pluck().all();
    // And the token that every story has.
    expect(terms).toHaveLength(tags.length + 1);
    for (const tag of tags) expect(found(`tags : "${ftsTag(tag)}"`)).toBe(true);
    expect(found(`tags : "${ftsTag('c:AU')}"`)).toBe(false);
    expect(terms.map((term) => tokenise(String(term)))).not.toContainEqual([terms[0]]);
  });
});
