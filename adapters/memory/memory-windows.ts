import type { WindowReader } from '../../src/pipeline/delivery-ports.ts';
import { toldKey } from './memory-deliveries.ts';
import { selected } from './memory-search.ts';
import { type MemoryState, storyOf } from './memory-state.ts';

/** What happened since a moment, in memory. */
export function memoryWindows(state: MemoryState): WindowReader {
  const { out } = state;
  return {
    storiesIn: async (query, { from, publishedSince, destination, now, limit }) => {
      const all = selected(state, query, now).flatMap((kept) => {
        const told = destination === null ? null : (out.told.get(toldKey(destination, kept.id)) ?? null);
        const isNew = (out.touched.get(kept.id) ?? 0) >= from && kept.draft.published >= publishedSince;
        const isNews = told === null || told.stage !== kept.draft.stage;
        return isNew && isNews ? [{ story: storyOf(state, kept), told }] : [];
      });
      return { stories: all.slice(0, limit), total: all.length };
    },
    byIds: async (ids) =>
      ids.flatMap((id) => {
        const kept = state.stories.get(id);
        return kept ? [storyOf(state, kept)] : [];
      }),
  };
}
