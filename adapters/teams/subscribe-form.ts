import * as z from 'zod';
import { line, type Message, note, text } from '../../src/messages/message.ts';
import type { AdaptiveCard, CardAction, CardElement } from './card-types.ts';
import { renderCard } from './render-card.ts';

/** What was filled in. */
export interface SubscribeFields {
  readonly query: string;
  readonly cadence: string;
  readonly zone: string;
}

/** How often, as `subscribe` takes it. */
const CADENCES: readonly { readonly title: string; readonly value: string }[] = [
  { title: 'At once, a card for each story', value: 'instantly' },
  { title: 'Every four hours', value: 'every 4h' },
  { title: 'Every day at 9:00', value: 'daily 09:00' },
  { title: 'Monday to Friday at 8:30', value: 'weekdays 08:30' },
  { title: 'Every Monday at 9:00', value: 'weekly mon 09:00' },
];

const fields = z.looseObject({
  query: z.string().max(500).catch(''),
  cadence: z.enum(CADENCES.map(({ value }) => value)).catch('instantly'),
  zone: z.string().max(60).catch(''),
});

/** Reads what a press of the form carries. */
export function readFields(data: unknown): SubscribeFields {
  const { query, cadence, zone } = fields.parse(data);
  return { query: query.trim(), cadence, zone: zone.trim() };
}

/** The command that the form stands for. At once needs no time zone. */
export function formCommand({ query, cadence, zone }: SubscribeFields): string {
  return ['subscribe', query, cadence, cadence === 'instantly' ? '' : zone].filter(Boolean).join(' ');
}

/** The form; `problem`: what was said of it when it was sent before. */
export function subscribeForm(filled: SubscribeFields, problem: Message | null = null): AdaptiveCard {
  const intro: Message = {
    title: 'Subscribe',
    blocks: [
      { kind: 'heading', text: 'Subscribe' },
      ...(problem === null ? [line('Whom or what do you want to hear of here?')] : problem.blocks),
    ],
  };
  const examples: Message = {
    title: '',
    blocks: [note('For example ', text('india uk', 'code'), ' or ', text('japan stage:signed', 'code'), '.')],
  };
  const send: CardAction = {
    type: 'Action.Execute',
    title: 'Subscribe',
    verb: 'form',
    data: { command: 'subscribe', page: 1, back: null },
    associatedInputs: 'auto',
  };
  const card = renderCard(intro);
  const inputs: CardElement[] = [
    {
      type: 'Input.Text',
      id: 'query',
      label: 'Countries, sectors, stages or words',
      placeholder: 'india semiconductors',
      isRequired: true,
      errorMessage: 'A country, a sector or a word is needed.',
      maxLength: 300,
      ...(filled.query === '' ? {} : { value: filled.query }),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'cadence',
      label: 'How often',
      style: 'compact',
      value: filled.cadence,
      choices: CADENCES,
    },
    {
      type: 'Input.Text',
      id: 'zone',
      label: 'Time zone of a digest',
      value: filled.zone,
      placeholder: 'Europe/London',
      maxLength: 60,
    },
    { type: 'ActionSet', actions: [send] },
  ];
  return { ...card, body: [...card.body, ...renderCard(examples).body, ...inputs] };
}
