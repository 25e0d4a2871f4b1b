import type { Story, StoryNumber } from '../domain/story.ts';
import type { DateStyle } from './dates.ts';
import { count, type Labels } from './labels.ts';
import { type Action, action, type Block, line, type Message, note } from './message.ts';
import { actionsBlock } from './story-actions.ts';
import { storyCard } from './story-card.ts';

/** One page of an answer. */
export interface StoryListInput {
  /** What was asked, in words for people. */
  readonly asked: string;
  readonly stories: readonly Story[];
  readonly total: number;
  /** Whether there are more than `total`. */
  readonly more: boolean;
  readonly page: number;
  readonly pageSize: number;
  /** How many of the page are left out, since the asker found them not relevant. */
  readonly left?: number;
  /** Remarks on the query: a word that looks like a typo. */
  readonly notes: readonly string[];
  /** The steps that each story follows, by its number. */
  readonly earlier?: ReadonlyMap<StoryNumber, readonly Story[]>;
  /** The query as it can be typed again; `null`: not at all. */
  readonly typed: string | null;
}

/** Stories that match, newest first, with what was asked above and how many there are. */
export function storyList(input: StoryListInput, labels: Labels, style: DateStyle): Message {
  const { asked, stories, total, more, page, pageSize } = input;
  const title = `${total === 0 ? 'No stories' : counted(total, more)}: ${asked}`;
  const blocks: Block[] = [{ kind: 'heading', text: title }];
  for (const remark of input.notes) blocks.push(note(remark));
  for (const story of stories) {
    const card = storyCard(story, labels, style, input.earlier?.get(story.number));
    blocks.push({ kind: 'story', card });
  }
  const left = input.left ?? 0;
  if (left > 0)
    blocks.push(
      note(
        `${count(left, 'story', 'stories')} that you found not relevant ${left === 1 ? 'is' : 'are'} left out.`,
      ),
    );
  if (total === 0) blocks.push(line('Nothing in the archive matches. A wider query, or one word less, may.'));
  const pages = Math.ceil(total / pageSize);
  if (more) blocks.push(note(`Page ${page}; there are more than ${pages.toLocaleString('en')}.`));
  else if (pages > 1) blocks.push(note(`Page ${page} of ${pages}.`));
  const actions = listActions(input, pages);
  if (actions.length > 0) blocks.push(actionsBlock(actions));
  return { title, blocks };
}

function listActions({ typed, page, more }: StoryListInput, pages: number): Action[] {
  if (typed === null) return [];
  const isLast = page >= pages && !more;
  return [
    ...(isLast ? [] : [action('Next page', typed || 'find', page + 1)]),
    ...(typed === '' ? [] : [action('Subscribe', `subscribe ${typed}`)]),
  ];
}

/** `12 stories`; `More than 1,000 stories` where not all were counted. */
function counted(total: number, more: boolean): string {
  const stories = count(total, 'story', 'stories');
  return more ? `More than ${stories}` : stories;
}
