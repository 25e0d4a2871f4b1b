import fc from 'fast-check';
import type { CorrectionAct } from '../../src/domain/correction.ts';
import { STAGES } from '../../src/domain/stage.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Chunk } from '../../src/pipeline/ports.ts';
import type { StoreUnderTest } from '../contract/store-under-test.ts';
import { anAnalysis, irrelevant } from './analysis.ts';
import { aChunk } from './chunk.ts';
import { chunkStream, fingerprintOf, KEYS } from './chunk-stream.ts';
import { anItem } from './item.ts';

/** One thing that happens to a store. */
export type Happening =
  | { readonly kind: 'chunk'; readonly chunk: Chunk }
  /** The item of this key, where it is there, is now worded so; `stage` `null`: it is no news any more. */
  | { readonly kind: 'edit'; readonly key: number; readonly stage: (typeof STAGES)[number] | null }
  | { readonly kind: 'correct'; readonly story: number; readonly act: CorrectionAct }
  /** The n-th correction is undone. */
  | { readonly kind: 'undo'; readonly correction: number };

const story = fc.integer({ min: 1, max: 5 });

const act: fc.Arbitrary<CorrectionAct> = fc.oneof(
  fc.record({
    kind: fc.constant('relabel' as const),
    labels: fc.oneof(
      fc.record({ stage: fc.constantFrom(...STAGES) }),
      fc.constant({ sectors: ['quantum'] } as const),
      fc.constant({ pairs: [['IN', 'JP']] } as const),
    ),
  }),
  fc.constantFrom<CorrectionAct>({ kind: 'dismiss' }, { kind: 'irrelevant' }),
  fc.record({ kind: fc.constant('merge' as const), into: story }),
  fc.record({
    kind: fc.constant('split' as const),
    items: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
  }),
);

const change: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    key: fc.constantFrom(...KEYS),
    stage: fc.option(fc.constantFrom(...STAGES)),
  }),
  fc.record({ kind: fc.constant('correct' as const), story, act }),
  fc.record({ kind: fc.constant('undo' as const), correction: fc.integer({ min: 1, max: 4 }) }),
);

/** Chunks with edits and corrections between them. */
export function reviewStream(now: EpochMs): fc.Arbitrary<readonly Happening[]> {
  return fc
    .tuple(chunkStream(now), fc.array(fc.array(change, { maxLength: 4 }), { minLength: 6, maxLength: 6 }))
    .map(([chunks, changes]) =>
      chunks.flatMap((chunk, i): Happening[] => [{ kind: 'chunk', chunk }, ...(changes[i] ?? [])]),
    );
}

/** Lets it happen. A correction that cannot be is refused, and that is part of what happens. */
export async function happen(store: StoreUnderTest, happening: Happening, at: EpochMs): Promise<unknown> {
  const signed = { by: 'reviewer', why: 'Because.', at };
  switch (happening.kind) {
    case 'chunk':
      return store.archive.commit(happening.chunk);
    case 'edit':
      return edit(store, happening, at);
    case 'correct':
      return store.review.correct(happening.story, happening.act, signed);
    case 'undo':
      return store.review.undo(happening.correction, signed);
  }
}

async function edit(
  store: StoreUnderTest,
  { key, stage }: Extract<Happening, { kind: 'edit' }>,
  at: EpochMs,
): Promise<void> {
  const fingerprint = fingerprintOf(key);
  const known = (await store.archive.known(1, [fingerprint])).get(fingerprint);
  if (!known || (known.story === null && stage !== null)) return;
  const title = `word${key} as ${stage ?? 'nothing'}`;
  const item = anItem({ fingerprint, title, url: null, published: at, retrievedAt: at });
  const analysis = stage === null ? irrelevant() : anAnalysis({ stage });
  const fate = stage === null ? 'irrelevant' : 'joined';
  const target = known.story === null ? null : ({ kind: 'existing', id: known.story } as const);
  const told = { item, analysis, fate, because: analysis.because, story: target } as const;
  await store.archive.commit(aChunk({ edits: [{ ...told, change: 'edited', from: known.revision }] }));
}
