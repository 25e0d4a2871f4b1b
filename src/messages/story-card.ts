import type { Story } from '../domain/story.ts';
import { corroboration } from '../stories/corroboration.ts';
import { ageLabel, type DateStyle, dayLabel } from './dates.ts';
import { extract } from './extract.ts';
import { headline } from './headline.ts';
import { count, type Labels, pairLabel } from './labels.ts';
import type { StoryCard } from './message.ts';
import { shownAddress } from './shown-address.ts';

/** Characters of an extract on a card at most. */
export const EXTRACT_LENGTH = 280;
const VOICES_NAMED = 4;

/** A story as a card. */
export function storyCard(story: Story, labels: Labels, style: DateStyle): StoryCard {
  const pairs = story.pairs.map((pair) => pairLabel(labels, pair));
  const parties = [...new Set(story.pairs.length > 0 ? story.pairs.flat() : story.parties)].sort();
  const outlets = story.sources.map((source) => source.outlet);
  return {
    number: story.number,
    title: headline(story.title, outlets),
    url: shownAddress(story.url),
    pairs: pairs.length > 0 ? pairs : [parties.map(labels.party).join(', ')].filter(Boolean),
    parties,
    stage: story.stage,
    moved: null,
    sectors: story.sectors.map(labels.sector),
    extract: shorten(extract(story.summary, story.title, outlets), EXTRACT_LENGTH),
    initiative: story.initiative,
    sources: sourcesLine(story, labels),
    published: story.published,
    when: `${dayLabel(story.published, style)} · ${ageLabel(story.published, style)}`,
  };
}

/** `3 independent sources, 1 official: DSIT, Mint, PTI in 9 outlets`. */
function sourcesLine(story: Story, labels: Labels): string {
  const { voices, official, thinkTanks } = corroboration(story.sources, labels.outlets);
  if (voices.length === 0) return 'no source is left';
  const sources = count(voices.length, voices.length > 1 ? 'independent source' : 'source');
  const apart = [
    ...(official > 0 ? [`${official} official`] : []),
    ...(thinkTanks > 0 ? [count(thinkTanks, 'think tank')] : []),
  ];
  const named = voices
    .slice(0, VOICES_NAMED)
    .map(({ name, outlets }) => (outlets > 1 ? `${name} in ${outlets} outlets` : name));
  const more = voices.length > VOICES_NAMED ? ` and ${voices.length - VOICES_NAMED} more` : '';
  return `${[sources, ...apart].join(', ')}: ${named.join(', ')}${more}`;
}

/** Cuts at the end of a word and says so with an ellipsis; a text that fits is unchanged. */
export function shorten(content: string, length: number): string {
  if (content.length <= length) return content;
  const cut = content.slice(0, length - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > length / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:–—-]+$/, '')}…`;
}
