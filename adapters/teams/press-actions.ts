import { cleanText, shortened } from '../../src/messages/clean-text.ts';
import type { Action } from '../../src/messages/message.ts';
import type { CardAction, CardElement, PressData, Verb } from './card-types.ts';

/** Longest title of a button, and longest command behind one, in UTF-16 code units. */
const LONGEST = { title: 40, command: 2_000 } as const;

/** Buttons that stand side by side at most (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference); the others stand in a menu behind them. */
const MOST_PRIMARY = 5;

/** Most buttons of one set. */
const MOST_ACTIONS = 12;

/** Where a card’s buttons lead back to: what the card itself answers; `null` where it is no answer. */
export type Origin = PressData['back'];

/** Buttons that are nothing but commands, so that they work for ever; what is seldom wanted stands in a menu. */
export function actionElements(
  actions: readonly Action[],
  origin: Origin,
  verb: Verb = 'run',
): readonly CardElement[] {
  const fitting = actions.filter(
    ({ label, command }) =>
      cleanText(label).trim() !== '' && command.trim() !== '' && command.length <= LONGEST.command,
  );
  const ordered = [
    ...fitting.filter(({ minor }) => minor === undefined),
    ...fitting.filter(({ minor }) => minor === true),
  ].slice(0, MOST_ACTIONS);
  if (ordered.length === 0) return [];
  const primary = Math.min(MOST_PRIMARY, ordered.filter(({ minor }) => minor === undefined).length);
  return [
    { type: 'ActionSet', actions: ordered.map((one, i) => pressAction(one, origin, verb, i >= primary)) },
  ];
}

/** One button. */
export function pressAction(
  { label, command, page }: Action,
  origin: Origin,
  verb: Verb,
  secondary = false,
): CardAction {
  return {
    type: 'Action.Execute',
    title: shortened(cleanText(label).trim(), LONGEST.title),
    verb,
    data: { command, page, back: origin },
    ...(secondary ? { mode: 'secondary' as const } : {}),
    associatedInputs: verb === 'form' ? 'auto' : 'none',
  };
}
