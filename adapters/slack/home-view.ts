import type { HomeView } from '@slack/types';
import type { Message } from '../../src/messages/message.ts';
import { renderMessage } from './render-message.ts';
import { VIEW_LIMITS } from './view-parts.ts';

/** A message as the app's home. */
export function homeView(message: Message): HomeView {
  return { type: 'home', blocks: [...renderMessage(message).blocks].slice(0, VIEW_LIMITS.blocks) };
}
