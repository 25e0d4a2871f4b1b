import type { Claim } from '../domain/delivery.ts';
import { DAY, type DurationMs, type EpochMs, MINUTE, SECOND } from '../domain/time.ts';
import { retryDelay } from '../schedule/retry-delay.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import type { Publisher, PublishOutcome, Settlement } from './delivery-ports.ts';
import { prepareDelivery } from './prepare-delivery.ts';
import type { Prepared } from './prepared.ts';

/** What is tried for so long in vain is given up: its news is old by then. */
export const MOST_PATIENCE: DurationMs = 3 * DAY;

/** By how much our clock and a platform's may differ when a message is looked for by its time. */
const CLOCK_ERROR: DurationMs = DAY;

/** What may have arrived is looked for after so long at the earliest: messages travel, and platforms count them late. */
const TRAVEL: DurationMs = 10 * SECOND;

/** A platform that asks to wait is left alone for so long at least, whatever time it names. */
const LEAST_WAIT: DurationMs = SECOND;

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
    const settled = await lookFor(deps, publisher, claim);
    if (settled !== null) return settled;
  }
  const prepared = await prepareDelivery(deps, claim);
  if (prepared.kind === 'settled') return prepared.settlement;
  if (!(await deps.outbox.plan(claim, prepared.told))) return null;
  return settlementOf(deps, claim, prepared, await publish(deps, publisher, claim, prepared));
}

/** The settlement of a delivery whose message is there, or cannot be looked for just now; `null`: it is to be posted. */
async function lookFor(deps: DeliveryDeps, publisher: Publisher, claim: Claim): Promise<Settlement | null> {
  const now = deps.clock.now();
  const since = Math.min(claim.triedSince, now) - CLOCK_ERROR;
  const thread = claim.matter.kind === 'thread' ? claim.cardMessage : null;
  const found = await publisher.find(claim.destination, markOf(deps, claim), since, thread);
  switch (found.kind) {
    case 'found':
      return { kind: 'sent', messageId: found.messageId, told: claim.plan ?? [] };
    case 'limited':
      return waitFor(found.retryAt, now);
    case 'failed':
      return failed(deps, claim, found.because, true);
    case 'absent':
    case 'unknown':
      return null;
  }
}

/** Waits as the platform asked; the attempt does not count. */
function waitFor(retryAt: EpochMs, now: EpochMs): Settlement {
  const because = 'The platform asked to wait.';
  return {
    kind: 'failed',
    retryAt: Math.max(retryAt, now + LEAST_WAIT),
    because,
    doubtful: false,
    counts: false,
  };
}

/** To be tried again with back-off; given up once patience ends. */
export function failed(
  deps: Pick<DeliveryDeps, 'clock' | 'random'>,
  claim: Pick<Claim, 'attempts' | 'owedSince'>,
  because: string,
  doubtful: boolean,
): Settlement {
  const now = deps.clock.now();
  if (now - claim.owedSince > MOST_PATIENCE) return { kind: 'dead', because, gone: false };
  const delay = retryDelay(claim.attempts, { ...BACK_OFF, random: deps.random });
  const retryAt = now + (doubtful ? Math.max(delay, TRAVEL) : delay);
  return { kind: 'failed', retryAt, because, doubtful, counts: true };
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
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', messageId: outcome.messageId, told };
    case 'limited':
      return waitFor(outcome.retryAt, deps.clock.now());
    case 'failed':
      return failed(deps, claim, outcome.because, outcome.doubtful);
    case 'missing':
      return { kind: 'withdrawn', because: outcome.because };
    case 'gone':
    case 'refused':
      return { kind: 'dead', because: outcome.because, gone: outcome.kind === 'gone' };
  }
}
