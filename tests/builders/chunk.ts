import type { Analysis } from '../../src/domain/analysis.ts';
import { AS_A_FEED, type FeedSource } from '../../src/domain/feed.ts';
import type { Item } from '../../src/domain/item.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { Chunk, FeedStore, ItemRecord, StoryDraft } from '../../src/pipeline/ports.ts';
import { anAnalysis, irrelevant } from './analysis.ts';
import { anItem } from './item.ts';

/** A feed as the catalogue gives it. */
export function aSourceFeed(changes: Partial<FeedSource> = {}): FeedSource {
  return {
    url: 'https://example.com/feed.xml',
    title: 'Mint - Politics',
    publisher: 'Mint',
    country: 'IN',
    lang: 'en',
    kind: 'news',
    ...AS_A_FEED,
    ...changes,
  };
}

/** What `upsert` is given for a feed that is on. */
export function anUpsert(
  source: Partial<FeedSource> = {},
  origin: 'catalogue' | 'user' = 'catalogue',
): Parameters<FeedStore['upsert']>[0][number] {
  return { source: aSourceFeed(source), origin, disabled: null };
}

/** The values of the story that an item founds by itself. */
export function draftFor(item: Item, changes: Partial<StoryDraft> = {}): StoryDraft {
  const { pairs, backgroundPairs, parties, sectors, stage, initiative, confidence } = anAnalysis();
  const { title, summary, url, lang, published } = item;
  return {
    title,
    summary,
    url,
    lang,
    published,
    updated: published,
    pairs,
    backgroundPairs,
    parties,
    sectors,
    stage,
    initiative,
    amounts: [],
    date: null,
    confidence,
    memory: {
      founding: { pairs, parties, sectors, stage, initiative, published },
      stages: stage === null ? [] : [{ stage, items: 1, official: 0 }],
    },
    ...changes,
  };
}

/** The item that founds the `index`-th new story of its chunk. */
export function founder(item: Item, index = 0, analysis: Partial<Analysis> = {}): ItemRecord {
  const read = anAnalysis(analysis);
  return { item, analysis: read, fate: 'founded', because: read.because, story: { kind: 'new', index } };
}

/** An item that joins a story that exists. */
export function joiner(item: Item, id: StoryId, analysis: Partial<Analysis> = {}): ItemRecord {
  const because = 'It tells the same event.';
  return {
    item,
    analysis: anAnalysis(analysis),
    fate: 'joined',
    because,
    story: { kind: 'existing', id },
  };
}

/** An item that is no partnership news. */
export function unrelated(item: Item = anItem({ title: 'A match was played' })): ItemRecord {
  const analysis = irrelevant();
  return { item, analysis, fate: 'irrelevant', because: analysis.because, story: null };
}

/** A chunk of feed 1 that does nothing, with other values where given. */
export function aChunk(changes: Partial<Chunk> = {}): Chunk {
  return { feedId: 1, items: [], founded: [], moved: [], owed: [], poll: null, ...changes };
}

/** A chunk in which one item founds one story. */
export function foundingChunk(
  item: Item,
  draft: Partial<StoryDraft> = {},
  analysis: Partial<Analysis> = {},
): Chunk {
  return aChunk({
    feedId: item.feedId,
    items: [founder(item, 0, analysis)],
    founded: [draftFor(item, draft)],
  });
}
