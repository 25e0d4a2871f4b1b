import { describe, expect, it } from 'vitest';
import { SECOND } from '../../../src/domain/time.ts';
import { NO_RULES, parseRobots } from '../../../src/feeds/robots-rules.ts';
import type { CrawlPacing } from '../../../src/pipeline/crawl-pacing.ts';
import { createHostTurns, type Pace } from '../../../src/pipeline/host-turns.ts';
import { fetched } from '../../builders/plain-reader.ts';
import { entry, pollBench, url, watched } from './poll-bench.ts';

const bench = pollBench();
const on = (host: string, n: number): string => `https://${host}.example/${n}`;

/** A clock whose waits are over at once and remembered; and hosts that ask for these delays, in seconds. */
function pacing(
  delays: Readonly<Record<string, number>>,
): CrawlPacing & { readonly asked: string[]; elapsed(): number } {
  let now = 0;
  const asked: string[] = [];
  const pace: Pace = {
    now: () => now,
    wait: async (ms) => {
      now += ms;
    },
  };
  const rules = {
    rulesFor: async (address: string) => {
      const { hostname, origin } = new URL(address);
      asked.push(hostname);
      const delay = delays[hostname.split('.')[0] ?? ''];
      const text = `User-agent: *\nCrawl-delay: ${delay}`;
      return delay === undefined ? NO_RULES : parseRobots(`${origin}/robots.txt`, text, 'Entente/1');
    },
  };
  return { rules, turns: createHostTurns(pace), pace, asked, elapsed: () => now };
}

async function watch(...addresses: readonly string[]): Promise<void> {
  await bench().store.feeds.upsert(addresses.map((address, n) => watched(n, address)));
  for (const [n, address] of addresses.entries()) {
    bench().fetcher.answer(address, fetched({ entries: [entry(n)] }));
  }
}

describe('a host that asks for time between requests', () => {
  it('is asked for one feed after another, so far apart', async () => {
    const paced = pacing({ slow: 10 });
    await watch(on('slow', 1), on('slow', 2), on('slow', 3));
    bench().deps = { ...bench().deps, pacing: paced };
    expect((await bench().poll()).map(({ status }) => status)).toEqual(['fetched', 'fetched', 'fetched']);
    expect(paced.elapsed()).toBe(20 * SECOND);
  });

  it('that asks for more than a cycle lasts has its feeds polled over several cycles, none lost', async () => {
    const paced = pacing({ slow: 40 });
    await watch(on('slow', 1), on('slow', 2), on('slow', 3));
    bench().deps = { ...bench().deps, pacing: paced };
    const first = await bench().poll();
    expect(first.map(({ status }) => status).sort()).toEqual(['fetched', 'fetched', 'limited']);
    expect(
      (await bench().store.feeds.list()).filter(({ health }) => health.lastPolledAt === null),
    ).toHaveLength(1);
    await paced.pace.wait(60 * SECOND, new AbortController().signal);
    await bench().poll();
    expect((await bench().store.feeds.list()).every(({ health }) => health.lastSuccessAt !== null)).toBe(
      true,
    );
  });
});

it('hosts that ask for nothing, or have one feed only, wait for nothing', async () => {
  const paced = pacing({ lonely: 30 });
  await watch(on('quick', 1), on('quick', 2), on('lonely', 1), url(0));
  bench().deps = { ...bench().deps, pacing: paced };
  expect((await bench().poll()).map(({ status }) => status)).toEqual(Array(4).fill('fetched'));
  expect([paced.elapsed(), new Set(paced.asked)]).toEqual([0, new Set(['quick.example'])]);
});
