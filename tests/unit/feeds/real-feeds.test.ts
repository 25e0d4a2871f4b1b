import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedFixture, feedOf } from '../../builders/document.ts';

/** Title, address, date and summary of an entry, and its outlet where it names one. */
type Row = readonly [
  title: string,
  url: string | null,
  published: string | null,
  summary: string,
  outlet?: string,
];

interface Expected {
  readonly file: string;
  readonly format: string;
  readonly reader: string;
  readonly charset: string;
  readonly title: string;
  readonly lang: string | null;
  readonly entries: readonly Row[];
}

/** Feeds in the manner of the systems that publish most of them, and by hand what they hold. */
const FEEDS = JSON.parse(new TextDecoder().decode(feedFixture('expected.json'))) as readonly Expected[];

it.each(FEEDS)('$file', async ({ file, entries, ...expected }) => {
  const feed = await feedOf(feedFixture(`real/${file}`));
  expect(feed).toMatchObject({ ...expected, unreadable: [] });
  expect(
    feed.entries.map(({ title, url, published, summary, outlet }) => [
      title,
      url,
      published === null ? null : new Date(published).toISOString().replace('.000Z', 'Z'),
      summary,
      ...(outlet === null ? [] : [outlet]),
    ]),
  ).toEqual(entries);
});

it('has an expectation for each file', () => {
  const files = readdirSync(join(import.meta.dirname, '../../fixtures/feeds/real'));
  expect(FEEDS.map((feed) => feed.file).sort()).toEqual(
    files.filter((file) => !file.endsWith('.json')).sort(),
  );
});

describe('what feeds say of polling', () => {
  it.each([
    [
      'ministry-drupal-rss.xml',
      { updateEvery: 1_800_000, skipHours: [0, 1], skipDays: ['Saturday', 'Sunday'] },
    ],
    ['wordpress-rss.xml', { updateEvery: 1_800_000, skipHours: [], skipDays: [] }],
    ['podcast.xml', { updateEvery: null, skipHours: [], skipDays: [] }],
  ])('%s', async (file, hints) => expect(await feedOf(feedFixture(`real/${file}`))).toMatchObject(hints));
});
