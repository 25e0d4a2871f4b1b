import { createHmac, timingSafeEqual } from 'node:crypto';
import { doubledWait } from '../domain/back-off.ts';
import type { FeedId } from '../domain/feed.ts';
import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE } from '../domain/time.ts';
import type { HubOffer } from './hub-offer.ts';

/**
 * What was asked of a hub for one feed. `offered`: the feed names a hub, nothing was asked yet. `asked`: the hub has not
 * verified it. `active`: it pushes until `leaseUntil`. `refused`: the hub said no, or never verified.
 */
export interface HubSubscription extends HubOffer {
  readonly feedId: FeedId;
  readonly state: 'offered' | 'asked' | 'active' | 'refused';
  /** Unguessable: the last part of the callback's address. */
  readonly token: string;
  /** Signs what the hub pushes; `null` where it could not be sent in secret, and pushes are believed in nothing. */
  readonly secret: string | null;
  /** When the hub was last asked; `null`: never. */
  readonly askedAt: EpochMs | null;
  /** Until when the hub pushes; `null` while it does not. */
  readonly leaseUntil: EpochMs | null;
  /** Askings in a row that led to nothing. */
  readonly failures: number;
  /** One sentence on the last of them; `null` where all is well. */
  readonly reason: string | null;
}

/** The lease that is asked for; hubs may give another. */
export const LEASE: DurationMs = 10 * DAY;

/** A lease shorter than this is not worth a subscription, one longer than this is looked after all the same. */
const SHORTEST_LEASE: DurationMs = 5 * MINUTE;
const LONGEST_LEASE: DurationMs = 30 * DAY;

/** A hub that has not verified by then will not. */
const VERIFY_WITHIN: DurationMs = 15 * MINUTE;

/** A feed that is pushed is polled so seldom, for what a hub forgets. */
export const SAFETY_POLL: DurationMs = 6 * HOUR;

/** Whether the hub is to be asked now: at first, when a fifth of the lease is left, and again after a failure. */
export function isAskingDue(subscription: HubSubscription, now: EpochMs): boolean {
  const { state, askedAt, leaseUntil, failures } = subscription;
  if (state === 'offered' || askedAt === null) return true;
  if (state === 'active' && leaseUntil !== null) {
    const given = Math.max(leaseUntil - askedAt, SHORTEST_LEASE);
    // A renewal that was asked for and not verified is asked for again after a while, not at every look.
    return now >= leaseUntil - given / 5 && now >= askedAt + VERIFY_WITHIN;
  }
  if (state === 'asked') return now >= askedAt + VERIFY_WITHIN;
  return now >= askedAt + Math.min(doubledWait(HOUR, failures), DAY);
}

/** The subscription as it stands after the hub took the asking (`problem` is `null`) or did not. */
export function afterAsking(before: HubSubscription, problem: string | null, now: EpochMs): HubSubscription {
  const unverified = before.state === 'asked' ? 'The hub did not verify the subscription.' : null;
  const reason = problem ?? unverified;
  const failures = reason === null ? before.failures : before.failures + 1;
  // A lease that still runs is worth more than a renewal that failed.
  const runs = before.leaseUntil !== null && before.leaseUntil > now;
  const state = runs ? 'active' : problem === null ? 'asked' : 'refused';
  return { ...before, state, askedAt: now, leaseUntil: runs ? before.leaseUntil : null, failures, reason };
}

/** How the callback answers a hub that verifies, and what it changes. */
export interface Verification {
  readonly status: 200 | 404;
  readonly body: string;
  /** `null`: nothing changes. */
  readonly after: HubSubscription | null;
}

const NOT_FOUND: Verification = { status: 404, body: '', after: null };
const LONGEST_CHALLENGE = 2_000;

/**
 * Answers a hub's verification of intent (https://www.w3.org/TR/websub/#hub-verifies-intent), or its denial. Nothing that
 * was not asked for is confirmed; that a subscription ends is confirmed where the feed is `wanted` no more.
 */
export function verify(
  subscription: HubSubscription | null,
  query: URLSearchParams,
  wanted: boolean,
  now: EpochMs,
): Verification {
  const mode = query.get('hub.mode');
  const challenge = query.get('hub.challenge') ?? '';
  if (subscription === null || query.get('hub.topic') !== subscription.topic) return NOT_FOUND;
  if (mode === 'denied') {
    const said = (query.get('hub.reason') ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
    const reason = said === '' ? 'The hub refused it.' : `The hub refused it: ${said}`;
    const { failures } = subscription;
    const after = {
      ...subscription,
      state: 'refused',
      leaseUntil: null,
      failures: failures + 1,
      reason,
    } as const;
    return { status: 200, body: '', after };
  }
  if (challenge === '' || challenge.length > LONGEST_CHALLENGE) return NOT_FOUND;
  if (mode === 'unsubscribe') return wanted ? NOT_FOUND : { status: 200, body: challenge, after: null };
  const expected = subscription.state === 'asked' || subscription.state === 'active';
  if (mode !== 'subscribe' || !wanted || !expected) return NOT_FOUND;
  const leaseUntil = now + leaseOf(query.get('hub.lease_seconds'));
  const after = { ...subscription, state: 'active', leaseUntil, failures: 0, reason: null } as const;
  return { status: 200, body: challenge, after };
}

function leaseOf(seconds: string | null): DurationMs {
  const given = seconds !== null && /^\d{1,10}$/.test(seconds) ? Number(seconds) * 1_000 : LEASE;
  return Math.min(Math.max(given, SHORTEST_LEASE), LONGEST_LEASE);
}

const ALGORITHMS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** Whether `signature` (the header `X-Hub-Signature`) is the hub's own for these bytes. Compares in constant time. */
export function isSigned(secret: string, signature: string | null, body: Uint8Array): boolean {
  const [, method = '', digest = ''] = /^([a-z0-9]{4,6})=([0-9a-f]{40,128})$/i.exec(signature ?? '') ?? [];
  if (!ALGORITHMS.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(digest, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The form by which a hub is asked (https://www.w3.org/TR/websub/#subscriber-sends-subscription-request). */
export function askingForm(
  mode: 'subscribe' | 'unsubscribe',
  { topic, secret }: HubSubscription,
  callback: string,
): URLSearchParams {
  const form = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic, 'hub.callback': callback });
  if (mode === 'unsubscribe') return form;
  form.set('hub.lease_seconds', String(LEASE / 1_000));
  if (secret !== null) form.set('hub.secret', secret);
  return form;
}

/** Whether a secret may be sent to a hub: by HTTPS, or to this machine itself. */
export function keepsSecrets(hub: string): boolean {
  const { protocol, hostname } = new URL(hub);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
