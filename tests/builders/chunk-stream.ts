import fc from 'fast-check';
import { STAGES, type Stage } from '../../src/domain/stage.ts';
import { type EpochMs, HOUR } from '../../src/domain/time.ts';
import type { Chunk, ItemRecord, StoryDraft } from '../../src/pipeline/ports.ts';
import { aChunk, draftFor, founder, joiner, unrelated } from './chunk.ts';
import { anItem } from './item.ts';

/** One item of a made-up stream: which event it tells (`null`: none), when, and how far things have come. */
interface Told {
  readonly key: number;
  readonly event: number | null;
  readonly hour: number;
  readonly stage: Stage;
}

/** Keys of the items of {@link chunkStream}. */
export const KEYS = Array.from({ length: 31 }, (_, key) => key);

/** The fingerprint of the item with this key. */
export const fingerprintOf = (key: number): string => `item ${key}`;

const told: fc.Arbitrary<Told> = fc.record({
  key: fc.constantFrom(...KEYS),
  event: fc.option(fc.nat({ max: 4 })),
  hour: fc.nat({ max: 5 }),
  stage: fc.constantFrom(...STAGES),
});

/** Streams of items on a few events, cut into chunks of feed 1 as the one writer cuts them, for an empty store. */
export function chunkStream(now: EpochMs): fc.Arbitrary<readonly Chunk[]> {
  return fc.array(fc.array(told, { maxLength: 6 }), { maxLength: 6 }).map((cuts) => chunksOf(cuts, now));
}

function chunksOf(cuts: readonly (readonly Told[])[], now: EpochMs): readonly Chunk[] {
  const stories: { event: number; draft: StoryDraft }[] = [];
  const seen = new Set<number>();
  return cuts.map((items) => {
    const before = stories.length;
    const records: ItemRecord[] = [];
    const moved = new Set<number>();
    for (const { key, event, hour, stage } of items) {
      const item = anItem({
        fingerprint: fingerprintOf(key),
        title: `word${key}`,
        published: now - hour * HOUR,
      });
      const at = stories.findIndex((story) => story.event === event);
      const story = stories[at];
      if (event === null || seen.has(key)) records.push(unrelated(item));
      else if (!story) {
        const index = stories.push({ event, draft: draftFor(item, { stage }) }) - 1 - before;
        records.push(founder(item, index, { stage }));
      } else {
        const published = Math.min(story.draft.published, item.published);
        stories[at] = { event, draft: { ...story.draft, stage, published } };
        if (at < before) moved.add(at);
        const joined = joiner(item, at + 1, { stage });
        records.push(at < before ? joined : { ...joined, story: { kind: 'new', index: at - before } });
      }
      seen.add(key);
    }
    const drafts = stories.map(({ draft }) => draft);
    return aChunk({
      items: records,
      founded: drafts.slice(before),
      moved: [...moved].flatMap((at) => {
        const draft = drafts[at];
        return draft ? [{ id: at + 1, draft }] : [];
      }),
    });
  });
}
