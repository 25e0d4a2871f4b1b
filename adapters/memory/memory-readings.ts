import type { OutdatedItem, ReadingStore } from '../../src/pipeline/reanalyse.ts';
import { type MemoryState, survivorIn } from './memory-state.ts';
import { fileOf } from './memory-stories.ts';

/** Stored readings in memory, for reading anew. */
export function memoryReadingStore(state: MemoryState): ReadingStore {
  const outdated = (version: string): OutdatedItem[] =>
    state.items.flatMap(({ item, analysis, revision, fate, because, story }, i): OutdatedItem[] => {
      if (analysis === null || analysis.version === version) return [];
      const kind = state.feeds.get(item.feedId)?.feed.kind ?? 'news';
      return [{ id: i + 1, item, analysis, revision, kind, fate, because, story }];
    });
  return {
    outdated: async (version) => outdated(version).length,
    nextOutdated: async (version, after, limit) =>
      outdated(version)
        .filter(({ id }) => id > after)
        .slice(0, limit),
    confirm: async (items, version) => {
      for (const id of items) {
        const kept = state.items[id - 1];
        if (kept?.analysis) state.items[id - 1] = { ...kept, analysis: { ...kept.analysis, version } };
      }
    },
    story: async (id) => fileOf(state, survivorIn(state, id)),
  };
}
