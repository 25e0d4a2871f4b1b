import type { ModalView } from '@slack/types';
import type { Message } from '../../src/messages/message.ts';
import { renderMessage } from './render-message.ts';
import { option, plain, textInput, type ViewValues, valueIn } from './view-parts.ts';

/** Id of the view, and the ids of its blocks. */
export const SUBSCRIBE_VIEW = 'entente_subscribe';
export const SUBSCRIBE_BLOCKS = {
  query: 'query',
  cadence: 'cadence',
  zone: 'zone',
  quiet: 'quiet',
  place: 'place',
} as const;

/** What is filled in. */
export interface SubscribeFields {
  readonly query: string;
  readonly cadence: string;
  readonly zone: string;
  readonly quiet: string;
  /** Id of the conversation in which it speaks; empty where none was chosen. */
  readonly place: string;
}

const CADENCES = [
  option('At once, a card for each story', 'instantly'),
  option('Every four hours', 'every 4h'),
  option('Every day at 9:00', 'daily 09:00'),
  option('Monday to Friday at 8:30', 'weekdays 08:30'),
  option('Every Monday at 9:00', 'weekly mon 09:00'),
];

/** Reads what is filled in. */
export function subscribeFields(values: ViewValues): SubscribeFields {
  const at = (block: keyof typeof SUBSCRIBE_BLOCKS): string => valueIn(values, SUBSCRIBE_BLOCKS[block]);
  const cadence = CADENCES.find(({ value }) => value === at('cadence'))?.value ?? 'instantly';
  return { query: at('query'), cadence, zone: at('zone'), quiet: at('quiet'), place: at('place') };
}

/** The command that the fields stand for, behind `subscribe` or `try`. At once needs no time zone. */
export function orderOf({ query, cadence, zone }: SubscribeFields): string {
  return [query, cadence, cadence === 'instantly' ? '' : zone].filter(Boolean).join(' ');
}

/** Blocks of the preview that are shown at most. */
const MOST_PREVIEW = 8;

/**
 * The form. `tried`: what was said of the query as it stands, also what is wrong with it; `null` before there is one.
 * `here`: the conversation in which somebody asked for the form.
 */
export function subscribeView(fields: SubscribeFields, tried: Message | null): ModalView {
  const { query, cadence, zone, quiet, place } = fields;
  const chosen = CADENCES.find(({ value }) => value === cadence) ?? CADENCES[0];
  const preview = tried === null ? [] : renderMessage(tried).blocks.filter(({ type }) => type !== 'actions');
  return {
    type: 'modal',
    callback_id: SUBSCRIBE_VIEW,
    title: plain('Subscribe', 24),
    submit: plain('Subscribe', 24),
    close: plain('Cancel', 24),
    blocks: [
      textInput({
        id: SUBSCRIBE_BLOCKS.query,
        label: 'Countries, sectors, stages or words',
        value: query,
        placeholder: 'india semiconductors',
        hint: 'For example: india uk, japan stage:signed, "joint fund" quantum',
        live: true,
      }),
      ...preview.slice(0, MOST_PREVIEW),
      {
        type: 'input',
        block_id: SUBSCRIBE_BLOCKS.cadence,
        label: plain('How often'),
        element: {
          type: 'static_select',
          action_id: SUBSCRIBE_BLOCKS.cadence,
          options: CADENCES,
          ...(chosen === undefined ? {} : { initial_option: chosen }),
        },
      },
      {
        type: 'input',
        block_id: SUBSCRIBE_BLOCKS.place,
        label: plain('Where'),
        element: {
          type: 'conversations_select',
          action_id: SUBSCRIBE_BLOCKS.place,
          ...(place === '' ? { default_to_current_conversation: true } : { initial_conversation: place }),
        },
      },
      textInput({
        id: SUBSCRIBE_BLOCKS.zone,
        label: 'Time zone of a digest',
        value: zone,
        placeholder: 'Europe/London',
        optional: true,
        most: 60,
      }),
      textInput({
        id: SUBSCRIBE_BLOCKS.quiet,
        label: 'Quiet hours of that place',
        value: quiet,
        placeholder: '20:00-07:00',
        hint: 'Alerts are held in these hours, and summed up after. Empty: as it is.',
        optional: true,
        most: 80,
      }),
    ],
  };
}
