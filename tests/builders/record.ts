import type { Arrival, StoryRecord } from '../../src/domain/story.ts';
import { aStory } from './story.ts';

/** How an item arrived, with sensible values where none are given. */
export function anArrival(changes: Partial<Arrival> = {}): Arrival {
  return {
    outlet: 'Mint',
    kind: 'news',
    title: 'India, UK explore technology partnership',
    url: 'https://example.com/a',
    lang: 'en',
    published: Date.parse('2023-05-08T10:00:00Z'),
    stage: 'proposed',
    feedTitle: 'Mint - Politics',
    retrievedAt: Date.parse('2023-05-08T10:20:00Z'),
    revisedAt: null,
    hash: 'a3'.repeat(32),
    retrieval: {
      url: 'https://example.com/feed.xml',
      etag: '"abc"',
      lastModified: 'Mon, 08 May 2023 10:15:00 GMT',
      contentType: 'application/rss+xml',
    },
    tells: true,
    ...changes,
  };
}

/** A story with all that `why` shows. */
export function aRecord(changes: Partial<StoryRecord> = {}): StoryRecord {
  const story = aStory();
  return {
    ...story,
    memory: { ...story.memory, origin: '0123456789abcdef0123456789abcdef' },
    evidence: [],
    because: 'Two governments, a technology, and words of cooperation.',
    standing: 'current',
    arrivals: [anArrival()],
    changes: [],
    corrections: [],
    ...changes,
  };
}
