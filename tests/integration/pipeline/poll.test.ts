import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/domain/story.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { NO_ITEMS } from '../../../src/pipeline/poll-feed.ts';
import { createPlainReader, fetched } from '../../builders/plain-reader.ts';
import { entry, pollBench, START, url } from './poll-bench.ts';

const bench = pollBench();

describe('a poll', () => {
  it('stores what is new, once, and the validators with it', async () => {
    await bench().watch(1);
    bench().fetcher.answer(
      url(0),
      fetched({ entries: [entry(1), entry(2, { title: 'Pact on chips' })] }, '"a"'),
    );
    const [report] = await bench().poll();
    expect(report?.account).toMatchObject({ founded: 1, irrelevant: 1 });
    const [again] = await bench().poll();
    expect(again?.account).toMatchObject({ founded: 0, irrelevant: 0, duplicate: 0 });
    expect(bench().fetcher.requests.map((request) => request.validators.etag)).toEqual([null, '"a"']);
    expect(await bench().total()).toBe(2);
  });

  it('takes new validators from a 304', async () => {
    await bench().watch(1);
    bench().fetcher.answer(url(0), {
      kind: 'unchanged',
      validators: { etag: '"b"', lastModified: 'x' },
      hints: { freshFor: null },
      movedTo: null,
    });
    expect((await bench().poll())[0]?.status).toBe('unchanged');
    await bench().poll();
    expect(bench().fetcher.requests[1]?.validators).toEqual({ etag: '"b"', lastModified: 'x' });
  });

  it('owes nothing to a feed that re-dates, re-titles and re-guids everything', async () => {
    await bench().watch(1);
    const entries = Array.from({ length: 120 }, (_, i) => entry(i, { title: `Pact ${i}` }));
    bench().fetcher.answer(url(0), fetched({ entries }));
    await bench().poll();
    const before = await bench().stories();
    const changed = entries.map((e, i) => ({
      ...e,
      guid: `new-${i}`,
      title: `Changed: ${e.title}`,
      published: START + HOUR,
      url: `${e.url?.replace('https', 'http')}?utm_source=rss`,
    }));
    bench().fetcher.answer(url(0), fetched({ entries: changed }));
    const [report] = await bench().poll();
    expect(report).toMatchObject({ account: NO_ITEMS, edited: 120 });
    const known = ({ id, number, published, sources }: Story) => [id, number, published, sources.length];
    const after = await bench().stories();
    expect(after.map(known)).toEqual(before.map(known));
    expect(after.map(({ title }) => title)).toEqual(before.map(({ title }) => `Changed: ${title}`));
  });

  it('keeps a broken entry in the account and the others in the archive', async () => {
    await bench().watch(1);
    const unreadable = [{ reason: 'It has neither title nor summary.', excerpt: '<item></item>' }];
    bench().fetcher.answer(url(0), fetched({ entries: [entry(1)], unreadable }));
    expect((await bench().poll())[0]?.account).toMatchObject({ irrelevant: 1, unreadable: 1 });
    expect((await bench().poll())[0]?.account).toMatchObject({ irrelevant: 0, unreadable: 0 });
  });

  it('counts an item that could not be analysed as unreadable', async () => {
    await bench().watch(1);
    bench().deps = { ...bench().deps, reader: createPlainReader(() => null) };
    bench().fetcher.answer(url(0), fetched({ entries: [entry(1)] }));
    expect((await bench().poll())[0]?.account).toMatchObject({ unreadable: 1 });
  });

  it('gives undated and future items the time of retrieval', async () => {
    await bench().watch(1);
    const entries = [
      entry(1, { title: 'Pact', published: null }),
      entry(2, { title: 'Second pact', published: START + 400 * HOUR }),
    ];
    bench().fetcher.answer(url(0), fetched({ entries }));
    await bench().poll();
    for (const story of await bench().stories()) expect(story.published).toBe(START);
  });
});

describe('two feeds', () => {
  it('polled at once found one story once', async () => {
    await bench().watch(8);
    for (let i = 0; i < 8; i++) {
      bench().fetcher.answer(
        url(i),
        fetched({ entries: [entry(i, { title: 'India, UK near pact on chips', published: START })] }),
      );
    }
    const reports = await bench().poll();
    expect(reports.reduce((sum, { account }) => sum + account.founded, 0)).toBe(1);
    const [story, ...others] = await bench().stories();
    expect(others).toEqual([]);
    expect(story?.sources).toHaveLength(8);
    expect(story?.sources.filter((source) => source.founder)).toHaveLength(1);
  });

  it('that carry one article make a duplicate, whatever its tracking', async () => {
    await bench().watch(2);
    bench().fetcher.answer(url(0), fetched({ entries: [entry(1, { title: 'Pact' })] }));
    bench().fetcher.answer(
      url(1),
      fetched({
        entries: [entry(1, { title: 'Pact', url: 'http://www.outlet.example/article-1?utm_medium=x' })],
      }),
    );
    const reports = await bench().poll();
    expect(reports.reduce((sum, { account }) => sum + account.duplicate, 0)).toBe(1);
    expect((await bench().stories())[0]?.sources).toHaveLength(1);
  });
});

it('the account sums up to what was carried, over random runs', async () => {
  await bench().watch(3);
  // A feed without an answer would fail, back off, and not be due when its turn comes.
  for (const feed of [0, 1, 2]) bench().fetcher.answer(url(feed), fetched({ entries: [] }));
  const run = fc.array(fc.tuple(fc.nat(2), fc.array(fc.nat(30), { maxLength: 8 })), {
    minLength: 1,
    maxLength: 8,
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(run, async (polls) => {
      for (const [feed, entries] of polls) {
        const rows = entries.map((n) => entry(n, { title: `${n % 2 === 0 ? 'Pact' : 'Item'} ${n}` }));
        bench().fetcher.answer(url(feed), fetched({ entries: rows }));
        for (const n of entries) seen.add(`${feed}:${n}`);
        await bench().poll();
      }
      expect(await bench().total()).toBe(seen.size);
    }),
    { numRuns: 15 },
  );
});
