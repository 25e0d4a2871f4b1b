import { describe, expect, it } from 'vitest';
import { memoryHubs } from '../../adapters/memory/memory-hubs.ts';
import { openStore } from '../../adapters/sqlite/store.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import type { HubSubscription } from '../../src/feeds/hub-subscription.ts';
import type { HubStore } from '../../src/pipeline/hub-ports.ts';
import { anUpsert } from '../builders/chunk.ts';
import { tempFolder } from '../builders/temp-folder.ts';

const one: HubSubscription = {
  feedId: 1,
  hub: 'https://hub.example/',
  topic: 'https://a.example/feed',
  state: 'active',
  token: 'a'.repeat(64),
  secret: null,
  askedAt: 5,
  leaseUntil: 9,
  failures: 2,
  reason: 'It did not answer.',
};
const other: HubSubscription = {
  ...one,
  feedId: 2,
  token: 'b'.repeat(64),
  secret: 's',
  askedAt: null,
  leaseUntil: null,
  reason: null,
};

function contract(open: () => Promise<HubStore>): void {
  it('keeps what was asked, by feed, and finds it by its token', async () => {
    const hubs = await open();
    await hubs.save(other);
    await hubs.save(one);
    expect(await hubs.all()).toEqual([one, other]);
    expect(await hubs.byToken(other.token)).toEqual(other);
    expect(await hubs.byToken('none')).toBeNull();
  });

  it('replaces what was kept for a feed', async () => {
    const hubs = await open();
    await hubs.save(one);
    const renewed = { ...one, token: 'c'.repeat(64), state: 'asked' as const, reason: null };
    await hubs.save(renewed);
    expect(await hubs.all()).toEqual([renewed]);
    expect(await hubs.byToken(one.token)).toBeNull();
  });

  it('removes once', async () => {
    const hubs = await open();
    await hubs.save(one);
    expect([await hubs.remove(1), await hubs.remove(1), await hubs.all()]).toEqual([true, false, []]);
  });
}

describe('in memory', () => contract(async () => memoryHubs()));

describe('in SQLite', () => {
  const path = tempFolder();
  let file = 0;
  contract(async () => {
    const store = openStore({ file: path(`state-${file++}.db`), clock: systemClock });
    await store.feeds.upsert([
      anUpsert({ url: 'https://a.example/feed' }),
      anUpsert({ url: 'https://b.example/feed' }),
    ]);
    return store.hubs;
  });
});
