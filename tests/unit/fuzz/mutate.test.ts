import { expect, it } from 'vitest';
import type { ReadOutcome } from '../../../src/feeds/feed-document.ts';
import { outcomeProblems } from '../../fuzz/judge.ts';
import { fuzzCase, type Seed } from '../../fuzz/mutate.ts';

const SEEDS: readonly Seed[] = [
  '<rss><channel><item><title>One</title></item></channel></rss>',
  '<feed/>',
].map((text, n) => ({
  name: `seed ${n}`,
  bytes: new TextEncoder().encode(text),
  contentType: 'application/xml',
}));

it('makes the same document of the same number, and others of others', () => {
  const documents = Array.from({ length: 200 }, (_, n) => fuzzCase(n + 1, SEEDS));
  expect(documents).toEqual(Array.from({ length: 200 }, (_, n) => fuzzCase(n + 1, SEEDS)));
  expect(new Set(documents.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))).size).toBeGreaterThan(
    150,
  );
  expect(new Set(documents.flatMap(({ steps }) => steps)).size).toBe(7);
});

const entry = {
  guid: null,
  url: 'https://example.org/1',
  title: 'One',
  summary: '',
  published: null,
  outlet: null,
  lang: null,
  hash: 'a'.repeat(64),
};
const feed = (changes: object): ReadOutcome => ({
  kind: 'feed',
  feed: {
    format: 'rss',
    title: 'A feed',
    lang: null,
    entries: [{ ...entry, ...changes }],
    unreadable: [],
    updateEvery: null,
    skipHours: [],
    skipDays: [],
    reader: 'tolerant',
    charset: 'utf-8',
  },
});

it.each<readonly [string, ReadOutcome, number]>([
  ['a good feed', feed({}), 0],
  ['a control character', feed({ title: 'a\u001b[2J' }), 1],
  ['a script', feed({ url: 'javascript:alert(1)' }), 1],
  ['no real date', feed({ published: Number.NaN }), 1],
  ['an endless title', feed({ title: 'x'.repeat(300_000) }), 1],
  ['a time-out', { kind: 'failed', code: 'timeout', message: 'It took too long.' }, 0],
  ['a crash', { kind: 'failed', code: 'crash', message: 'It crashed.' }, 1],
  ['silence', { kind: 'not-a-feed', what: 'text', message: ' ', feedLink: null }, 1],
])('judges %s', (_, outcome, problems) => {
  expect(outcomeProblems(outcome)).toHaveLength(problems);
});
