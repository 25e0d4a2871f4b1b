import type { DeliveryId, DeliveryState, Matter, Told } from '../../src/domain/delivery.ts';
import type { Destination, DestinationId } from '../../src/domain/destination.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { Subscription, SubscriptionId } from '../../src/domain/subscription.ts';
import type { Clock, EpochMs } from '../../src/domain/time.ts';
import type { DestinationRules, Mute } from '../../src/pipeline/delivery-ports.ts';

/** A destination as it is kept, with its rules. */
export interface KeptDestination {
  destination: Destination;
  rules: DestinationRules;
}

/** A delivery as it is kept. */
export interface KeptDelivery {
  readonly id: DeliveryId;
  readonly destination: DestinationId;
  matter: Matter;
  state: DeliveryState;
  /** The order within its destination; given when it becomes open. */
  turn: number;
  dueAt: EpochMs;
  owedAt: EpochMs;
  triedAt: EpochMs | null;
  updatedAt: EpochMs;
  attempts: number;
  leaseUntil: EpochMs | null;
  fence: number;
  doubtful: boolean;
  plan: readonly Told[] | null;
  messageId: string | null;
  because: string | null;
}

/** What is owed to whom, in memory. */
export interface MemoryDeliveries {
  readonly clock: Clock;
  readonly destinations: Map<DestinationId, KeptDestination>;
  readonly subscriptions: Map<SubscriptionId, Subscription>;
  readonly deliveries: KeptDelivery[];
  /** By {@link toldKey}. */
  readonly told: Map<string, Told>;
  /** When the present revision of each story was stored; never goes back. */
  readonly touched: Map<StoryId, EpochMs>;
  version: number;
  turns: number;
}

/** Nobody is owed anything. */
export function noDeliveries(clock: Clock): MemoryDeliveries {
  return {
    clock,
    destinations: new Map(),
    subscriptions: new Map(),
    deliveries: [],
    told: new Map(),
    touched: new Map(),
    version: 0,
    turns: 0,
  };
}

/** What a destination knows of a story is kept under this. */
export function toldKey(destination: DestinationId, story: StoryId): string {
  return `${destination} ${story}`;
}

const QUEUED: readonly DeliveryState[] = ['pending', 'sending', 'failed'];
const OPEN: readonly DeliveryState[] = ['pending', 'failed', 'held'];
const OVER: readonly DeliveryState[] = ['digested', 'withdrawn', 'dead'];

/** Whether it stands in its destination's queue. */
export const isQueued = ({ state }: KeptDelivery): boolean => QUEUED.includes(state);
/** Whether nobody is at work on it. */
export const isOpen = ({ state }: KeptDelivery): boolean => OPEN.includes(state);
/** Whether it can be withdrawn unseen: one that may have arrived is looked for first. */
export const isWithdrawable = (one: KeptDelivery): boolean => isOpen(one) && !one.doubtful;
/** Whether it ended without a message of its own. */
export const isOver = ({ state }: KeptDelivery): boolean => OVER.includes(state);

/** Owes something new, at the end of its destination's queue. */
export function owe(kept: MemoryDeliveries, destination: DestinationId, matter: Matter, now: EpochMs): void {
  kept.deliveries.push({
    id: kept.deliveries.length + 1,
    destination,
    matter,
    state: 'pending',
    turn: ++kept.turns,
    dueAt: now,
    owedAt: now,
    triedAt: null,
    updatedAt: now,
    attempts: 0,
    leaseUntil: null,
    fence: 0,
    doubtful: false,
    plan: null,
    messageId: null,
    because: null,
  });
}

/** Puts one back at the end of its destination's queue. */
export function queueAgain(kept: MemoryDeliveries, one: KeptDelivery, now: EpochMs): void {
  Object.assign(one, { state: 'pending', turn: ++kept.turns, dueAt: now, because: null, updatedAt: now });
}

/** Ends one that is no longer owed. */
export function withdraw(one: KeptDelivery, because: string, now: EpochMs): void {
  Object.assign(one, { state: 'withdrawn', because, updatedAt: now });
}

/** Notes that a destination is gone and withdraws what is open there. */
export function leave(kept: MemoryDeliveries, id: DestinationId, because: string, now: EpochMs): void {
  const there = kept.destinations.get(id);
  if (!there) return;
  there.destination = { ...there.destination, goneAt: now };
  for (const one of kept.deliveries) {
    if (one.destination === id && isOpen(one)) withdraw(one, because, now);
  }
}

/** The card of a story at a destination. */
export function cardOf(
  { deliveries }: MemoryDeliveries,
  destination: DestinationId,
  story: StoryId,
): KeptDelivery | undefined {
  return deliveries.find(
    (one) => one.destination === destination && one.matter.kind === 'card' && one.matter.story === story,
  );
}

/** Whether two mutes are the same. */
export function isSameMute(a: Mute, b: Mute): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
