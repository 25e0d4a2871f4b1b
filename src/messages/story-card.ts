import type { Story } from '../domain/story.ts';
import { corroboration } from '../stories/corroboration.ts';
import { ageLabel, type DateStyle, dayLabel } from './dates.ts';
import { extract } from './extract.ts';
import { headline } from './headline.ts';
import { count, type Labels, pairLabel } from './labels.ts';
import type { StoryCard } from './message.ts';

const EXTRACT_LENGTH = 280;
const OUTLETS_NAMED = 4;

/** A story as a card. */
export function storyCard(story: Story, labels: Labels, style: DateStyle): StoryCard {
  const pairs = story.pairs.map((pair) => pairLabel(labels, pair));
  const parties = [...new Set(story.pairs.length > 0 ? story.pairs.flat() : story.parties)].sort();
  const outlets = story.sources.map((source) => source.outlet);
  return {
    number: story.number,
    title: headline(story.title, outlets),
    url: story.url,
    pairs: pairs.length > 0 ? pairs : [parties.map(labels.party).join(', ')].filter(Boolean),
    parties,
    stage: story.stage,
    sectors: story.sectors.map(labels.sector),
    extract: shorten(extract(story.summary, story.title, outlets), EXTRACT_LENGTH),
    initiative: story.initiative,
    sources: sourcesLine(story),
    published: story.published,
    when: `${dayLabel(story.published, style)} · ${ageLabel(story.published, style)}`,
  };
}

/** `3 sources, 1 official: DSIT, Mint, PTI`. */
function sourcesLine(story: Story): string {
  const { outlets, official } = corroboration(story.sources);
  const named = outlets.slice(0, OUTLETS_NAMED).join(', ');
  const more = outlets.length > OUTLETS_NAMED ? ` and ${outlets.length - OUTLETS_NAMED} more` : '';
  const marked = official > 0 ? `, ${official} official` : '';
  return `${count(outlets.length, 'source')}${marked}: ${named}${more}`;
}

/** Cuts at the end of a word and says so with an ellipsis; a text that fits is unchanged. */
export function shorten(content: string, length: number): string {
  if (content.length <= length) return content;
  const cut = content.slice(0, length - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > length / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:–—-]+$/, '')}…`;
}
