import type { DeliveryKind, DeliveryState } from '../domain/delivery.ts';

/** What a delivery brings, for people. */
export const DELIVERY_KIND_WORDS: Readonly<Record<DeliveryKind, string>> = {
  card: 'card',
  edit: 'change to the card',
  thread: 'line under the card',
  digest: 'digest',
  summary: 'summary after quiet hours',
  notice: 'notice',
};

/** How a delivery stands, for people. */
export const DELIVERY_STATE_WORDS: Readonly<Record<DeliveryState, string>> = {
  pending: 'waits for its turn',
  sending: 'under way',
  sent: 'sent',
  held: 'held by quiet hours',
  digested: 'told in a digest or summary instead',
  failed: 'failed, will be tried again',
  dead: 'given up, owners are told',
  withdrawn: 'no longer owed',
};
