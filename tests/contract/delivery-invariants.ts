import { DELIVERY_STATES, type DeliveryState } from '../../src/domain/delivery.ts';
import type { Desk } from '../builders/delivery-desk.ts';

const OPEN: readonly DeliveryState[] = ['pending', 'sending', 'failed', 'held'];

/**
 * Watches a desk over time; returns what is wrong after each act: of a destination and story there is one card, of a
 * destination one claim is under way, each claim has a newer fence than the one before, what was sent stays sent, the
 * book counts every record, and nothing that was open is simply no longer there.
 */
export function brokenInvariants(): (desk: Desk) => Promise<readonly string[]> {
  const known = new Map<number, DeliveryState>();
  return async (desk) => {
    const wrong: string[] = [];
    const records = await desk.records();
    const cards = records
      .filter(({ kind }) => kind === 'card')
      .map((one) => `${one.destination.id} ${one.story}`);
    if (new Set(cards).size < cards.length) wrong.push('two cards of one story at one destination');
    for (const channel of [1, 2]) {
      const underWay = records.filter(
        ({ state, destination }) => state === 'sending' && destination.id === channel,
      );
      if (new Set(underWay.map(({ id }) => id)).size > 1) wrong.push(`two claims under way to ${channel}`);
    }
    const fences = new Map<number, number>();
    for (const { id, fence } of desk.claims) {
      if ((fences.get(id) ?? 0) >= fence) wrong.push(`delivery ${id} was claimed with an old fence`);
      fences.set(id, fence);
    }
    const now = new Map(records.map(({ id, state }) => [id, state]));
    for (const [id, before] of known) {
      const after = now.get(id);
      if (after === undefined && OPEN.includes(before)) wrong.push(`delivery ${id} is not there any more`);
      if (before === 'sent' && after !== 'sent') wrong.push(`delivery ${id} was sent and is ${after}`);
    }
    for (const [id, state] of now) known.set(id, state);
    const book = await desk.owing.account.outbox();
    const sum = DELIVERY_STATES.reduce((total, state) => total + book[state], 0);
    if (sum < now.size) wrong.push(`the book counts ${sum} of ${now.size} deliveries`);
    return wrong;
  };
}
