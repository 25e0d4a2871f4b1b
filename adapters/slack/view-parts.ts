import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';
import { cleanText, shortened } from '../../src/messages/clean-text.ts';

/** What Slack takes in a view (https://docs.slack.dev/surfaces/modals). */
export const VIEW_LIMITS = {
  title: 24,
  blocks: 100,
  metadata: 3_000,
  placeholder: 150,
  label: 2_000,
} as const;

/** Text that Slack shows letter for letter. */
export function plain(text: string, most: number = VIEW_LIMITS.label): PlainTextElement {
  return { type: 'plain_text', text: shortened(cleanText(text).trim(), most) || '–', emoji: false };
}

/** One choice of a list. */
export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, 75), value };
}

/** A line to fill in. */
export function textInput(input: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly most?: number;
  /** Whether Slack tells of what is typed, while it is typed. */
  readonly live?: boolean;
}): InputBlock {
  const { id, label, value, placeholder, hint, optional = false, most = 300, live = false } = input;
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    optional,
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    ...(live ? { dispatch_action: true } : {}),
    element: {
      type: 'plain_text_input',
      action_id: id,
      max_length: most,
      placeholder: plain(placeholder, VIEW_LIMITS.placeholder),
      ...(value === '' ? {} : { initial_value: value }),
      ...(live
        ? { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] } }
        : {}),
    },
  };
}

/** What was filled in and chosen in a view, by block. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, ViewValue>>>>;

interface ViewValue {
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_conversation?: string | null;
}

/** The word of a block; empty where nothing was filled in or chosen. */
export function valueIn(values: ViewValues, block: string): string {
  const [found] = Object.values(values[block] ?? {});
  return (found?.value ?? found?.selected_option?.value ?? found?.selected_conversation ?? '').trim();
}
