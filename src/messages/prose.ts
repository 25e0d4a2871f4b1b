import type { Story } from '../domain/story.ts';
import { extract } from './extract.ts';
import type { Labels } from './labels.ts';
import type { StoryCard } from './message.ts';
import { shorten } from './shorten.ts';

/** Characters of an extract on a card at most. */
export const EXTRACT_LENGTH = 280;

/** Stands behind sentences that no person wrote. */
export const MACHINE_MARK = '(machine-written from the item’s words)';

/** The sentences of a card: machine-written ones where they are asked for and ready, else the item's own. */
export function proseOf(story: Story, labels: Labels): Pick<StoryCard, 'extract' | 'prose'> {
  const written = labels.prose?.(story) ?? null;
  if (written !== null) return { extract: `${written} ${MACHINE_MARK}`, prose: 'machine' };
  return { extract: itemsOwnWords(story), prose: 'item' };
}

/** One or two sentences of the founder as they stand there, cut to what a card holds. */
export function itemsOwnWords(story: Pick<Story, 'title' | 'summary' | 'sources'>): string {
  const outlets = story.sources.map((source) => source.outlet);
  return shorten(extract(story.summary, story.title, outlets), EXTRACT_LENGTH);
}
