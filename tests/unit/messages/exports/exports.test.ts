import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../../src/feeds/parse-feed.ts';
import { bibtexExport, escapeTex } from '../../../../src/messages/exports/bibtex.ts';
import { csvExport } from '../../../../src/messages/exports/csv.ts';
import { exportedStory } from '../../../../src/messages/exports/exported-story.ts';
import { rssExport } from '../../../../src/messages/exports/rss.ts';
import type { Labels } from '../../../../src/messages/labels.ts';
import { NO_OUTLETS } from '../../../../src/stories/outlet-book.ts';
import { anArrival, aRecord } from '../../../builders/record.ts';
import { aSource } from '../../../builders/story.ts';
import { expectGolden } from '../../../golden/golden.ts';

const labels: Labels = { party: (code) => code, sector: (id) => id, outlets: NO_OUTLETS };
const head = { asked: 'India & the UK <all>', now: Date.parse('2023-05-31T18:00:00Z') };

const official = {
  outlet: 'DSIT',
  kind: 'government',
  title: 'UK and India agree',
  stage: 'announced',
} as const;
const plain = aRecord({
  sources: [aSource(), aSource({ ...official, founder: false })],
  arrivals: [
    anArrival(),
    anArrival({ ...official, url: null, revisedAt: head.now, hash: null, retrieval: null }),
    anArrival({ outlet: 'Taken back', tells: false }),
  ],
});
/** What a feed would write to harm who opens the file. */
const HOSTILE =
  '=HYPERLINK("https://evil.example";"x") & <b>{50%}</b> ]]> \\input{x}_#$~^ \u0007\u{1F600}\r\nnext';
const hostile = aRecord({
  number: 2,
  title: HOSTILE,
  summary: '+1 "quoted"; and\nmore',
  url: 'https://example.com/?a=1&b={2}',
  initiative: '@SUM(A1)',
  memory: { ...plain.memory, origin: 'ffffffffffffffffffffffffffffffff' },
  arrivals: [
    anArrival({ title: HOSTILE, outlet: '-Herald, "The"', url: 'https://example.com/?a=1&b={2}#c%20d' }),
  ],
});
const stories = [plain, hostile].map((record) => exportedStory(record, labels));

describe('an export', () => {
  it('as CSV', () => expectGolden('export.csv', csvExport(stories)));
  it('as JSON', () => expectGolden('export.json', `${JSON.stringify(stories, null, 2)}\n`));
  it('as RSS', () => expectGolden('export.rss.xml', `${rssExport(stories, head)}\n`));
  it('as BibTeX', () => expectGolden('export.bib', bibtexExport(stories)));

  it('of nothing is a file all the same', () => {
    expect(csvExport([])).toMatch(/^\uFEFFstory_id,[a-z_,0-9]+\r\n$/);
    expect(rssExport([], head)).toContain('<link>https://');
    expect(bibtexExport([])).toBe('');
  });
});

describe('a table', () => {
  it('holds no cell that a spreadsheet takes for a formula', () => {
    const cells = csvExport(stories).split(/[,\r\n]/);
    expect(cells.filter((cell) => /^"?[=+@\t\r-]/.test(cell))).toEqual([]);
  });

  it('has as many columns in every row', () => {
    const [first = '', ...rows] = csvExport([...stories].slice(0, 1))
      .trim()
      .split('\r\n');
    expect(rows.length).toBe(2);
    for (const row of rows)
      expect(row.replace(/"[^"]*"/g, '').split(',').length).toBe(first.split(',').length);
  });
});

describe('a feed', () => {
  it('is one that our own reader reads, with guids that are the stable ids', async () => {
    const bytes = new TextEncoder().encode(rssExport(stories, head));
    const read = await readFeed({ bytes, contentType: 'application/rss+xml', url: 'https://e.example/' });
    if (read.kind !== 'feed') throw new Error(read.kind);
    expect(read.feed.unreadable).toEqual([]);
    expect(read.feed.entries.map(({ guid }) => guid)).toEqual(stories.map(({ id }) => id));
    expect(read.feed.entries[0]).toMatchObject({
      title: plain.title,
      url: plain.url,
      published: plain.published,
    });
    expect(read.feed.entries[1]?.title).toContain('{50%} ]]> \\input{x}');
  });
});

it.each([
  ['50% & {x}_1 #2 $3', '50\\% \\& \\{x\\}\\_1 \\#2 \\$3'],
  ['a\\b~c^d', 'a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d'],
  ['two\n  lines', 'two lines'],
  ['日英、半導体', '日英、半導体'],
])('TeX reads %s as text', (text, escaped) => expect(escapeTex(text)).toBe(escaped));
