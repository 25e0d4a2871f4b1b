import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prune } from '../../../adapters/sqlite/prune.ts';
import type { SqliteStore } from '../../../adapters/sqlite/store.ts';
import type { CorrectionAct } from '../../../src/domain/correction.ts';
import { itemsIn } from '../../../src/domain/item.ts';
import { DAY } from '../../../src/domain/time.ts';
import { fetched } from '../../builders/plain-reader.ts';
import { entry, pollBench, START, url } from './poll-bench.ts';

const bench = pollBench();
const FEEDS = 3;

/** One thing that happens to an installation. */
type Step =
  /** A feed carries these entries, in the n-th of their wordings. */
  | { readonly kind: 'poll'; readonly feed: number; readonly entries: readonly (readonly [number, number])[] }
  | { readonly kind: 'prune'; readonly itemsDays: number; readonly storiesDays: number }
  | { readonly kind: 'correct'; readonly story: number; readonly act: CorrectionAct }
  | { readonly kind: 'undo'; readonly correction: number };

const story = fc.integer({ min: 1, max: 8 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('poll' as const),
      feed: fc.nat(FEEDS - 1),
      entries: fc.array(fc.tuple(fc.nat(12), fc.nat(4)), { maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('prune' as const),
      itemsDays: fc.nat(3),
      storiesDays: fc.nat(3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      story,
      act: fc.oneof(
        fc.constantFrom<CorrectionAct>(
          { kind: 'dismiss' },
          { kind: 'irrelevant' },
          { kind: 'relabel', labels: { stage: 'signed' } },
        ),
        fc.record({ kind: fc.constant('merge' as const), into: story }),
        fc.record({ kind: fc.constant('split' as const), items: fc.array(fc.nat(20), { maxLength: 3 }) }),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('undo' as const), correction: fc.integer({ min: 1, max: 6 }) }),
  },
);

/** Wordings of an entry: news, other news, none, taken back, news again. */
const WORDINGS = ['Pact', 'Signed pact', 'Weather', 'Retracted: pact', 'Another pact'];

it('sums to the entries that were ever seen, whatever is polled, edited, pruned and corrected', async () => {
  await bench().watch(FEEDS);
  for (let feed = 0; feed < FEEDS; feed++) bench().fetcher.answer(url(feed), fetched({ entries: [] }));
  const seen = new Set<string>();
  const { store, clock } = bench();
  const take = async (happening: Step): Promise<void> => {
    const signed = { by: 'reviewer', why: 'Because.', at: clock.now() };
    switch (happening.kind) {
      case 'poll': {
        // An address that stands in one document under two titles tells nothing: each entry once.
        const entries = new Map(happening.entries);
        const rows = [...entries].map(([n, wording]) =>
          entry(n, { title: `${WORDINGS[wording]} ${n}`, published: START }),
        );
        bench().fetcher.answer(url(happening.feed), fetched({ entries: rows }));
        for (const n of entries.keys()) seen.add(`${happening.feed}:${n}`);
        await bench().poll();
        clock.advance(DAY / 2);
        return;
      }
      case 'prune': {
        const { itemsDays, storiesDays } = happening;
        const policy = { items: itemsDays * DAY, stories: storiesDays * DAY, deliveries: null };
        await prune(store as SqliteStore, policy, clock.now());
        return;
      }
      case 'correct':
        await store.review.correct(happening.story, happening.act, signed);
        return;
      case 'undo':
        await store.review.undo(happening.correction, signed);
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const happening of steps) await take(happening);
      expect(await bench().total()).toBe(seen.size);
      const rows = await store.account.book(0);
      expect(rows.reduce((sum, { account }) => sum + itemsIn(account), 0)).toBe(seen.size);
      for (const { sources } of await bench().stories()) {
        expect(sources.filter(({ founder }) => founder)).toHaveLength(1);
      }
    }),
    { numRuns: 25 },
  );
});
