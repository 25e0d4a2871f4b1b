import { count } from '../../src/messages/labels.ts';
import type { Block } from '../../src/messages/message.ts';
import { run } from './card-text.ts';
import type { CardElement } from './card-types.ts';

/**
 * Largest card in bytes of UTF-16, as Teams counts them: it refuses messages over 100 KB, and advises to stay below 80
 * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages). The rest is the frame.
 */
export const MOST_BYTES = 72_000;

/** What one part of a message became. */
export interface ElementGroup {
  readonly kind: Block['kind'];
  readonly elements: readonly CardElement[];
}

/**
 * All parts in their order where Teams takes them all; else those from the start that fit, the notes and buttons at the
 * end, and between them how much is missing. Parts are never cut in two.
 */
export function fittedElements(groups: readonly ElementGroup[]): readonly CardElement[] {
  const all = groups.flatMap(({ elements }) => elements);
  if (bytesOf(all) <= MOST_BYTES) return all;
  const end = endOf(groups);
  const body = groups.slice(0, groups.length - end.length);
  const foot = end.flatMap(({ elements }) => elements);
  const shown: CardElement[] = [];
  for (const [i, group] of body.entries()) {
    const rest = [moreElement(body.slice(i)), ...foot];
    if (bytesOf([...shown, ...group.elements, ...rest]) > MOST_BYTES) return [...shown, ...rest];
    shown.push(...group.elements);
  }
  return [...shown, ...foot];
}

/** Bytes that a part of a message takes on the wire in UTF-16. */
export function bytesOf(part: unknown): number {
  return JSON.stringify(part).length * 2;
}

/** The buttons at the end and the notes before them, as far as they take little. */
function endOf(groups: readonly ElementGroup[]): readonly ElementGroup[] {
  let from = groups.length;
  while (from > 0) {
    const { kind } = groups[from - 1] ?? { kind: 'heading' };
    if (kind !== 'actions' && kind !== 'note') break;
    if (bytesOf(groups.slice(from - 1)) > MOST_BYTES / 3) break;
    from--;
  }
  return groups.slice(from);
}

function moreElement(left: readonly ElementGroup[]): CardElement {
  const stories = left.filter(({ kind }) => kind === 'story').length;
  const text =
    stories > 0
      ? `and ${count(stories, 'more story', 'more stories')}`
      : 'and more, for which there is no room here';
  return { type: 'RichTextBlock', inlines: [run(text, { isSubtle: true })] };
}
