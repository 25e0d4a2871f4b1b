import type { ActionsBlock, ContextBlock, HeaderBlock, SectionBlock } from '@slack/types';

/** The blocks that our messages are made of. */
export type SlackBlock = HeaderBlock | SectionBlock | ContextBlock | ActionsBlock;

/** What is sent: the notification's text, and the blocks that are shown. */
export interface SlackMessage {
  /** Escaped; shown where blocks cannot be. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}
