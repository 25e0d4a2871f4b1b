import type { KnownBlock } from '@slack/types';
import { section } from './block-parts.ts';
import { messageProblems } from './check-message.ts';
import type { SlackMessage } from './slack-message.ts';

/**
 * A message as the Web API takes it: links are not unfolded below it, and names in its text are not made mentions. One
 * that passed Slack's limits all the same, which rendering does not let happen, goes as its text alone.
 */
export function outgoing(message: SlackMessage) {
  const { text } = message;
  const shown: KnownBlock[] = messageProblems(message).length === 0 ? [...message.blocks] : [section(text)];
  return {
    text,
    blocks: shown,
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
    link_names: false,
  } as const;
}
