import { afterAll, describe, expect, it } from 'vitest';
import { compileQuery, type Purpose } from '../../../../adapters/sqlite/compile-query.ts';
import { openConnection } from '../../../../adapters/sqlite/connection.ts';
import { ftsTags, ftsText } from '../../../../src/query/full-text.ts';
import { parseQuery } from '../../../../src/query/parse-query.ts';
import type { Query } from '../../../../src/query/syntax-tree.ts';
import { theVocabulary } from '../../../builders/vocabulary.ts';

const now = Date.UTC(2026, 10, 23);
const db = openConnection({ file: ':memory:' });
// One plurilateral story of Sweden alone, so that selecting nothing means something.
const tags = ['c:SE', 'plurilateral', 'k:news'];
db.exec(`INSERT INTO stories (id, number, position, title, summary, confidence, published, updated, labels)
  VALUES (1, 1, ${BigInt(now) * 1_048_576n}, '', '', 1, ${now}, ${now}, '{}')`);
for (const tag of tags) db.prepare('INSERT INTO story_tags SELECT ?, position, id FROM stories').run(tag);
db.prepare('INSERT INTO story_text (rowid, text, outlets, tags) SELECT position, ?, ?, ? FROM stories').run(
  ftsText(['A rare x']),
  ftsText(['Mint']),
  ftsTags(tags),
);
afterAll(() => void db.close());

function read(text: string): Query {
  const parsed = parseQuery(text, theVocabulary(), { now });
  if (!parsed.ok) throw new Error(parsed.errors[0].message);
  return parsed.query;
}

function run(query: Query, purpose: Purpose): unknown[] {
  const { from, position, where, params } = compileQuery(query, now, purpose);
  return db
    .prepare(`SELECT ${position} FROM ${from} WHERE ${where} ORDER BY ${position} DESC LIMIT 9`)
    .all(...params);
}

/** How SQLite walks the query. */
function plan(text: string, purpose: Purpose = 'page'): string {
  const { from, position, where, params } = compileQuery(read(text), now, purpose);
  const rows = db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT ${position} FROM ${from} WHERE ${where} ORDER BY ${position} DESC LIMIT 9`,
    )
    .all(...params) as { detail: string }[];
  return rows.map(({ detail }) => detail).join('\n');
}

describe('compileQuery', () => {
  it.each([
    ['india', 'story_tags d'],
    ['india uk semiconductors', 'story_tags d'],
    ['india -china since:30d', 'story_tags d'],
    ['"rare earth" india', 'story_text f'],
    ['rare* since:30d', 'story_text f'],
    ['india icet', 'story_text f'],
    ['india|uk', 'story_text f'],
    ['-china', 'story_text f'],
    ['"rare" | -china', 'story_text f'],
    ['since:30d', 'stories s'],
    ['since:30d | india', 'stories s'],
    ['', 'stories s'],
  ])('walks %j by %s', (text, from) => {
    expect(compileQuery(read(text), now).from).toBe(from);
  });

  it('begins with the rarest label', () => {
    expect(compileQuery(read('semiconductors stage:signed india uk'), now).params[0]).toBe(
      'p:GB~IN s:semiconductors',
    );
    expect(compileQuery(read('semiconductors stage:signed india'), now).params[0]).toBe(
      'c:IN s:semiconductors',
    );
    expect(compileQuery(read('stage:signed india uk'), now).params[0]).toBe('p:GB~IN');
    expect(compileQuery(read('stage:signed semiconductors'), now).params[0]).toBe('t:signed');
  });

  it('counts several labels in the full-text index', () => {
    expect(compileQuery(read('india stage:signed'), now, 'count').from).toBe('story_text f');
    expect(compileQuery(read('india semiconductors'), now, 'count').from).toBe('story_tags d');
    expect(compileQuery(read('india since:30d'), now, 'count').from).toBe('story_tags d');
  });

  it.each(['india', 'india -china since:30d', '"rare earth" india', 'india|uk', '-china', 'since:30d', ''])(
    'gives %j newest first without sorting',
    (text) => {
      expect(plan(text)).not.toContain('TEMP B-TREE');
    },
  );

  it('names the words that begin so, where they are known', () => {
    const matchOf = (words: readonly string[] | null) =>
      compileQuery(read('semi* india'), now, 'page', () => words).params;
    expect(matchOf(['semi', 'semicon'])[0]).toContain('(text : ("semi" OR "semicon") AND');
    expect(matchOf(null)[0]).toContain('(text : "semi"* AND');
    expect(matchOf([])).toEqual(['c:IN']);
  });

  it.each<[string, number]>([
    ['country:oecd', 1],
    ['pair:oecd/g20', 0],
    ['pair:nato/nato', 0],
    ['-pair:oecd/g20 "x"', 1],
  ])('%s is within SQLite’s bounds', (text, stories) => {
    expect(run(read(text), 'page')).toHaveLength(stories);
    expect(run(read(text), 'count')).toHaveLength(stories);
  });

  it.each<[string, Query]>([
    ['a group without members', { kind: 'group', code: 'X', members: [] }],
    [
      'a pair of one party',
      {
        kind: 'between',
        sides: [
          { kind: 'group', code: 'X', members: ['SE'] },
          { kind: 'party', code: 'SE' },
        ],
      },
    ],
    ['what nothing can be', { kind: 'not', of: { kind: 'all' } }],
  ])('selects nothing for %s', (_name, query) => {
    expect(run(query, 'page')).toEqual([]);
    expect(run({ kind: 'and', of: [query, read('"rare" -india')] }, 'count')).toEqual([]);
  });

  it('nests as deep as the language', () => {
    const deep = `${'-(a x '.repeat(7)}c${')'.repeat(7)}`;
    expect(run(read(deep), 'page')).toHaveLength(1);
  });
});
