import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadVocabulary } from '../../adapters/files/load-vocabulary.ts';
import { createMemoryStore } from '../../adapters/memory/memory-store.ts';
import { exportStories } from '../../src/commands/export.ts';
import { NO_OUTLETS } from '../../src/stories/outlet-book.ts';
import { anUpsert, foundingChunk } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';

const vocabulary = loadVocabulary(resolve(import.meta.dirname, '../../data'));
const style = { timeZone: 'UTC', now: Date.parse('2023-05-31T18:00:00Z') };

it('holds the newest stories up to its bound, and says what it leaves out', async () => {
  const store = createMemoryStore();
  await store.feeds.upsert([anUpsert()]);
  for (let n = 0; n < 5; n++) {
    await store.archive.commit(foundingChunk(anItem({ title: `Talks ${n}`, published: style.now - n })));
  }
  await store.review.correct(2, { kind: 'dismiss' }, { by: 'a', why: 'b', at: 0 });
  const deps = { search: store.search, vocabulary, labels: { ...vocabulary.labels, outlets: NO_OUTLETS } };
  const all = await exportStories(deps, { query: { kind: 'all' }, format: 'json', notes: [] }, style);
  expect(all.file?.name).toBe('entente-2023-05-31.json');
  const titles = (JSON.parse(all.file?.content ?? '') as { stories: { title: string }[] }).stories;
  expect(titles.map(({ title }) => title)).toEqual(['Talks 0', 'Talks 2', 'Talks 3', 'Talks 4']);
  expect(JSON.stringify(all.message)).not.toContain('narrow');
  const bounded = await exportStories(deps, { query: { kind: 'all' }, format: 'csv', notes: [] }, style, 3);
  expect(bounded.file?.content.trim().split('\r\n')).toHaveLength(1 + 3);
  expect(JSON.stringify(bounded.message)).toContain('The newest 3 of 4 stories');
});
