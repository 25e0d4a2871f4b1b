import { count } from '../../src/messages/labels.ts';
import type { Block } from '../../src/messages/message.ts';
import { context } from './block-parts.ts';
import { textsOf } from './block-texts.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { SlackBlock } from './slack-message.ts';

/** What one part of a message became. */
export interface BlockGroup {
  readonly kind: Block['kind'];
  readonly blocks: readonly SlackBlock[];
}

/** A block is left free for who shared the message, and one for what is done with it. */
const ROOM = { blocks: SLACK_LIMITS.blocks - 2, letters: SLACK_LIMITS.allTexts };

/**
 * All parts in their order where Slack takes them all; else those from the start that fit, the notes and buttons at the
 * end, and between them how much is missing. Parts are never cut in two.
 */
export function fitted(groups: readonly BlockGroup[]): SlackBlock[] {
  const all = groups.flatMap(({ blocks }) => blocks);
  if (fits(all)) return all;
  const end = endOf(groups);
  const body = groups.slice(0, groups.length - end.length);
  const foot = end.flatMap(({ blocks }) => blocks);
  const shown: SlackBlock[] = [];
  for (const [i, group] of body.entries()) {
    const rest = [context(moreLine(body.slice(i))), ...foot];
    if (!fits([...shown, ...group.blocks, ...rest])) return [...shown, ...rest];
    shown.push(...group.blocks);
  }
  return [...shown, ...foot];
}

/** The buttons at the end and the notes before them, as far as they take little. */
function endOf(groups: readonly BlockGroup[]): readonly BlockGroup[] {
  let from = groups.length;
  let blocks = 0;
  while (from > 0) {
    const group = groups[from - 1];
    if (!group || (group.kind !== 'actions' && group.kind !== 'note')) break;
    blocks += group.blocks.length;
    if (blocks > 5 || lettersIn(groups.slice(from - 1).flatMap((one) => one.blocks)) > 4_000) break;
    from--;
  }
  return groups.slice(from);
}

function moreLine(left: readonly BlockGroup[]): string {
  const stories = left.filter(({ kind }) => kind === 'story').length;
  return stories > 0
    ? `and ${count(stories, 'more story', 'more stories')}`
    : 'and more, for which there is no room here';
}

function fits(blocks: readonly SlackBlock[]): boolean {
  return blocks.length <= ROOM.blocks && lettersIn(blocks) <= ROOM.letters;
}

function lettersIn(blocks: readonly SlackBlock[]): number {
  return blocks.flatMap(textsOf).reduce((sum, { text }) => sum + text.length, 0);
}
