import type { Destination } from './destination.ts';
import type { Stage } from './stage.ts';
import type { StoryId } from './story.ts';
import type { SubscriptionId } from './subscription.ts';
import type { EpochMs } from './time.ts';

/** Row id of a delivery. */
export type DeliveryId = number;

/**
 * How a delivery stands: the second of the two books that must balance. `pending`, `sending`, `held` and `failed` are
 * open: it waits for its turn, is under way, waits for the end of quiet hours, or for another attempt. The others are
 * ends: `sent`; `digested`, told in a summary or digest instead; `dead`, given up with a reason that an owner is told;
 * `withdrawn`, no longer owed.
 */
export const DELIVERY_STATES = [
  'pending',
  'sending',
  'sent',
  'held',
  'digested',
  'failed',
  'dead',
  'withdrawn',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What a delivery brings. */
export const DELIVERY_KINDS = ['card', 'edit', 'thread', 'digest', 'summary', 'notice'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** Counts of deliveries by state, of all kinds. */
export type Outbox = Readonly<Record<DeliveryState, number>>;

/** The account of an installation that owes nobody anything. */
export const NO_DELIVERIES: Outbox = {
  pending: 0,
  sending: 0,
  sent: 0,
  held: 0,
  digested: 0,
  failed: 0,
  dead: 0,
  withdrawn: 0,
};

/** What is owed. The first line of each says what makes it one of its kind. */
export type Matter =
  /** A story's card: one a destination and story, whatever the number of subscriptions that asked. */
  | { readonly kind: 'card'; readonly story: StoryId; readonly reasons: readonly SubscriptionId[] }
  /** The newest revision of a card that is posted: pending ones of a destination and story collapse. */
  | { readonly kind: 'edit'; readonly story: StoryId; readonly revision: number }
  /** A line in the card's thread on a step from one stage to another: one a destination, story and revision. */
  | {
      readonly kind: 'thread';
      readonly story: StoryId;
      readonly revision: number;
      readonly from: Stage | null;
      readonly to: Stage | null;
    }
  /** What a subscription's window holds, `from` included, `to` not: one a subscription and window. */
  | {
      readonly kind: 'digest';
      readonly subscription: SubscriptionId;
      readonly from: EpochMs;
      readonly to: EpochMs;
    }
  /** The cards that quiet hours held, in one message: one a destination and end of quiet hours. */
  | { readonly kind: 'summary'; readonly stories: readonly StoryId[]; readonly to: EpochMs }
  /** A word to an owner: one a destination and key. */
  | {
      readonly kind: 'notice';
      readonly key: string;
      readonly title: string;
      readonly lines: readonly string[];
      /** Commands that the owner may give in answer. */
      readonly offers?: readonly Offer[];
    };

/** A command that is offered with a notice. */
export interface Offer {
  readonly label: string;
  readonly command: string;
}

/** Something owed to one destination, claimed by one worker until its lease ends. */
export interface Claim {
  readonly id: DeliveryId;
  readonly destination: Destination;
  readonly matter: Matter;
  /** The platform's id of the card that an edit or a thread line belongs to; `null` for what is posted anew. */
  readonly cardMessage: string | null;
  /** Attempts, this one included. */
  readonly attempts: number;
  /** When it became due: the last time, where it was owed again. */
  readonly owedSince: EpochMs;
  /** When the first attempt began: nothing of it was posted before. */
  readonly triedSince: EpochMs;
  /** Goes up with each claim: who holds an older number holds nothing. */
  readonly fence: number;
  /** What an earlier attempt was about to tell; `null` before the first. */
  readonly plan: readonly Told[] | null;
  /** An earlier attempt may have reached the platform without our knowing: look for it before posting again. */
  readonly doubtful: boolean;
}

/** That a destination has been told of a story, and what it was told. */
export interface Told {
  readonly story: StoryId;
  readonly revision: number;
  readonly stage: Stage | null;
}
