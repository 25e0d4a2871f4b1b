import { countBound, coveredDays, type StorySearch } from '../../src/commands/ports.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { ItemFateRecord } from '../../src/pipeline/ports.ts';
import { firedWithin } from '../../src/query/at-publication.ts';
import { type MatchFacts, matches, storyFacts } from '../../src/query/match-story.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
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
      const all = selected(state, query, now);
      const stories = all.slice(offset, offset + limit).map((kept) => storyOf(state, kept));
      const total = Math.min(all.length, countBound({ offset, limit }));
      return { stories, total, more: all.length > total };
    },
    backtest: async (query, { now, days, limit }) => {
      const all = selected(state, firedWithin(query, days), now);
      const published = [...state.stories.values()].map(({ draft }) => draft.published);
      const covered = coveredDays(days, published.length > 0 ? Math.min(...published) : null, now);
      const latest = all.slice(0, limit).map((kept) => storyOf(state, kept));
      return { total: all.length, days: covered, perWeek: (all.length * 7) / covered, latest };
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

/** What a query selects, newest first. */
export function selected(state: MemoryState, query: Query, now: EpochMs): KeptStory[] {
  return [...state.stories.values()]
    .filter((kept) => kept.standing === 'current' && matches(query, factsOf(state, kept), now))
    .sort(newestFirst);
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
    firstPoll: !state.items.some(
      (other) => other.item.feedId === item.feedId && other.item.retrievedAt < item.retrievedAt,
    ),
  };
}
