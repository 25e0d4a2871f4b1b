import type { Story } from '../domain/story.ts';
import { extract } from './extract.ts';
import { headline } from './headline.ts';
import { EXTRACT_LENGTH, shorten } from './story-card.ts';

/** What of a story its card is made of. */
type Shown = Pick<
  Story,
  'title' | 'summary' | 'url' | 'pairs' | 'parties' | 'stage' | 'sectors' | 'initiative' | 'published'
>;

/** What a reader sees of a story on its card, as one text: two that are equal show no difference. */
export function shownStory(story: Shown, outlets: readonly string[]): string {
  const { url, pairs, parties, stage, sectors, initiative, published } = story;
  const title = headline(story.title, outlets);
  const text = shorten(extract(story.summary, story.title, outlets), EXTRACT_LENGTH);
  const actors = pairs.length > 0 ? pairs : parties;
  return JSON.stringify([title, text, url, actors, stage, sectors, initiative, published, outlets]);
}
