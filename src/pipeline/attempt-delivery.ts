import type { Claim } from '../domain/delivery.ts';
import { DAY, type DurationMs, MINUTE, SECOND } from '../domain/time.ts';
import { retryDelay } from '../schedule/retry-delay.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import type { Publisher, PublishOutcome, Settlement } from './delivery-ports.ts';
import { prepareDelivery } from './prepare-delivery.ts';
import type { Prepared } from './prepared.ts';

/** What is tried for so long in vain is given up: its news is old by then. */
export const MOST_PATIENCE: DurationMs = 3 * DAY;

const BACK_OFF = { base: 5 * SECOND, cap: 15 * MINUTE } as const;

/** The name of a delivery that goes with its message, so that the message can be found again. */
export function markOf(
  { installation }: Pick<DeliveryDeps, 'installation'>,
  { id }: Pick<Claim, 'id'>,
): string {
  return `entente-${installation}-${id}`;
}

/**
 * One attempt at a delivery, to its settlement; `null` when another worker has taken over. After an attempt that may
 * have arrived the message is looked for first. Where the platform cannot be asked it is posted again: a card twice is
 * a lesser evil than a signing missed (ADR 16).
 */
export async function attemptDelivery(
  deps: DeliveryDeps,
  publisher: Publisher,
  claim: Claim,
): Promise<Settlement | null> {
  if (claim.doubtful && claim.matter.kind !== 'edit') {
    const found = await publisher.find(claim.destination, markOf(deps, claim), claim.owedSince);
    if (found.kind === 'found') return { kind: 'sent', messageId: found.messageId, told: claim.plan ?? [] };
  }
  const prepared = await prepareDelivery(deps, claim);
  if (prepared.kind === 'settled') return prepared.settlement;
  if (!(await deps.outbox.plan(claim, prepared.told))) return null;
  return settlementOf(deps, claim, prepared, await publish(deps, publisher, claim, prepared));
}

type Ready = Extract<Prepared, { kind: 'ready' }>;

function publish(
  deps: DeliveryDeps,
  publisher: Publisher,
  claim: Claim,
  { act, message }: Ready,
): Promise<PublishOutcome> {
  const { destination, cardMessage } = claim;
  if (act === 'post' || cardMessage === null)
    return publisher.post(destination, message, markOf(deps, claim));
  return act === 'edit'
    ? publisher.edit(destination, cardMessage, message)
    : publisher.reply(destination, cardMessage, message, markOf(deps, claim));
}

function settlementOf(
  deps: DeliveryDeps,
  claim: Claim,
  { told }: Ready,
  outcome: PublishOutcome,
): Settlement {
  const now = deps.clock.now();
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', messageId: outcome.messageId, told };
    case 'limited':
      return {
        kind: 'failed',
        retryAt: Math.max(outcome.retryAt, now),
        because: 'The platform asked to wait.',
        doubtful: false,
        counts: false,
      };
    case 'failed': {
      const { because, doubtful } = outcome;
      if (now - claim.owedSince > MOST_PATIENCE) return { kind: 'dead', because, gone: false };
      const retryAt = now + retryDelay(claim.attempts, { ...BACK_OFF, random: deps.random });
      return { kind: 'failed', retryAt, because, doubtful, counts: true };
    }
    case 'missing':
      return { kind: 'withdrawn', because: outcome.because };
    case 'gone':
    case 'refused':
      return { kind: 'dead', because: outcome.because, gone: outcome.kind === 'gone' };
  }
}
