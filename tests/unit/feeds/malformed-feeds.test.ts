import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedFixture, feedOf } from '../../builders/document.ts';

/** Title and last part of the address of each entry that must come out of a broken document. */
type Entries = readonly (readonly [title: string, address: string | null])[];

const numbered = (...numbers: readonly number[]): Entries => numbers.map((n) => [`Entry ${n}`, String(n)]);

const BROKEN: Readonly<Record<string, Entries>> = {
  'atom-bad-date-and-link.xml': numbered(1, 2),
  'bare-ampersands.xml': [['R&D & AT&T; Johnson & Johnson', '?a=1&b=2']],
  'bare-less-than.xml': [
    ['Chips < 5 nm: who may buy?', '1'],
    ['Entry 2', '2'],
  ],
  'blank-lines-first.xml': numbered(1),
  'control-characters.xml': [['Form feed and more', '1']],
  'crossed-tags.xml': numbered(1, 2),
  'doctype-entities.xml': numbered(1),
  'empty-items.xml': numbered(4),
  'html-entities.xml': [['Café diplomacy — Bogotá round', '1']],
  'items-after-channel.xml': numbered(1, 2),
  'junk-after-root.xml': numbered(1, 2),
  'many-unclosed-tags.xml': numbered(1, 2),
  'missing-end-of-description.xml': numbered(1, 2),
  'missing-end-of-item.xml': numbered(1, 2, 3),
  'missing-end-of-title.xml': numbered(1, 2),
  'no-channel.xml': numbered(1, 2),
  'no-xml-declaration-latin1.xml': [['Accord signé à Québec', '1']],
  'php-warning.xml': numbered(1, 2),
  'single-atom-entry.xml': numbered(1),
  'stray-end-tags.xml': numbered(1, 2, 3),
  'truncated.xml': numbered(1, 2, 3),
  'unclosed-cdata.xml': numbered(1, 2),
  'undeclared-prefixes.xml': numbered(1),
  'unescaped-html.xml': numbered(1, 2),
};

it.each(Object.entries(BROKEN))('%s', async (file, expected) => {
  const { entries } = await feedOf(feedFixture(`malformed/${file}`));
  expect(
    entries.map(({ title, url }) => [title, url?.slice('https://broken.example.org/'.length) ?? null]),
  ).toEqual(expected);
});

it('has an expectation for each file', () => {
  const files = readdirSync(join(import.meta.dirname, '../../fixtures/feeds/malformed'));
  expect(Object.keys(BROKEN)).toEqual(files.sort());
});

it('keeps the text of a description that lost its end, and what came after it', async () => {
  const { entries } = await feedOf(feedFixture('malformed/missing-end-of-description.xml'));
  expect(entries[0]).toMatchObject({ summary: 'Text 1', published: Date.parse('2024-07-19T15:01:00Z') });
});

it('leaves out what a cut document did not finish', async () => {
  const { entries } = await feedOf(feedFixture('malformed/truncated.xml'));
  expect(entries[2]).toMatchObject({ title: 'Entry 3', summary: '', published: null });
});

it('counts entries that hold nothing', async () => {
  const { unreadable } = await feedOf(feedFixture('malformed/empty-items.xml'));
  expect(unreadable.map((entry) => entry.excerpt)).toEqual(['', '', 'https://broken.example.org/3']);
});

it('does not take an entry cut off before its address for one', async () => {
  const { entries, unreadable } = await feedOf(
    '<rss version="2.0"><channel><item><title>Whole title</title><link>https://e',
  );
  expect(entries).toEqual([]);
  expect(unreadable).toEqual([{ reason: 'The document ends within this entry.', excerpt: 'Whole title' }]);
});

it('loses no entry where no entry of many has its end tag', async () => {
  const items = Array.from(
    { length: 2_000 },
    (_, i) => `<item><title>Entry ${i}</title><link>https://e.org/${i}</link>`,
  );
  const { entries } = await feedOf(`<rss version="2.0"><channel>${items.join('\n')}</channel></rss>`);
  expect(entries.map((entry) => entry.title)).toEqual(items.map((_, i) => `Entry ${i}`));
});
