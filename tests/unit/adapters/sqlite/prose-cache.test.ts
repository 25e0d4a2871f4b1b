import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openProseCache } from '../../../../adapters/sqlite/prose-cache.ts';
import { tempFolder } from '../../../builders/temp-folder.ts';

const place = tempFolder();
const prose = { model: 'm', text: 'Two states agreed.', because: '' };

it('keeps prose by story and revision, across openings', () => {
  const file = place('prose.db');
  const first = openProseCache(file);
  first.keep(1, 2, prose);
  first.keep(1, 2, { ...prose, text: null, because: 'refused' });
  first.close();
  const second = openProseCache(file);
  expect(second.find(1, 2)).toEqual({ model: 'm', text: null, because: 'refused' });
  expect(second.find(1, 1)).toBeNull();
  second.close();
});

it('is made anew where the file is none, and lives in memory where none can be', () => {
  const damaged = place('prose.db');
  writeFileSync(damaged, 'no database '.repeat(500));
  const taken = place('taken');
  mkdirSync(taken);
  for (const file of [damaged, taken]) {
    const cache = openProseCache(file);
    cache.keep(1, 1, prose);
    expect(cache.find(1, 1)).toEqual(prose);
    cache.close();
  }
});

it('forgets the oldest', () => {
  const cache = openProseCache(':memory:');
  for (let id = 1; id <= 5_010; id++) cache.keep(id, 1, prose);
  expect(cache.find(10, 1)).toBeNull();
  expect(cache.find(11, 1)).toEqual(prose);
  cache.close();
});
