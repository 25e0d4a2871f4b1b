import { type MatchFacts, storyFacts } from '../../src/query/match-story.ts';
import type { RandomStory } from './archive-arbitrary.ts';
import { aSource, aStory } from './story.ts';

/** The facts of a random story, as a matcher is given them. */
export function factsOf({ labels, tellings }: RandomStory): MatchFacts {
  const sources = tellings.map(({ outlet, lang, feedId }) =>
    aSource({ outlet, lang, kind: feedId === 1 ? 'news' : 'government' }),
  );
  const texts = tellings.flatMap(({ title, summary }) => [title, summary]);
  return storyFacts(aStory({ ...labels, lang: tellings[0].lang, sources }), texts);
}
