import type { ActionsBlock, Button, Overflow } from '@slack/types';
import { cleanText, shortened } from '../../src/messages/clean-text.ts';
import type { Action } from '../../src/messages/message.ts';
import { SLACK_LIMITS } from './limits.ts';

/** Whether a button runs its command for whoever presses it, or shows the answer to the channel. */
export type ButtonDeed = 'run' | 'share';

/** What a button of ours asks for. */
export interface PressedButton {
  readonly deed: ButtonDeed;
  readonly command: string;
  readonly page: number;
}

/**
 * Buttons that are nothing but commands: the value is the command's text, so that they work for ever. What is seldom
 * wanted stands in a menu behind them. Too long ones are left out.
 */
export function actionBlocks(actions: readonly Action[], deed: ButtonDeed = 'run'): ActionsBlock[] {
  const said = actions.filter(
    ({ label, command }) => cleanText(label).trim() !== '' && command.trim() !== '',
  );
  const buttons = said
    .filter(({ minor, command }) => minor === undefined && command.length <= SLACK_LIMITS.buttonValue)
    .slice(0, SLACK_LIMITS.actionElements - 1)
    .map((action, i) => button(action, i, deed));
  const minor = said
    .filter((action) => action.minor === true && action.command.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.overflowOptions);
  const elements = [...buttons, ...(minor.length === 0 ? [] : [menu(minor)])];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
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

function menu(actions: readonly Action[]): Overflow {
  return {
    type: 'overflow',
    action_id: 'run.99.1',
    options: actions.map(({ label, command }) => ({
      text: {
        type: 'plain_text',
        text: shortened(cleanText(label).trim(), SLACK_LIMITS.optionText),
        emoji: false,
      },
      value: command,
    })),
  };
}

/** Ids of our buttons and menus. */
export const OUR_BUTTON = /^(run|share)\.(\d{1,3})\.(\d{1,6})$/;

/** What was pressed; `null` for what is no button of ours. */
export function pressedButton(actionId: string, value: string | undefined): PressedButton | null {
  const [, deed, , page] = OUR_BUTTON.exec(actionId) ?? [];
  if (value === undefined || value === '' || (deed !== 'run' && deed !== 'share')) return null;
  return { deed, command: value, page: Math.max(1, Number(page)) };
}
