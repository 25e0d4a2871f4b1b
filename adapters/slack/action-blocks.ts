import type { ActionsBlock, Button } from '@slack/types';
import type { Action } from '../../src/messages/message.ts';
import { SLACK_LIMITS } from './limits.ts';
import { cleanText, shortened } from './slack-text.ts';

/** Whether a button runs its command for whoever presses it, or shows the answer to the channel. */
export type ButtonDeed = 'run' | 'share';

/** What a button of ours asks for. */
export interface PressedButton {
  readonly deed: ButtonDeed;
  readonly command: string;
  readonly page: number;
}

/** Buttons that are nothing but commands: the value is the command's text, so that they work for ever. Too long ones are left out. */
export function actionBlocks(actions: readonly Action[], deed: ButtonDeed = 'run'): ActionsBlock[] {
  const fitting = actions.filter(
    ({ label, command }) =>
      cleanText(label).trim() !== '' && command.trim() !== '' && command.length <= SLACK_LIMITS.buttonValue,
  );
  const buttons = fitting.slice(0, SLACK_LIMITS.actionElements).map((action, i) => button(action, i, deed));
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons }];
}

function button({ label, command, page }: Action, i: number, deed: ButtonDeed): Button {
  return {
    type: 'button',
    action_id: `${deed}.${i}.${page}`,
    text: {
      type: 'plain_text',
      text: shortened(cleanText(label).trim(), SLACK_LIMITS.buttonText),
      emoji: false,
    },
    value: command,
  };
}

/** Ids of our buttons. */
export const OUR_BUTTON = /^(run|share)\.(\d{1,3})\.(\d{1,6})$/;

/** What was pressed; `null` for what is no button of ours. */
export function pressedButton(actionId: string, value: string | undefined): PressedButton | null {
  const [, deed, , page] = OUR_BUTTON.exec(actionId) ?? [];
  if (value === undefined || value === '' || (deed !== 'run' && deed !== 'share')) return null;
  return { deed, command: value, page: Math.max(1, Number(page)) };
}
