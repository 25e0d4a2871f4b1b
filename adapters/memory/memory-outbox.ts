import type { Claim, DeliveryId, Told } from '../../src/domain/delivery.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { SECOND } from '../../src/domain/time.ts';
import type { OutboxStore, Settlement } from '../../src/pipeline/delivery-ports.ts';
import {
  cardOf,
  type KeptDelivery,
  leave,
  type MemoryDeliveries,
  owe,
  queueAgain,
  toldKey,
} from './memory-deliveries.ts';
import { catchUp } from './memory-follow-ups.ts';
import { headsOf, outboxReads, readyAt } from './memory-outbox-reads.ts';
import type { MemoryState } from './memory-state.ts';

/** What a process sent before it died may take so long to arrive. */
const TRAVEL = 10 * SECOND;

/** Deliveries in memory. */
export function memoryOutbox(state: MemoryState): OutboxStore {
  const { out } = state;
  const heldBy = (id: DeliveryId, fence: number): KeptDelivery | undefined =>
    out.deliveries.find((one) => one.id === id && one.fence === fence && one.state === 'sending');
  return {
    ...outboxReads(state),
    recover: async () => recover(out),
    claimDue: async (ask) => claimDue(out, ask),
    plan: async ({ id, fence }, told) => {
      const one = heldBy(id, fence);
      if (one) one.plan = told;
      return one !== undefined;
    },
    settle: async ({ id, fence }, settlement) => {
      const one = heldBy(id, fence);
      if (one) settle(state, one, settlement, out.clock.now());
      return one !== undefined;
    },
    owe: async (destination, matter) => {
      const known = out.deliveries.some(
        (one) =>
          one.destination === destination && one.matter.kind === 'notice' && one.matter.key === matter.key,
      );
      if (!known) owe(out, destination, matter, out.clock.now());
      return !known;
    },
    release: async (now) => release(out, now),
  };
}

function recover(out: MemoryDeliveries): number {
  const now = out.clock.now();
  let leases = 0;
  for (const one of out.deliveries) {
    if (one.state === 'sending') {
      one.leaseUntil = Math.min(one.leaseUntil ?? 0, now + TRAVEL);
      leases++;
    } else if (['pending', 'failed', 'held'].includes(one.state) && one.updatedAt > now) {
      one.dueAt = Math.max(now, one.dueAt - (one.updatedAt - now));
      one.owedAt = Math.min(one.owedAt, now);
      one.triedAt = one.triedAt === null ? null : Math.min(one.triedAt, now);
      one.updatedAt = now;
    }
  }
  return leases;
}

function claimDue(out: MemoryDeliveries, ask: Parameters<OutboxStore['claimDue']>[0]): Claim[] {
  const { now, limit, lease, platforms, except } = ask;
  return headsOf(out)
    .filter((one) => {
      const there = out.destinations.get(one.destination);
      const reachable = there !== undefined && platforms.includes(there.destination.platform);
      return reachable && !except.has(one.destination) && readyAt(one) <= now;
    })
    .sort((a, b) => readyAt(a) - readyAt(b) || a.id - b.id)
    .slice(0, limit)
    .map((one) => claim(out, one, now, lease));
}

function claim(out: MemoryDeliveries, one: KeptDelivery, now: EpochMs, lease: number): Claim {
  one.doubtful ||= one.state === 'sending';
  one.state = 'sending';
  one.attempts++;
  one.fence++;
  one.leaseUntil = now + lease;
  one.triedAt ??= now;
  one.updatedAt = now;
  const { id, matter, attempts, owedAt, triedAt, fence, plan, doubtful } = one;
  const there = out.destinations.get(one.destination);
  if (!there) throw new Error(`There is no destination ${one.destination}.`);
  const follows = matter.kind === 'edit' || matter.kind === 'thread';
  const cardMessage = follows ? (cardOf(out, one.destination, matter.story)?.messageId ?? null) : null;
  const { destination } = there;
  return {
    id,
    destination,
    matter,
    cardMessage,
    attempts,
    owedSince: owedAt,
    triedSince: triedAt,
    fence,
    plan,
    doubtful,
  };
}

function settle(state: MemoryState, one: KeptDelivery, given: Settlement, now: EpochMs): void {
  const { out } = state;
  const overtaken = given.kind === 'failed' && hasNewerEdit(out, one);
  const end: Settlement = overtaken
    ? { kind: 'withdrawn', because: 'A newer edit of the card is owed.' }
    : given;
  Object.assign(one, { state: end.kind, because: null, leaseUntil: null, updatedAt: now });
  if (end.kind !== 'sent') one.because = end.because;
  if (end.kind === 'held') Object.assign(one, { dueAt: end.until, attempts: one.attempts - 1 });
  if (end.kind === 'failed') {
    one.dueAt = end.retryAt;
    one.doubtful ||= end.doubtful;
    if (!end.counts) one.attempts--;
  }
  if (end.kind === 'dead' && end.gone) leave(out, one.destination, end.because, now);
  if (end.kind !== 'sent') return;
  one.messageId = end.messageId;
  for (const told of end.told) if (state.stories.has(told.story)) tell(out, one, told);
  if (one.matter.kind === 'card') catchUp(state, one.matter.story, one.destination, now);
}

function hasNewerEdit(out: MemoryDeliveries, { id, destination, matter }: KeptDelivery): boolean {
  if (matter.kind !== 'edit') return false;
  return out.deliveries.some(
    (other) =>
      other.id !== id &&
      other.destination === destination &&
      other.matter.kind === 'edit' &&
      other.matter.story === matter.story &&
      (other.state === 'pending' || other.state === 'failed'),
  );
}

/** The revision is what the card says, where there is one; the stage the newest that was told in any way. */
function tell(out: MemoryDeliveries, { destination, matter }: KeptDelivery, told: Told): void {
  const key = toldKey(destination, told.story);
  const before = out.told.get(key);
  if (!before) return void out.told.set(key, told);
  const stage = matter.kind === 'thread' || told.revision >= before.revision ? told.stage : before.stage;
  const carded = cardOf(out, destination, told.story)?.state === 'sent';
  const shows = matter.kind === 'card' || matter.kind === 'edit';
  const other = carded ? before.revision : Math.max(before.revision, told.revision);
  out.told.set(key, { story: told.story, revision: shows ? told.revision : other, stage });
}

function release(out: MemoryDeliveries, now: EpochMs): number {
  const held = out.deliveries.filter(({ state, dueAt }) => state === 'held' && dueAt <= now);
  for (const destination of new Set(held.map((one) => one.destination))) {
    const cards = held.filter((one) => one.destination === destination && one.matter.kind === 'card');
    if (cards.length > 1) summarise(out, cards, now);
  }
  const rest = held.filter(({ state }) => state === 'held').sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
  for (const one of rest) queueAgain(out, one, now);
  return held.length;
}

function summarise(out: MemoryDeliveries, cards: readonly KeptDelivery[], now: EpochMs): void {
  const destination = cards[0]?.destination ?? 0;
  const to = Math.max(...cards.map(({ dueAt }) => dueAt));
  const known = out.deliveries.some(
    ({ destination: where, matter }) =>
      where === destination && matter.kind === 'summary' && matter.to === to,
  );
  if (known) return;
  const stories = cards.flatMap(({ matter }) => (matter.kind === 'card' ? [matter.story] : []));
  owe(out, destination, { kind: 'summary', stories, to }, now);
  const because = 'Told in the summary after quiet hours.';
  for (const card of cards) Object.assign(card, { state: 'digested', because, updatedAt: now });
}
