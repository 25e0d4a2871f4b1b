import { expect, test } from 'vitest';
import { prune } from '../../../adapters/sqlite/prune.ts';
import { openStore } from '../../../adapters/sqlite/store.ts';
import { DAY } from '../../../src/domain/time.ts';
import { aChunk, anUpsert, foundingChunk, unrelated } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';
import { tempFolder } from '../../builders/temp-folder.ts';

const path = tempFolder();
const NOW = Date.parse('2023-06-01T12:00:00Z');
const ago = (days: number) => NOW - days * DAY;
const itemOf = (days: number) => anItem({ published: ago(days), retrievedAt: ago(days) });

test('articles go with the items that were read by them', async () => {
  const store = openStore({ file: path('entente.db'), clock: { now: () => NOW } });
  await store.feeds.upsert([anUpsert()]);
  const [old, fresh] = [itemOf(100), itemOf(10)];
  await store.archive.commit(aChunk({ items: [unrelated(old), unrelated(fresh)] }));
  const told = itemOf(100);
  await store.archive.commit(foundingChunk(told));
  const keep = async (address: string | null, days: number) =>
    store.articles.keep(address ?? '', { kind: 'text', text: 'x', fetchedAt: ago(days) });
  for (const { canonicalUrl } of [old, told]) await keep(canonicalUrl, 100);
  await keep(fresh.canonicalUrl, 10);
  await keep('https://nobody.example/', 100);
  await prune(store, { stories: null, deliveries: null, items: 90 * DAY }, NOW);
  const addresses = [old, fresh, told].map(({ canonicalUrl }) => canonicalUrl ?? '');
  const kept = await store.articles.find([...addresses, 'https://nobody.example/']);
  expect([...kept.keys()].sort()).toEqual(addresses.slice(1).sort());
  store.close();
});
