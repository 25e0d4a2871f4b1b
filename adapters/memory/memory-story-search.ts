import type { StoryPage, StorySearch } from '../../src/commands/ports.ts';
import type { Story } from '../../src/domain/story.ts';
import type { ItemFateRecord } from '../../src/pipeline/ports.ts';
import { matches, storyFacts } from '../../src/query/match-story.ts';
import { type KeptItem, type KeptStory, type MemoryState, storyOf, tellersOf } from './memory-state.ts';

/** Items with one address that are told of at most, as in SQLite. */
const MOST_FATES = 100;

/** Stories in memory, asked one by one with the definition of what a query means. */
export function memoryStorySearch(state: MemoryState): StorySearch {
  return {
    search: async (query, { now, offset, limit }): Promise<StoryPage> => {
      const found = [...state.stories.values()]
        .sort(newestFirst)
        .map((kept) => storyOf(state, kept))
        .filter((story) => matches(query, storyFacts(story, textsOf(state, story)), now));
      return { stories: found.slice(offset, offset + limit), total: found.length };
    },
    byNumber: async (number) => {
      const kept = state.stories.get(number);
      if (!kept) return null;
      const tellers = tellersOf(state, kept.id);
      const founder = tellers.find(({ fate }) => fate === 'founded') ?? tellers[0];
      const evidence = founder?.analysis?.evidence ?? [];
      return { ...storyOf(state, kept), evidence, because: founder?.because ?? '' };
    },
    fateOf: async (canonicalUrl) =>
      state.items
        .filter(({ item }) => item.canonicalUrl === canonicalUrl)
        .reverse()
        .sort((a, b) => b.item.retrievedAt - a.item.retrievedAt)
        .slice(0, MOST_FATES)
        .map((kept) => fateRecord(state, kept)),
  };
}

function newestFirst(a: KeptStory, b: KeptStory): number {
  return b.draft.published - a.draft.published || b.sequence - a.sequence;
}

/** Titles and summaries of all items that tell the story. */
function textsOf(state: MemoryState, story: Story): string[] {
  return tellersOf(state, story.id).flatMap(({ item }) => [item.title, item.summary]);
}

function fateRecord(state: MemoryState, { item, analysis, fate, because, story }: KeptItem): ItemFateRecord {
  const { title, outlet, published, retrievedAt } = item;
  return {
    title,
    outlet,
    feedTitle: state.feeds.get(item.feedId)?.feed.title ?? '',
    published,
    retrievedAt,
    fate,
    because,
    evidence: analysis?.evidence ?? [],
    storyNumber: story,
  };
}
