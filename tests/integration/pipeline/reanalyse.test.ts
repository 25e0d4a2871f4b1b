import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { reanalyse } from '../../../src/pipeline/reanalyse.ts';
import { anAnalysis, irrelevant } from '../../builders/analysis.ts';
import { createPlainReader, fetched } from '../../builders/plain-reader.ts';
import { entry, pollBench, START, url } from './poll-bench.ts';

const bench = pollBench();
const going = new AbortController().signal;
const signed = { by: 'reviewer', why: 'Because.', at: START };

/** Rules of a version: what a title with these words is read as; what has none of them is no news. */
const rules =
  (version: string, stages: Readonly<Record<string, Analysis['stage']>>) =>
  ({ title }: { readonly title: string }): Analysis => {
    const word = Object.keys(stages).find((one) => title.includes(one));
    const read = word === undefined ? irrelevant() : anAnalysis({ stage: stages[word] ?? null });
    return { ...read, version };
  };

const OLD = rules('1', { talks: 'proposed', deal: 'signed' });
const NEW = rules('2', { talks: 'negotiating', accord: 'announced' });

/** Three feeds, each with one article: two that the rules differ on, one that only the new ones see, one alike. */
async function read(...titles: readonly string[]) {
  bench().deps = { ...bench().deps, reader: createPlainReader(OLD) };
  await bench().watch(titles.length);
  for (const [n, title] of titles.entries())
    bench().fetcher.answer(url(n), fetched({ entries: [entry(n, { title, published: START - n * 9e8 })] }));
  await bench().poll();
}

const anew = (apply: boolean, signal = going, how = NEW) => {
  const { store, deps } = bench();
  const { archive, sameEvent } = deps;
  return reanalyse(
    { readings: store.readings, archive, sameEvent, reader: createPlainReader(how) },
    apply,
    signal,
  );
};

const shown = async () =>
  (await bench().stories()).map(({ number, stage, revision }) => [number, stage, revision]);

describe('reading anew', () => {
  it('tells beforehand what changes, and writes nothing', async () => {
    await read('In talks', 'A deal', 'An accord', 'Weather');
    const before = await shown();
    const report = await anew(false);
    expect(report).toMatchObject({
      version: '2',
      items: 4,
      changed: 3,
      nowNews: 1,
      noLongerNews: 1,
      stage: 1,
      brokenOff: false,
    });
    expect(report.stories.map(({ number, standing, after }) => [number, ...standing, after.stage])).toEqual([
      [1, 'current', 'current', 'negotiating'],
      [2, 'current', 'withdrawn', 'signed'],
    ]);
    expect(await shown()).toEqual(before);
    expect(await bench().store.readings.outdated('2')).toBe(4);
  });

  it('then does that, keeps what was read before, and has nothing left to do', async () => {
    await read('In talks', 'A deal', 'An accord', 'Weather');
    const foreseen = await anew(false);
    const report = await anew(true);
    expect(report).toEqual(foreseen);
    expect((await shown()).sort()).toEqual([
      [1, 'negotiating', 2],
      [3, 'announced', 1],
    ]);
    expect((await bench().store.search.byNumber(1))?.changes).toMatchObject([
      { change: 'reanalysed', version: '1', stage: 'proposed' },
    ]);
    expect(await bench().total()).toBe(4);
    const again = await anew(true);
    expect(again).toMatchObject({ items: 0, changed: 0, stories: [] });
    expect((await bench().poll()).every(({ edited }) => edited === 0)).toBe(true);
  });

  it('leaves what reviewers decided', async () => {
    await read('In talks', 'More talks elsewhere');
    await bench().store.review.correct(1, { kind: 'relabel', labels: { stage: 'active' } }, signed);
    await bench().store.review.correct(2, { kind: 'dismiss' }, signed);
    expect((await anew(false)).stories).toEqual([]);
    const before = await shown();
    expect((await anew(true)).stories).toEqual([]);
    expect(await shown()).toEqual(before);
    expect(before).toEqual([[1, 'active', 2]]);
  });

  it('that is broken off goes on where it stopped', async () => {
    await read('In talks', 'A deal');
    const stop = new AbortController();
    stop.abort();
    expect(await anew(true, stop.signal)).toMatchObject({ items: 0, brokenOff: true });
    expect(await anew(true)).toMatchObject({ items: 2, brokenOff: false });
  });

  it('by rules that read the same moves nothing and keeps no history', async () => {
    await read('In talks', 'Weather');
    const before = await shown();
    expect(await anew(true, going, rules('3', { talks: 'proposed' }))).toMatchObject({
      items: 2,
      changed: 0,
    });
    expect(await shown()).toEqual(before);
    expect((await bench().store.search.byNumber(1))?.changes).toEqual([]);
    expect(await bench().store.readings.outdated('3')).toBe(0);
  });

  it('leaves what cannot be read in its time for the next run', async () => {
    await read('In talks', 'A deal');
    const slow = (input: Parameters<typeof NEW>[0]) => (input.title === 'A deal' ? null : NEW(input));
    const { store, deps } = bench();
    const { archive, sameEvent } = deps;
    const parts = { readings: store.readings, archive, sameEvent, reader: createPlainReader(slow) };
    expect(await reanalyse(parts, true, going)).toMatchObject({ items: 1, failed: 1 });
    expect(await store.readings.outdated('2')).toBe(1);
  });
});
