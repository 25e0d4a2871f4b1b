import type { StorySearch } from '../../src/commands/ports.ts';
import type { ItemFateRecord } from '../../src/pipeline/ports.ts';
import { type MatchFacts, matches, storyFacts } from '../../src/query/match-story.ts';
import { newestFirst } from './memory-archive.ts';
import { changesOf, recordOf } from './memory-record.ts';
import { correctionsOf } from './memory-review.ts';
import {
  type KeptItem,
  type KeptStory,
  type MemoryState,
  storyOf,
  survivorIn,
  tellersOf,
} from './memory-state.ts';

/** Stories in memory: every one is held against the query. */
export function memoryStorySearch(state: MemoryState): StorySearch {
  return {
    search: async (query, { now, offset, limit }) => {
      const selected = [...state.stories.values()]
        .filter((kept) => kept.standing === 'current' && matches(query, factsOf(state, kept), now))
        .sort(newestFirst);
      const page = selected.slice(offset, offset + limit);
      return { stories: page.map((kept) => storyOf(state, kept)), total: selected.length };
    },
    byNumber: async (number) => recordOf(state, number),
    fateOf: async (url) =>
      state.items
        .filter(({ item }) => item.canonicalUrl === url)
        .reverse()
        .sort((a, b) => b.item.retrievedAt - a.item.retrievedAt)
        .map((kept) => fateOf(state, kept)),
  };
}

function factsOf(state: MemoryState, kept: KeptStory): MatchFacts {
  const texts = tellersOf(state, kept.id).flatMap(({ item }) => [item.title, item.summary]);
  return storyFacts(storyOf(state, kept), texts);
}

function fateOf(state: MemoryState, kept: KeptItem): ItemFateRecord {
  const { item, analysis, fate, because, story } = kept;
  const storyNumber = story === null ? null : survivorIn(state, story);
  return {
    title: item.title,
    outlet: item.outlet,
    feedTitle: state.feeds.get(item.feedId)?.feed.title ?? '',
    published: item.published,
    retrievedAt: item.retrievedAt,
    fate,
    because,
    evidence: analysis?.evidence ?? [],
    storyNumber,
    standing: storyNumber === null ? null : (state.stories.get(storyNumber)?.standing ?? null),
    corrections: storyNumber === null ? [] : correctionsOf(state, storyNumber),
    changes: changesOf(kept),
  };
}
