import { pairOf } from '../domain/party.ts';
import { printQuery } from '../query/print-query.ts';
import { type Action, action, type Block, type Message, minorAction, type StoryCard } from './message.ts';

/** What can be asked or done about one story: nothing but commands. */
export function storyActions({
  number,
  parties,
  outlet,
}: Pick<StoryCard, 'number' | 'parties' | 'outlet'>): readonly Action[] {
  const [a, b, more] = parties;
  const pair = a === undefined || b === undefined || more !== undefined ? null : pairOf(a, b);
  return [
    action('Why', `why ${number}`),
    ...(pair === null
      ? []
      : [
          action('Timeline', `timeline ${pair.join(' ')}`),
          action('Subscribe to this pair', `subscribe ${printQuery({ kind: 'pair', pair })}`),
        ]),
    minorAction('Not relevant', `not-relevant ${number}`),
    minorAction('Wrong label', `wrong-label ${number}`),
    minorAction('Mute this story', `mute ${number}`),
    ...(outlet === null ? [] : [minorAction(`Mute ${outlet}`, `mute ${outlet}`)]),
  ];
}

/** The message with the way to its next page, where there is one. */
export function withNextPage(
  message: Message,
  command: string,
  { page, pages }: { readonly page: number; readonly pages: number },
): Message {
  if (page >= pages) return message;
  return { ...message, blocks: [...message.blocks, actionsBlock([action('Next page', command, page + 1)])] };
}

/** Actions as a part of a message. */
export function actionsBlock(actions: readonly Action[]): Block {
  return { kind: 'actions', actions };
}
