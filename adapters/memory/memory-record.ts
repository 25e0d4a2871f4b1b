import type { Arrival, ItemChange, StoryNumber, StoryRecord } from '../../src/domain/story.ts';
import { correctionsOf } from './memory-review.ts';
import { isTelling, type KeptItem, type MemoryState, storyOf, survivorIn } from './memory-state.ts';

/** A story with all that `why` shows; a number that was merged leads to the story that it is in now. */
export function recordOf(state: MemoryState, number: StoryNumber): StoryRecord | null {
  const kept = state.stories.get(survivorIn(state, number));
  if (!kept) return null;
  const rank = ({ fate }: KeptItem): number => (fate === 'founded' ? 0 : isTelling(fate) ? 1 : 2);
  const own = state.items.filter(({ story, fate }) => story === kept.id && fate !== 'duplicate');
  const items = own
    .map((item, i) => ({ item, i }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.i - b.i)
    .map(({ item }) => item);
  const [first] = items;
  return {
    ...storyOf(state, kept),
    standing: kept.standing,
    evidence: first?.analysis?.evidence ?? [],
    because: first?.because ?? '',
    arrivals: items.map((item) => arrivalOf(state, item)),
    changes: own.flatMap(changesOf).sort((a, b) => a.replacedAt - b.replacedAt),
    corrections: correctionsOf(state, kept.id),
  };
}

function arrivalOf(state: MemoryState, kept: KeptItem): Arrival {
  const { item, analysis, fate, retrieval, revisedAt } = kept;
  const { outlet, title, url, lang, published, retrievedAt, hash } = item;
  const { title: feedTitle, kind } = state.feeds.get(item.feedId)?.feed ?? { title: '', kind: 'news' };
  const stage = analysis?.stage ?? null;
  const told = { outlet, title, url, lang, published, kind, stage, feedTitle };
  return { ...told, retrievedAt, revisedAt, hash, retrieval, tells: isTelling(fate) };
}

/** What an item was before it changed, oldest first. */
export function changesOf({ history, item }: KeptItem): ItemChange[] {
  return history.map(({ change, item: then, analysis, replacedAt }) => ({
    change,
    outlet: item.outlet,
    title: then.title,
    replacedAt,
    stage: analysis?.stage ?? null,
    hash: then.hash,
    version: analysis?.version ?? null,
  }));
}
