/** Where messages go. */
export const PLATFORMS = ['terminal', 'slack', 'teams'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What a destination can be told to have: the second of the two books that must balance. */
export const DELIVERY_STATES = ['pending', 'sending', 'sent', 'held', 'failed', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Counts of deliveries by state. */
export type Outbox = Readonly<Record<DeliveryState, number>>;
