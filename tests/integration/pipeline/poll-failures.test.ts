import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/time.ts';
import { fetched } from '../../builders/plain-reader.ts';
import { entry, pollBench, START, url, watched } from './poll-bench.ts';

const bench = pollBench();

describe('a feed that fails', () => {
  it.each([
    ['gone', { kind: 'gone', message: 'It answered 410 Gone.' }],
    ['limited', { kind: 'limited', status: 429, retryAt: START + 5 * HOUR, message: 'It asked us to wait.' }],
    ['failed', { kind: 'failed', code: 'timeout', message: 'No answer within 15 s.' }],
  ] as const)('%s: is remembered and says why', async (status, outcome) => {
    await bench().watch(1);
    bench().fetcher.answer(url(0), outcome);
    expect((await bench().poll())[0]).toMatchObject({ status, message: outcome.message });
    const [feed] = await bench().store.feeds.list();
    expect(feed?.health).toMatchObject({ failures: 1, lastError: outcome.message, lastStatus: status });
    expect(feed?.disabled?.because ?? null).toBe(status === 'gone' ? 'gone' : null);
    if (status === 'limited') expect(feed?.health.nextPollAt).toBeGreaterThanOrEqual(START + 5 * HOUR);
  });

  it('that is no feed keeps its validators and what it brought before', async () => {
    await bench().watch(1);
    bench().fetcher.answer(url(0), fetched({ entries: [entry(1)] }, '"a"'));
    await bench().poll();
    const wall = fetched({ entries: [] }, '"wall"');
    bench().fetcher.answer(url(0), {
      ...wall,
      document: { ...wall.document, bytes: new TextEncoder().encode('<html>') },
    });
    expect((await bench().poll())[0]).toMatchObject({ status: 'not-a-feed' });
    expect((await bench().store.feeds.list())[0]?.validators.etag).toBe('"a"');
    expect(await bench().total()).toBe(1);
  });

  it('that is the page of a site gives way to the feed that the page names, if it never was a feed itself', async () => {
    await bench().watch(1);
    const page = fetched({ entries: [] }, '"page"');
    const html = `<html><link rel="alternate" href="${url(7)}"></html>`;
    const answer = { ...page, document: { ...page.document, bytes: new TextEncoder().encode(html) } };
    bench().fetcher.answer(url(0), answer);
    bench().fetcher.answer(url(7), fetched({ entries: [entry(1)] }));
    expect((await bench().poll())[0]).toMatchObject({ status: 'moved' });
    expect((await bench().store.feeds.list())[0]).toMatchObject({ url: url(7), health: { failures: 0 } });
    expect((await bench().poll())[0]).toMatchObject({ status: 'fetched' });
    expect(await bench().total()).toBe(1);
    // A feed whose place a page has taken is not moved without its owner.
    bench().fetcher.answer(url(7), answer);
    bench().fetcher.answer(url(7), {
      ...answer,
      document: { ...answer.document, bytes: new TextEncoder().encode(html.replace(url(7), url(8))) },
    });
    expect((await bench().poll())[0]).toMatchObject({ status: 'not-a-feed', feedLink: url(8) });
    expect((await bench().store.feeds.list())[0]?.url).toBe(url(7));
  });

  it('by surprise does not hold the others up', async () => {
    await bench().watch(3);
    bench().fetcher.answer(url(0), () => Promise.reject(new Error('boom')));
    for (const i of [1, 2]) bench().fetcher.answer(url(i), fetched({ entries: [entry(i)] }));
    const reports = await bench().poll();
    expect(reports.map(({ status }) => status).sort()).toEqual(['failed', 'fetched', 'fetched']);
    expect((await bench().store.feeds.list())[0]?.health.lastError).toContain('boom');
  });

  it('is polled again when its time has come, and heals', async () => {
    await bench().watch(1);
    bench().fetcher.answer(
      url(0),
      { kind: 'failed', code: 'dns', message: 'No such name.' },
      fetched({ entries: [entry(1)] }),
    );
    await bench().poll();
    expect((await bench().poll())[0]?.status).toBe('fetched');
    expect((await bench().store.feeds.list())[0]?.health.failures).toBe(0);
  });
});

describe('a store that breaks between two chunks', () => {
  it('repeats the poll and doubles nothing', async () => {
    await bench().watch(1);
    const entries = Array.from({ length: 130 }, (_, i) =>
      entry(i, { title: `Pact number ${i}`, published: START - i * 200 * HOUR }),
    );
    bench().fetcher.answer(url(0), fetched({ entries }, '"a"'));
    let commits = 0;
    const whole = bench().deps.archive;
    bench().deps = {
      ...bench().deps,
      archive: {
        ...whole,
        commit: async (chunk) => {
          if (++commits === 2) throw new Error('power lost');
          return whole.commit(chunk);
        },
      },
    };
    expect((await bench().poll())[0]?.status).toBe('failed');
    expect(await bench().total()).toBe(50);
    expect((await bench().store.feeds.list())[0]?.validators.etag).toBeNull();
    await bench().poll();
    expect(await bench().total()).toBe(130);
    expect((await bench().stories()).length).toBe(
      new Set((await bench().stories()).map((story) => story.title)).size,
    );
    expect((await bench().store.feeds.list())[0]?.validators.etag).toBe('"a"');
  });
});

describe('a feed that moves', () => {
  const moved = 'https://moved.example/rss';

  it('is fetched at its new address from then on', async () => {
    await bench().watch(1);
    bench().fetcher.answer(url(0), { ...fetched({ entries: [entry(1)] }), movedTo: moved });
    bench().fetcher.answer(moved, fetched({ entries: [entry(1), entry(2)] }));
    expect((await bench().poll())[0]).toMatchObject({ status: 'fetched', message: null });
    expect((await bench().poll())[0]).toMatchObject({
      status: 'moved',
      message: expect.stringContaining(moved),
    });
    expect((await bench().poll())[0]).toMatchObject({ status: 'fetched', account: { irrelevant: 1 } });
    expect(bench().fetcher.requests.map((request) => request.url)).toEqual([url(0), url(0), moved]);
  });

  it('for one poll only, or to another place each time, stays where it is', async () => {
    await bench().watch(1);
    for (const movedTo of [moved, null, moved, 'https://third.example/rss']) {
      bench().fetcher.answer(url(0), { ...fetched({ entries: [entry(1)] }), movedTo });
      expect((await bench().poll())[0]?.status).toBe('fetched');
    }
    expect((await bench().store.feeds.list())[0]?.url).toBe(url(0));
  });

  it('to what is no feed is not followed for good', async () => {
    await bench().watch(1);
    const wall = fetched({ entries: [] });
    const page = { ...wall.document, bytes: new TextEncoder().encode('<html>') };
    bench().fetcher.answer(url(0), { ...wall, document: page, movedTo: moved });
    expect((await bench().poll())[0]?.status).toBe('not-a-feed');
    expect((await bench().store.feeds.list())[0]?.url).toBe(url(0));
  });

  it('to where another is watched says so', async () => {
    await bench().watch(2);
    bench().fetcher.answer(url(0), { ...fetched({ entries: [] }), movedTo: url(1) });
    bench().fetcher.answer(url(1), fetched({ entries: [] }));
    await bench().poll();
    const reports = await bench().poll();
    expect(reports.find((report) => report.status === 'moved')?.message).toMatch(/watched already/);
  });
});

describe('a host that limits', () => {
  const feedOn = (n: number): string => `https://busy.example/${n}`;
  const limited = { kind: 'limited', status: 429, retryAt: START + HOUR, message: 'Slow down.' } as const;

  it('is left alone as a whole after its second feed, and asked again when the time is over', async () => {
    const { store, fetcher } = bench();
    await store.feeds.upsert([0, 1, 2, 3].map((n) => watched(n, feedOn(n))));
    for (const n of [0, 1, 2, 3])
      fetcher.answer(feedOn(n), () =>
        bench().clock.now() < limited.retryAt ? limited : fetched({ entries: [entry(n)] }),
      );
    const reports = await bench().poll();
    expect(reports.map(({ status }) => status)).toEqual(['limited', 'limited', 'limited', 'limited']);
    expect(fetcher.requests).toHaveLength(2);
    expect((await store.feeds.list()).map(({ health }) => health.failures)).toEqual([1, 1, 0, 0]);
    await bench().poll();
    await bench().poll();
    expect((await store.feeds.list()).map(({ health }) => health.lastStatus)).toEqual(
      Array(4).fill('fetched'),
    );
  });
});
