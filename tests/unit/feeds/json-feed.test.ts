import { describe, expect, it } from 'vitest';
import { rawJsonFeed, readJson } from '../../../src/feeds/json-feed.ts';
import { feedFixture, feedOf } from '../../builders/document.ts';

const VERSION = 'https://jsonfeed.org/version/1.1';
const feed = (items: unknown, more: object = {}): string =>
  JSON.stringify({ version: VERSION, title: 'F', items, ...more });

const HASH = expect.stringMatching(/^[0-9a-f]{64}$/);

describe('JSON Feed', () => {
  it('1.1', async () => {
    expect(await feedOf(feedFixture('real/json-feed-1.1.json'), 'application/feed+json')).toEqual({
      format: 'json',
      title: 'Lab of Nations',
      lang: 'en',
      entries: [
        {
          guid: 'https://lab.example.org/2024/07/quantum',
          url: 'https://feeds.example.net/2024/07/quantum',
          title: 'A quantum corridor, & who guards it',
          summary: 'Singapore and Finland agree.',
          published: Date.parse('2024-07-18T05:00:00Z'),
          outlet: 'The Lab',
          lang: null,
          hash: HASH,
        },
        {
          guid: '42',
          url: 'https://other.example.net/x',
          title: '',
          summary: 'No title; 3 < 4. Second line.',
          published: Date.parse('2024-07-17T00:00:00Z'),
          outlet: null,
          lang: 'fi',
          hash: HASH,
        },
      ],
      unreadable: [],
      updateEvery: null,
      skipHours: [],
      skipDays: [],
      reader: 'json',
      charset: 'utf-8',
    });
  });

  it('1.0, whose entries have one author', async () => {
    const { entries } = await feedOf(feedFixture('real/json-feed-1.0.json'));
    expect(entries).toMatchObject([{ guid: 'a1', title: 'One', summary: 'Short.', outlet: 'Old Outlet' }]);
  });

  it.each([
    ['a byte order mark', `\uFEFF${feed([{ title: 'T' }])}`],
    ['white space first', `\n\n  ${feed([{ title: 'T' }])}`],
    ['no version', JSON.stringify({ items: [{ title: 'T', content_text: 'x' }] })],
  ])('with %s', async (_, text) => expect((await feedOf(text)).entries).toMatchObject([{ title: 'T' }]));

  it('takes an id for the address only when it is absolute', async () => {
    const { entries } = await feedOf(
      feed([
        { id: 'https://e.org/1', title: 'A' },
        { id: 'some/word', title: 'B' },
      ]),
    );
    expect(entries.map((entry) => entry.url)).toEqual(['https://e.org/1', null]);
  });

  it('counts entries without anything to read', async () => {
    const { entries, unreadable } = await feedOf(
      feed([null, 3, [], { id: 'x' }, { title: '', content_html: '<p/>' }]),
    );
    expect(entries).toEqual([]);
    expect(unreadable).toHaveLength(5);
    expect(unreadable[3]).toEqual({ reason: 'The entry has neither a title nor a text.', excerpt: 'x' });
  });

  it('passes over values of the wrong kind', async () => {
    const odd = {
      title: ['T'],
      summary: { a: 1 },
      content_text: 'Text',
      authors: 'me',
      date_published: 5,
      url: 7,
      language: [],
    };
    expect((await feedOf(feed([odd]))).entries).toEqual([
      {
        guid: null,
        url: null,
        title: '',
        summary: 'Text',
        published: null,
        outlet: null,
        lang: null,
        hash: HASH,
      },
    ]);
  });

  it('is empty without items', async () => expect((await feedOf(feed([]))).entries).toEqual([]));
});

describe('other JSON', () => {
  it.each([{}, [], { items: 3 }, { items: [] }, { title: 'x', items: [{ name: 'y' }] }, 'x', 3, null])(
    '%j is none',
    (value) => {
      expect(rawJsonFeed(value)).toBeNull();
    },
  );

  it('is read within bounds', () => {
    expect(readJson('{"a":')).toEqual({ kind: 'invalid' });
    expect(readJson(`[${'[],'.repeat(1_000_000)}[]]`)).toEqual({ kind: 'too-many-values' });
    expect(readJson('[1]')).toEqual({ kind: 'value', value: [1] });
  });
});
