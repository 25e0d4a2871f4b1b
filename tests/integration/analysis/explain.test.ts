import { expect, it } from 'vitest';
import { explainItems, readItems } from '../../../src/compose/analyse-items.ts';

const row = {
  id: 'x-1',
  outlet: 'Daily News',
  published: '2025-06-15',
  lang: 'en',
  title: 'India and Japan sign semiconductor agreement',
  summary: 'The accord mirrors the pact between Korea and the US.',
};

it('tells which words support each label, at the place where they stand', () => {
  const { items } = readItems(JSON.stringify(row));
  const [lines = []] = explainItems(items);
  const all = lines.join('\n');
  expect(all).toMatch(/^x-1 {2}Partnership news, \d+ % sure/);
  for (const heading of [
    'pair: India – Japan',
    'sector: Semiconductors',
    'stage: Signed',
    'mentioned only: ',
  ])
    expect(all).toContain(heading);
  const quoted = [...all.matchAll(/“(.+?)” \((title|summary), (\d+) to (\d+)\)/g)];
  expect(quoted.length).toBeGreaterThan(4);
  for (const [, text, field, start, end] of quoted)
    expect(row[field === 'title' ? 'title' : 'summary'].slice(Number(start) - 1, Number(end))).toBe(text);
});

it('says why an item is none', () => {
  const { items } = readItems(JSON.stringify({ ...row, title: 'Chess club wins the cup', summary: '' }));
  expect(explainItems(items)[0]?.join('\n')).toMatch(/^x-1 {2}Not partnership news, .*\n.*\n {2}Not shown: /);
});
