import type { Feed } from '../domain/feed.ts';
import type { StoryId, StorySource } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';
import { type MatchFacts, storyFacts } from '../query/match-story.ts';
import { storySource } from '../stories/story-source.ts';
import type { AlertIndex, StoryNews } from './alert-index.ts';
import { NEWS_AGE } from './news-age.ts';
import type { Archive, Chunk, ItemRecord, StoryDraft, StoryTarget, StoryTelling } from './ports.ts';
import { tells } from './settle-chunk.ts';

/** A chunk before it is known who is owed a card. */
export type UnowedChunk = Omit<Chunk, 'poll' | 'owed'>;

/** What a story gains by a chunk. */
interface Gain {
  readonly sources: StorySource[];
  readonly texts: string[];
}

/**
 * The cards that a chunk's news makes due. A feed's first poll owes none: it fills the archive. `before` holds the
 * values that the chunk's existing stories had.
 */
export async function owedCards(
  { archive, alerts }: { readonly archive: Archive; readonly alerts: AlertIndex },
  feed: Feed,
  chunk: UnowedChunk,
  before: ReadonlyMap<StoryId, StoryDraft>,
  now: EpochMs,
): Promise<Chunk['owed']> {
  const isFirstPoll = feed.health.lastSuccessAt === null;
  if (isFirstPoll || (chunk.founded.length === 0 && chunk.moved.length === 0)) return [];
  await alerts.refresh(now);
  const gains = gainsOf(feed, [...chunk.items, ...(chunk.edits ?? [])]);
  const told = await archive.tellings(chunk.moved.map(({ id }) => id));
  const stories: readonly { readonly story: StoryTarget; readonly news: StoryNews; readonly at: EpochMs }[] =
    [
      ...chunk.founded.map((draft, index) => {
        const story = { kind: 'new', index } as const;
        return { story, news: foundedNews(draft, gains.get(keyOf(story))), at: draft.updated };
      }),
      ...chunk.moved.map(({ id, draft }) => {
        const story = { kind: 'existing', id } as const;
        const news = movedNews(before.get(id) ?? draft, draft, told.get(id), gains.get(keyOf(story)));
        return { story, news, at: draft.updated };
      }),
    ];
  return stories.flatMap(({ story, news, at }) => {
    const cards = at < now - NEWS_AGE ? [] : alerts.cards(news, now);
    return cards.length > 0 ? [{ story, cards }] : [];
  });
}

function keyOf(target: StoryTarget): string {
  return target.kind === 'new' ? `new ${target.index}` : `old ${target.id}`;
}

function gainsOf({ kind }: Feed, items: readonly ItemRecord[]): Map<string, Gain> {
  const gains = new Map<string, Gain>();
  for (const { item, analysis, fate, story } of items) {
    if (story === null || !tells(fate)) continue;
    const gain = gains.get(keyOf(story)) ?? { sources: [], texts: [] };
    gain.sources.push(
      storySource(item, { stage: analysis?.stage ?? null, kind, founder: fate === 'founded' }),
    );
    gain.texts.push(item.title, item.summary);
    gains.set(keyOf(story), gain);
  }
  return gains;
}

const NOTHING: Gain = { sources: [], texts: [] };

function foundedNews(draft: StoryDraft, { sources, texts }: Gain = NOTHING): StoryNews {
  return { before: null, after: factsOf(draft, sources, texts), number: null, sources };
}

function movedNews(
  before: StoryDraft,
  after: StoryDraft,
  told: StoryTelling | undefined,
  gain: Gain = NOTHING,
): StoryNews {
  const sources = [...(told?.sources ?? []), ...gain.sources];
  const texts = [...(told?.texts ?? []), ...gain.texts];
  return {
    before: factsOf(before, told?.sources ?? [], told?.texts ?? []),
    after: factsOf(after, sources, texts),
    number: told?.number ?? null,
    sources,
  };
}

function factsOf(draft: StoryDraft, sources: readonly StorySource[], texts: readonly string[]): MatchFacts {
  return storyFacts({ ...draft, sources }, texts);
}
