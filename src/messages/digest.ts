import type { Stage } from '../domain/stage.ts';
import type { Story } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';
import { corroboration } from '../stories/corroboration.ts';
import { type DateStyle, periodLabel } from './dates.ts';
import { count, type Labels, pairLabel } from './labels.ts';
import { type Block, line, type Message, note, type StoryCard, text } from './message.ts';
import { stagePicture } from './stage-picture.ts';
import { storyCard } from './story-card.ts';
import { sinceWhen } from './thread-message.ts';

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
  readonly stories: readonly DigestStory[];
  readonly receipt: Receipt;
  /** At most so many cards; the rest is counted. */
  readonly limit: number;
  /** What to type for all of them; `null` where nothing is to be typed. */
  readonly more: string | null;
  /** Whether the sectors by stages are drawn: the picture of a week. */
  readonly picture: boolean;
}

/** A story of a digest, with what its readers were told of it before. */
export interface DigestStory {
  readonly story: Story;
  /** `null`: it is new to them. */
  readonly told: { readonly stage: Stage | null } | null;
}

/** What a digest is called: `Technology partnerships: India, semiconductors`; of everything, without a query. */
export function digestTitle(asked: string | null): string {
  return asked === null ? 'Technology partnerships' : `Technology partnerships: ${asked}`;
}

/** The digest of a period: the stories ranked, grouped by pair, and a receipt that stands even when there is none. */
export function digest(input: DigestInput, labels: Labels, style: DateStyle): Message {
  const period = periodLabel(input.from, input.to, style);
  const ranked = rankedStories(input.stories, labels);
  const shown = ranked.slice(0, input.limit);
  const blocks: Block[] = [{ kind: 'heading', text: `${input.title}, ${period}` }];
  const changed = changedLine(input.stories);
  if (changed !== null) blocks.push(line(changed));
  const picture = input.picture
    ? stagePicture(
        input.stories.map(({ story }) => story),
        labels,
      )
    : null;
  if (picture !== null) blocks.push({ kind: 'matrix', matrix: picture });
  for (const [label, stories] of groupByPair(shown, labels)) {
    blocks.push({ kind: 'heading', text: label });
    for (const story of stories) blocks.push({ kind: 'story', card: cardUnder(label, story, labels, style) });
  }
  const left = ranked.length - shown.length;
  if (left > 0) blocks.push(moreNote(left, input.more));
  blocks.push(note(receiptLine(input.stories.length, input.receipt)));
  return { title: `${input.title}, ${period}: ${count(input.stories.length, 'story', 'stories')}`, blocks };
}

/** `2 moved on since they were told here, 3 new.`; nothing where all is new. */
function changedLine(stories: readonly DigestStory[]): string | null {
  const moved = stories.filter(hasMoved).length;
  const fresh = stories.filter(({ told }) => told === null).length;
  if (moved === 0) return null;
  const since = `${moved} moved on since ${moved === 1 ? 'it was' : 'they were'} told here`;
  return fresh === 0 ? `${since}.` : `${since}, ${fresh} new.`;
}

function hasMoved({ story, told }: DigestStory): boolean {
  return told !== null && told.stage !== story.stage;
}

/** `and 7 more: /partnership india since:2023-05-01`. */
function moreNote(left: number, command: string | null): Block {
  return command === null ? note(`and ${left} more`) : note(`and ${left} more: `, text(command, 'code'));
}

/** The heading names the pair already. */
function cardUnder(
  heading: string,
  { story, told }: DigestStory,
  labels: Labels,
  style: DateStyle,
): StoryCard {
  const card = storyCard(story, labels, style);
  const moved = hasMoved({ story, told })
    ? { from: told?.stage ?? null, since: sinceWhen(story, labels, style) }
    : null;
  return { ...card, moved, pairs: card.pairs.filter((pair) => pair !== heading) };
}

/** `Nothing new: 212 items checked, 41 of 41 feeds healthy.` */
export function receiptLine(stories: number, receipt: Receipt): string {
  const found = stories === 0 ? 'Nothing new' : count(stories, 'story', 'stories');
  const feeds = `${receipt.feedsHealthy} of ${receipt.feedsEnabled} feeds healthy`;
  return `${found}: ${count(receipt.itemsChecked, 'item')} checked, ${feeds}.`;
}

/** Stage moved, then signed, then officially confirmed, then more independent sources, then newer. */
function rankedStories(stories: readonly DigestStory[], labels: Labels): DigestStory[] {
  const rank = ({ story, told }: DigestStory): readonly number[] => {
    const { voices, official } = corroboration(story.sources, labels.outlets);
    const founder = story.sources.find((source) => source.founder);
    const before = told === null ? founder?.stage : told.stage;
    const moved = before !== undefined && before !== story.stage;
    return [
      Number(moved),
      Number(story.stage === 'signed'),
      Number(official > 0),
      voices.length,
      story.published,
    ];
  };
  return stories
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => byRank(a.rank, b.rank) || a.one.story.id - b.one.story.id)
    .map(({ one }) => one);
}

/** The first figure that differs decides; the larger comes first. */
function byRank(a: readonly number[], b: readonly number[]): number {
  return a.map((value, i) => (b[i] ?? 0) - value).find((difference) => difference !== 0) ?? 0;
}

function groupByPair(stories: readonly DigestStory[], labels: Labels): Map<string, DigestStory[]> {
  const groups = new Map<string, DigestStory[]>();
  for (const one of stories) {
    const [first, ...others] = one.story.pairs;
    const label = first === undefined ? 'Groups of states' : pairLabel(labels, first);
    const key = others.length > 0 ? 'Several pairs' : label;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
