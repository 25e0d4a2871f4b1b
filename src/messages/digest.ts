import type { Story } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';
import { corroboration } from '../stories/corroboration.ts';
import { type DateStyle, periodLabel } from './dates.ts';
import { count, type Labels, pairLabel } from './labels.ts';
import { type Block, type Message, note, type StoryCard } from './message.ts';
import { storyCard } from './story-card.ts';

/** What a digest says when asked how it knows: what was looked at in its period. */
export interface Receipt {
  readonly itemsChecked: number;
  readonly feedsHealthy: number;
  readonly feedsEnabled: number;
}

/** What a digest is made of. */
export interface DigestInput {
  readonly title: string;
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** The stories of the period, in any order. */
  readonly stories: readonly Story[];
  readonly receipt: Receipt;
  /** At most so many cards; the rest is counted. */
  readonly limit: number;
}

/** The digest of a period: the stories ranked, grouped by pair, and a receipt that stands even when there is none. */
export function digest(input: DigestInput, labels: Labels, style: DateStyle): Message {
  const period = periodLabel(input.from, input.to, style);
  const ranked = rankedStories(input.stories, labels);
  const shown = ranked.slice(0, input.limit);
  const blocks: Block[] = [{ kind: 'heading', text: `${input.title}, ${period}` }];
  for (const [label, stories] of groupByPair(shown, labels)) {
    blocks.push({ kind: 'heading', text: label });
    for (const story of stories) blocks.push({ kind: 'story', card: cardUnder(label, story, labels, style) });
  }
  const left = ranked.length - shown.length;
  if (left > 0) blocks.push(note(`and ${left} more in this period`));
  blocks.push(note(receiptLine(input.stories.length, input.receipt)));
  return { title: `${input.title}, ${period}: ${count(input.stories.length, 'story', 'stories')}`, blocks };
}

/** The heading names the pair already. */
function cardUnder(heading: string, story: Story, labels: Labels, style: DateStyle): StoryCard {
  const card = storyCard(story, labels, style);
  return { ...card, pairs: card.pairs.filter((pair) => pair !== heading) };
}

/** `Nothing new: 212 items checked, 41 of 41 feeds healthy.` */
export function receiptLine(stories: number, receipt: Receipt): string {
  const found = stories === 0 ? 'Nothing new' : count(stories, 'story', 'stories');
  const feeds = `${receipt.feedsHealthy} of ${receipt.feedsEnabled} feeds healthy`;
  return `${found}: ${count(receipt.itemsChecked, 'item')} checked, ${feeds}.`;
}

/** Stage moved, then signed, then officially confirmed, then more independent sources, then newer. */
function rankedStories(stories: readonly Story[], labels: Labels): Story[] {
  const rank = (story: Story): readonly number[] => {
    const { voices, official } = corroboration(story.sources, labels.outlets);
    const founder = story.sources.find((source) => source.founder);
    const moved = founder !== undefined && founder.stage !== story.stage;
    return [
      Number(moved),
      Number(story.stage === 'signed'),
      Number(official > 0),
      voices.length,
      story.published,
    ];
  };
  return stories
    .map((story) => ({ story, rank: rank(story) }))
    .sort((a, b) => byRank(a.rank, b.rank) || a.story.id - b.story.id)
    .map(({ story }) => story);
}

/** The first figure that differs decides; the larger comes first. */
function byRank(a: readonly number[], b: readonly number[]): number {
  return a.map((value, i) => (b[i] ?? 0) - value).find((difference) => difference !== 0) ?? 0;
}

function groupByPair(stories: readonly Story[], labels: Labels): Map<string, Story[]> {
  const groups = new Map<string, Story[]>();
  for (const story of stories) {
    const [first, ...others] = story.pairs;
    const label = first === undefined ? 'Groups of states' : pairLabel(labels, first);
    const key = others.length > 0 ? 'Several pairs' : label;
    groups.set(key, [...(groups.get(key) ?? []), story]);
  }
  return groups;
}
