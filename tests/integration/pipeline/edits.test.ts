import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import type { FeedEntry } from '../../../src/domain/item.ts';
import { NO_ITEMS } from '../../../src/pipeline/poll-feed.ts';
import { MOST_REVISIONS } from '../../../src/pipeline/read-entries.ts';
import { anAnalysis, irrelevant } from '../../builders/analysis.ts';
import { createPlainReader, fetched } from '../../builders/plain-reader.ts';
import { entry, pollBench, START, url } from './poll-bench.ts';

const bench = pollBench();

/** What the test's reader reads: a stage where the title names one, nothing where it has no pact. */
function byWords({ title }: { readonly title: string }): Analysis {
  if (!/pact/i.test(title)) return irrelevant();
  return anAnalysis({ stage: /signed/i.test(title) ? 'signed' : 'proposed' });
}

/** The n-th feed now carries its article under this title. */
const carries = (n: number, title: string, changes: Partial<FeedEntry> = {}) =>
  bench().fetcher.answer(url(n), fetched({ entries: [entry(n, { title, published: START, ...changes })] }));

async function begun(...titles: readonly string[]) {
  bench().deps = { ...bench().deps, reader: createPlainReader(byWords) };
  await bench().watch(titles.length);
  for (const [n, title] of titles.entries()) carries(n, title);
  await bench().poll();
}

const byNumber = async (number: number) => bench().store.search.byNumber(number);

describe('an entry that is edited', () => {
  it('is a revision: its story takes the new words, and its number stays', async () => {
    await begun('India, UK in pact talks on chips');
    carries(0, 'India, UK pact on chips signed');
    const [report] = await bench().poll();
    expect(report).toMatchObject({ account: NO_ITEMS, edited: 1 });
    const [story, ...others] = await bench().stories();
    expect(others).toEqual([]);
    expect(story).toMatchObject({ number: 1, revision: 2, stage: 'signed' });
    expect(story?.title).toBe('India, UK pact on chips signed');
    expect(await bench().total()).toBe(1);
  });

  it('in dates, guid and markup alone is no edit', async () => {
    await begun('India, UK in pact talks on chips');
    carries(0, '  India,  UK in pact talks\n on chips ', { guid: 'x', published: START + 1 });
    expect((await bench().poll())[0]).toMatchObject({ edited: 0 });
    expect((await bench().stories())[0]?.revision).toBe(1);
  });

  it('where no reader would see it does not move the story', async () => {
    await begun('India, UK in pact talks on chips', 'UK, India in pact talks on chips');
    expect(await bench().stories()).toMatchObject([{ revision: 2, sources: [{}, {}] }]);
    const [founder] = (await bench().stories())[0]?.sources ?? [];
    const other = founder?.outlet === 'Outlet 0' ? 1 : 0;
    carries(other, 'UK and India in pact talks about chips');
    await bench().poll();
    expect((await bench().stories())[0]?.revision).toBe(2);
  });

  it('into news founds a story; into no news withdraws it; back again revives it', async () => {
    await begun('Weather');
    expect(await bench().stories()).toEqual([]);
    carries(0, 'India, UK in pact talks');
    await bench().poll();
    expect(await bench().stories()).toMatchObject([{ number: 1, revision: 1 }]);
    carries(0, 'Weather again');
    await bench().poll();
    expect(await bench().stories()).toEqual([]);
    expect(await byNumber(1)).toMatchObject({ number: 1, revision: 2, sources: [], standing: 'withdrawn' });
    expect(await bench().store.account.items(0)).toMatchObject({ founded: 0, irrelevant: 1 });
    carries(0, 'India, UK in pact talks after all');
    await bench().poll();
    expect(await bench().stories()).toMatchObject([{ number: 1, revision: 3, sources: [{ founder: true }] }]);
    expect(await bench().total()).toBe(1);
  });

  it('with every poll is followed so far and no further, but for its retraction', async () => {
    await begun('India, UK in pact talks');
    for (let n = 0; n < MOST_REVISIONS + 5; n++) {
      carries(0, `India, UK in pact talks, version ${n}`);
      await bench().poll();
    }
    expect((await bench().stories())[0]?.revision).toBe(MOST_REVISIONS);
    carries(0, 'RETRACTED: India, UK in pact talks');
    await bench().poll();
    expect(await bench().stories()).toEqual([]);
    for (const title of ['RETRACTED: again', 'India, UK in pact talks']) {
      carries(0, title);
      expect((await bench().poll())[0]?.edited).toBe(0);
    }
  });
});

describe('an entry that is taken back', () => {
  it('no longer supports its story: the stage is what the others say', async () => {
    await begun('India, UK pact on chips signed', 'India, UK in pact talks on chips');
    expect(await bench().stories()).toMatchObject([{ stage: 'signed' }]);
    carries(0, 'Correction: India, UK pact on chips not signed');
    await bench().poll();
    const [story] = await bench().stories();
    expect(story).toMatchObject({ stage: 'proposed', sources: [{ outlet: 'Outlet 1', founder: true }] });
    const steps = await bench().store.ledger.byPair(['GB', 'IN'], 10);
    expect(steps.map(({ stage }) => stage)).toEqual(['proposed']);
  });

  it('at first sight tells no story', async () => {
    await begun('Withdrawn: India, UK pact on chips');
    expect(await bench().stories()).toEqual([]);
    expect(await bench().store.account.items(0)).toMatchObject({ irrelevant: 1 });
  });

  it('leaves a story that others join later: it is the same one, shown again', async () => {
    await begun('India, UK in pact talks on chips');
    carries(0, '[Withdrawn] India, UK in pact talks on chips');
    await bench().poll();
    await bench().watch(2);
    carries(1, 'UK, India in pact talks on chips');
    await bench().poll();
    const [story] = await bench().stories();
    expect(story).toMatchObject({ number: 1, revision: 3, title: 'UK, India in pact talks on chips' });
    expect(story?.sources.map(({ outlet }) => outlet)).toEqual(['Outlet 1']);
  });
});
