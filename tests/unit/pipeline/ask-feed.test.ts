import { expect, it } from 'vitest';
import { createFakeFeedFetcher } from '../../../adapters/memory/fake-feed-fetcher.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { createHostLimits } from '../../../src/feeds/host-limits.ts';
import { askFeed } from '../../../src/pipeline/ask-feed.ts';
import { aFeed } from '../../builders/feed.ts';

it('a host that one feed tries for all is not held for ever by a surprise', async () => {
  let now = 0;
  const on = (n: number): string => `https://busy.example/${n}`;
  const limited = { kind: 'limited', status: 429, retryAt: HOUR, message: 'Slow down.' } as const;
  const fetcher = createFakeFeedFetcher();
  const deps = { fetcher, limits: createHostLimits(), politeness: { now: () => now } };
  const ask = (n: number) => askFeed(deps, aFeed({ url: on(n) }), new AbortController().signal);
  for (const n of [1, 2]) fetcher.answer(on(n), limited, () => Promise.reject(new Error('boom')));
  expect([(await ask(1)).kind, (await ask(2)).kind, (await ask(3)).kind]).toEqual([
    'limited',
    'limited',
    'held',
  ]);
  now = HOUR;
  await expect(ask(1)).rejects.toThrow('boom');
  fetcher.answer(on(3), { kind: 'gone', message: 'Gone.' });
  expect((await ask(3)).kind).toBe('gone');
});
