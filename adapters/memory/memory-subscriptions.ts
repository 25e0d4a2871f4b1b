import type { Subscription, SubscriptionId } from '../../src/domain/subscription.ts';
import type { SubscriptionStore } from '../../src/pipeline/delivery-ports.ts';
import { isOpen, isWithdrawable, type MemoryDeliveries, owe, withdraw } from './memory-deliveries.ts';

/** Subscriptions in memory. */
export function memorySubscriptions(out: MemoryDeliveries): SubscriptionStore {
  const lasting = (): Subscription[] =>
    [...out.subscriptions.values()].filter(({ endedAt }) => endedAt === null);
  const isThere = ({ destination }: Subscription): boolean =>
    out.destinations.get(destination)?.destination.goneAt === null;
  return {
    version: async () => out.version,
    all: async () => lasting(),
    of: async (destination) => lasting().filter((one) => one.destination === destination),
    madeBy: async ({ platform, workspace }, user) =>
      lasting()
        .filter((one) => one.platform === platform && one.workspace === workspace && one.createdBy === user)
        .sort((a, b) => a.number - b.number),
    byNumber: async ({ platform, workspace }, number) =>
      lasting().find(
        (one) => one.platform === platform && one.workspace === workspace && one.number === number,
      ) ?? null,
    byIds: async (ids) => [...out.subscriptions.values()].filter(({ id }) => ids.includes(id)),
    create: async (draft) => {
      if (
        draft.channelDigest &&
        lasting().some((one) => one.channelDigest && one.destination === draft.destination)
      )
        throw new Error('The channel has a digest already.');
      const peers = [...out.subscriptions.values()].filter(
        ({ platform, workspace }) => platform === draft.platform && workspace === draft.workspace,
      );
      const number = Math.max(0, ...peers.map((one) => one.number)) + 1;
      const made: Subscription = {
        ...draft,
        id: out.subscriptions.size + 1,
        number,
        pausedUntil: null,
        endedAt: null,
      };
      out.subscriptions.set(made.id, made);
      out.version++;
      return made;
    },
    change: async (id, changes) => {
      const before = out.subscriptions.get(id);
      if (!before || before.endedAt !== null) return null;
      const after = { ...before, ...changes };
      out.subscriptions.set(id, after);
      if (after.endedAt !== null) end(out, id);
      out.version++;
      return after;
    },
    due: async (now, limit) =>
      lasting()
        .filter((one) => one.nextDueAt !== null && one.nextDueAt <= now && (one.pausedUntil ?? 0) <= now)
        .filter(isThere)
        .sort((a, b) => (a.nextDueAt ?? 0) - (b.nextDueAt ?? 0) || a.id - b.id)
        .slice(0, limit),
    openWindow: async (window) => openWindow(out, window),
  };
}

/** Withdraws what a subscription that ends alone asked for. */
function end(out: MemoryDeliveries, id: SubscriptionId): void {
  const now = out.clock.now();
  const because = 'The subscription was ended.';
  for (const one of out.deliveries.filter(isOpen)) {
    const { matter } = one;
    if (matter.kind === 'digest' && matter.subscription === id && isWithdrawable(one))
      withdraw(one, because, now);
    if (matter.kind !== 'card' || !matter.reasons.includes(id)) continue;
    const reasons = matter.reasons.filter((reason) => reason !== id);
    one.matter = { ...matter, reasons };
    one.updatedAt = now;
    if (reasons.length === 0 && isWithdrawable(one)) withdraw(one, because, now);
  }
}

function openWindow(
  out: MemoryDeliveries,
  { subscription: id, expected, from, to, nextDueAt }: Parameters<SubscriptionStore['openWindow']>[0],
): boolean {
  const before = out.subscriptions.get(id);
  if (!before || before.endedAt !== null || before.nextDueAt !== expected) return false;
  const known = out.deliveries.some(
    ({ matter }) => matter.kind === 'digest' && matter.subscription === id && matter.to === to,
  );
  const windowFrom = known ? before.windowFrom : to;
  out.subscriptions.set(id, { ...before, nextDueAt, windowFrom });
  if (!known) owe(out, before.destination, { kind: 'digest', subscription: id, from, to }, out.clock.now());
  return true;
}
