import type { KnownBlock } from '@slack/types';
import type { SlackMessage } from './slack-message.ts';

/** A message as the Web API takes it: links are not unfolded below it, and names in its text are not made mentions. */
export function outgoing({ text, blocks }: SlackMessage) {
  const shown: KnownBlock[] = [...blocks];
  return {
    text,
    blocks: shown,
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
    link_names: false,
  } as const;
}
