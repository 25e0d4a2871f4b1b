import type { Story } from '../domain/story.ts';
import { extract } from './extract.ts';
import { headline } from './headline.ts';
import { EXTRACT_LENGTH } from './prose.ts';
import { shorten } from './shorten.ts';

/** What of a story its card is made of. */
type Shown = Pick<
  Story,
  | 'title'
  | 'summary'
  | 'url'
  | 'pairs'
  | 'parties'
  | 'stage'
  | 'sectors'
  | 'initiative'
  | 'amounts'
  | 'date'
  | 'published'
>;

/** What a reader sees of a story on its card, as one text: two that are equal show no difference. */
export function shownStory(story: Shown, outlets: readonly string[]): string {
  const { url, pairs, parties, stage, sectors, initiative, amounts, date, published } = story;
  const title = headline(story.title, outlets);
  const text = shorten(extract(story.summary, story.title, outlets), EXTRACT_LENGTH);
  const actors = pairs.length > 0 ? pairs : parties;
  const labels = [actors, stage, sectors, initiative, amounts, date];
  return JSON.stringify([title, text, url, ...labels, published, outlets]);
}
