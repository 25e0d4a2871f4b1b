import type { DeliveryId, DeliveryKind } from '../domain/delivery.ts';
import type { Destination } from '../domain/destination.ts';
import type { DeliveryDeps } from './delivery-deps.ts';

const KINDS = {
  card: 'A story’s card',
  edit: 'A change to a card',
  thread: 'A line under a card',
  digest: 'A digest',
  summary: 'The summary after quiet hours',
  notice: 'A notice',
} as const;

/** Owes the owners a word on what was given up: once a delivery, however often it is called. */
export async function tellOwners(
  { owners, outbox }: Pick<DeliveryDeps, 'owners' | 'outbox'>,
  {
    id,
    destination,
    kind,
  }: { readonly id: DeliveryId; readonly destination: Destination; readonly kind: DeliveryKind },
  because: string,
  gone: boolean,
): Promise<void> {
  // That a notice could not be delivered is no matter for another notice.
  if (kind === 'notice') return;
  const where = nameOf(destination);
  const title = gone ? `Nothing can be delivered to ${where}` : `Given up: ${where}`;
  const mend = gone
    ? 'Its subscriptions are kept, and go on once somebody speaks to Entente there again.'
    : 'It is not tried again. “status” counts it as dead.';
  const key = `dead ${id}`;
  const lines = [`${KINDS[kind]} could not be delivered: ${because}`, mend];
  for (const owner of await owners()) {
    if (owner.id !== destination.id) await outbox.owe(owner.id, { kind: 'notice', key, title, lines });
  }
}

/** A destination for people and logs: `slack #policy`. */
export function nameOf({ platform, name, address }: Destination): string {
  return `${platform} ${name ?? address}`;
}
