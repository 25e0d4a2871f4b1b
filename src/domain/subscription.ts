import type { Schedule } from './cadence.ts';
import type { DestinationId, Platform } from './destination.ts';
import type { Stage } from './stage.ts';
import type { EpochMs } from './time.ts';

/** Row id of a subscription. */
export type SubscriptionId = number;

/** The short number that people type (`pause 3`); counts within a workspace, never reused. */
export type SubscriptionNumber = number;

/** A query, a destination, and when to write there. A digest is one with a schedule, a keyword alert one with `instantly`. */
export interface Subscription extends Schedule {
  readonly id: SubscriptionId;
  readonly number: SubscriptionNumber;
  readonly platform: Platform;
  readonly workspace: string;
  readonly destination: DestinationId;
  /** The query in its canonical form; empty for all stories. */
  readonly query: string;
  /** The digest that its channel has by `digest daily …`: one a destination at most. */
  readonly channelDigest: boolean;
  /** Stages whose news is sent during quiet hours as well. */
  readonly breaksThrough: readonly Stage[];
  /** The platform's id of whoever made it. */
  readonly createdBy: string;
  readonly createdAt: EpochMs;
  /** Where the next digest's window begins: the end of the last one. For alerts, when it was made, paused or resumed last. */
  readonly windowFrom: EpochMs;
  /** When the next digest is due; `null` for alerts. */
  readonly nextDueAt: EpochMs | null;
  /** Nothing is owed to it before then; `null` when it is not paused. */
  readonly pausedUntil: EpochMs | null;
  /** When somebody ended it; `null` while it lasts. */
  readonly endedAt: EpochMs | null;
}

/** A subscription that has no row yet. */
export type SubscriptionDraft = Omit<Subscription, 'id' | 'number' | 'endedAt' | 'pausedUntil'>;

/** What can be changed of one. */
export type SubscriptionChanges = Partial<
  Pick<
    Subscription,
    | 'query'
    | 'cadence'
    | 'timeZone'
    | 'skipHolidays'
    | 'breaksThrough'
    | 'windowFrom'
    | 'nextDueAt'
    | 'pausedUntil'
    | 'endedAt'
  >
>;

/** Whether it is owed anything at the moment. */
export function isActive({ endedAt, pausedUntil }: Subscription, now: EpochMs): boolean {
  return endedAt === null && (pausedUntil === null || pausedUntil <= now);
}
