import type { Story, StorySource } from '../../src/domain/story.ts';

/** One source of a story, with sensible values where none are given. */
export function aSource(changes: Partial<StorySource> = {}): StorySource {
  return {
    outlet: 'Mint',
    kind: 'news',
    title: 'India, UK explore technology partnership',
    url: 'https://example.com/a',
    lang: 'en',
    published: Date.parse('2023-05-08T10:00:00Z'),
    stage: 'proposed',
    founder: true,
    credits: [],
    ...changes,
  };
}

/** A story, with sensible values where none are given. */
export function aStory(changes: Partial<Story> = {}): Story {
  return {
    id: 1,
    number: 1,
    revision: 1,
    title: 'India, UK explore technology partnership',
    summary: 'The two are in talks on semiconductors, telecoms and critical minerals.',
    url: 'https://example.com/a',
    lang: 'en',
    pairs: [['GB', 'IN']],
    backgroundPairs: [['IN', 'US']],
    parties: ['GB', 'IN', 'US'],
    sectors: ['semiconductors', 'telecommunications', 'critical-minerals'],
    stage: 'proposed',
    initiative: null,
    amounts: [],
    date: null,
    confidence: 0.9,
    published: Date.parse('2023-05-08T10:00:00Z'),
    updated: Date.parse('2023-05-08T10:00:00Z'),
    sources: [aSource()],
    memory: {
      founding: {
        pairs: [['GB', 'IN']],
        parties: ['GB', 'IN', 'US'],
        sectors: ['semiconductors', 'telecommunications', 'critical-minerals'],
        stage: 'proposed',
        initiative: null,
        published: Date.parse('2023-05-08T10:00:00Z'),
      },
      stages: [{ stage: 'proposed', items: 1, official: 0 }],
    },
    ...changes,
  };
}
