import type { DeliveryKind, DeliveryState } from '../domain/delivery.ts';
import type { EpochMs } from '../domain/time.ts';
import { type DateStyle, momentLabel } from './dates.ts';
import { DELIVERY_KIND_WORDS, DELIVERY_STATE_WORDS } from './delivery-words.ts';
import { type Block, line, type Span, text } from './message.ts';

/** A subscription with the terms of its query that the story meets. */
export interface MatchedSubscription {
  readonly number: number;
  /** `India (country)`, `semiconductors (sector)`; empty where it does not match as the story stands now. */
  readonly terms: readonly string[];
}

/** One delivery of a story at this place. */
export interface DeliveryView {
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  /** When it came to stand so. */
  readonly at: EpochMs;
  /** When it is tried next, or let go. */
  readonly dueAt: EpochMs;
  readonly attempts: number;
  readonly because: string | null;
  readonly askedBy: readonly MatchedSubscription[];
}

/** Why a subscription brought nothing of a story. */
export type Withheld =
  | { readonly kind: 'paused'; readonly until: EpochMs }
  | { readonly kind: 'made-later'; readonly at: EpochMs }
  /** Published more than a week before it came. */
  | { readonly kind: 'old' }
  | { readonly kind: 'first-poll'; readonly feed: string }
  /** It is in the digest that comes then. */
  | { readonly kind: 'due'; readonly at: EpochMs }
  /** It came before the window of the next digest, which begins then. */
  | { readonly kind: 'before-window'; readonly from: EpochMs }
  /** The subscription, a mute or a pause was otherwise when the story came. */
  | { readonly kind: 'changed-since' };

/** Why nothing of a story was brought to this place. */
export type Undelivered =
  | { readonly kind: 'nothing-subscribed' }
  | { readonly kind: 'muted'; readonly what: string }
  | {
      readonly kind: 'no-match';
      readonly subscriptions: readonly { readonly number: number; readonly asked: string }[];
    }
  | {
      readonly kind: 'withheld';
      readonly by: readonly (MatchedSubscription & { readonly because: Withheld })[];
    };

/** What was delivered of a story here, or why nothing was. */
export type StoryDelivery =
  | { readonly kind: 'delivered'; readonly deliveries: readonly DeliveryView[] }
  | Undelivered;

/** What of a story was sent here, when, held by what, and asked for by which subscription; or why nothing was. */
export function deliverySection(delivery: StoryDelivery, style: DateStyle): Block[] {
  return [{ kind: 'heading', text: 'Delivered here' }, ...sectionBlocks(delivery, style)];
}

const MOST_NAMED = 5;

function sectionBlocks(delivery: StoryDelivery, style: DateStyle): Block[] {
  switch (delivery.kind) {
    case 'delivered':
      return [{ kind: 'list', items: delivery.deliveries.map((one) => deliveryItem(one, style)) }];
    case 'nothing-subscribed':
      return [line('Nothing: nobody has subscribed to anything here.')];
    case 'muted':
      return [line(`Nothing: ${delivery.what} is muted here.`)];
    case 'no-match': {
      const { subscriptions } = delivery;
      const named = subscriptions.slice(0, MOST_NAMED).map(({ number, asked }) => `#${number} (${asked})`);
      const more = subscriptions.length > MOST_NAMED ? ` and ${subscriptions.length - MOST_NAMED} more` : '';
      return [line(`Nothing: it matches no subscription here: ${named.join(', ')}${more}.`)];
    }
    case 'withheld':
      return [
        line('Nothing so far.'),
        { kind: 'list', items: delivery.by.map((one) => withheldItem(one, style)) },
      ];
  }
}

const OPEN: readonly DeliveryState[] = ['pending', 'sending', 'held', 'failed'];

/** `Card: sent 31 May 2023, 12:00 UTC, for #1: India (country), semiconductors (sector)`. */
function deliveryItem(view: DeliveryView, style: DateStyle): Span[] {
  const { kind, state, at, askedBy } = view;
  const what = DELIVERY_KIND_WORDS[kind];
  const spans: Span[] = [
    text(`${what.charAt(0).toUpperCase()}${what.slice(1)}: `, 'strong'),
    text(`${DELIVERY_STATE_WORDS[state]}${OPEN.includes(state) ? ' since' : ','} ${momentLabel(at, style)}`),
  ];
  const detail = detailOf(view, style);
  if (detail !== null) spans.push(text(`. ${detail}`));
  for (const asked of askedBy)
    spans.push(text(`${detail === null ? ', for ' : ' For '}${termsOf(asked)}`, 'quiet'));
  return spans;
}

function detailOf({ state, dueAt, attempts, because }: DeliveryView, style: DateStyle): string | null {
  if (state === 'failed') {
    const next = `Attempt ${attempts + 1} comes ${momentLabel(dueAt, style)}.`;
    return because === null ? next : `${because} ${next}`;
  }
  return because;
}

/** `#1: India (country), semiconductors (sector)`; `#1` alone where the story meets it no more. */
function termsOf({ number, terms }: MatchedSubscription): string {
  return terms.length === 0
    ? `#${number}, whose query it no longer meets`
    : `#${number}: ${terms.join(', ')}`;
}

function withheldItem(one: MatchedSubscription & { readonly because: Withheld }, style: DateStyle): Span[] {
  return [text(`${termsOf(one)}. `, 'strong'), text(withheldWords(one.because, style))];
}

function withheldWords(because: Withheld, style: DateStyle): string {
  switch (because.kind) {
    case 'paused':
      return `It is paused until ${momentLabel(because.until, style)}.`;
    case 'made-later':
      return `It was made after the story had come, ${momentLabel(because.at, style)}.`;
    case 'old':
      return 'The story had been published more than a week before it came, and was news no more.';
    case 'first-poll':
      return `The story came with the first poll of “${because.feed}”, which fills the archive and alerts nobody.`;
    case 'due':
      return `The story is in its next digest, ${momentLabel(because.at, style)}.`;
    case 'before-window':
      return `The story came before what its next digest covers, which begins ${momentLabel(because.from, style)}.`;
    case 'changed-since':
      return 'When the story came, the subscription or what is muted here was not as it is now, or no news set it off.';
  }
}
