import type { Story } from '../domain/story.ts';
import { corroboration } from '../stories/corroboration.ts';
import { ageLabel, type DateStyle, dayLabel } from './dates.ts';
import { headline } from './headline.ts';
import { initiativeName } from './initiative-name.ts';
import { count, type Labels, pairLabel, STAGE_LABELS } from './labels.ts';
import type { StoryCard } from './message.ts';
import { proseOf } from './prose.ts';
import { shorten } from './shorten.ts';
import { shownAddress } from './shown-address.ts';

const VOICES_NAMED = 4;
const AMOUNT_LENGTH = 40;

/** A story as a card; `earlier`: the steps that it follows, newest first, where they were looked up. */
export function storyCard(
  story: Story,
  labels: Labels,
  style: DateStyle,
  earlier: readonly Story[] = [],
): StoryCard {
  const [last] = earlier;
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
    ...proseOf(story, labels),
    initiative: initiativeName(story, labels),
    amounts: story.amounts.map(({ text }) => shorten(text, AMOUNT_LENGTH)),
    date: story.date,
    ...(last ? { earlier: earlierStep(last, style) } : {}),
    sources: sourcesLine(story, labels),
    outlet: new Set(outlets).size === 1 ? (outlets[0] ?? null) : null,
    published: story.published,
    when: `${dayLabel(story.published, style)} · ${ageLabel(story.published, style)}`,
  };
}

/** `#12 announced 3 May 2023`. */
export function earlierStep({ number, stage, published }: Story, style: DateStyle): string {
  const words = [
    `#${number}`,
    stage === null ? '' : STAGE_LABELS[stage].toLowerCase(),
    dayLabel(published, style),
  ];
  return words.filter(Boolean).join(' ');
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
