import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import {
  afterAsking,
  askingForm,
  type HubSubscription,
  isAskingDue,
  isSigned,
  keepsSecrets,
  LEASE,
  verify,
} from '../../../src/feeds/hub-subscription.ts';

const NOW = Date.UTC(2026, 4, 6, 10);
const TOPIC = 'https://site.example/feed';
const offered: HubSubscription = {
  feedId: 1,
  hub: 'https://hub.example/',
  topic: TOPIC,
  state: 'offered',
  token: 'token',
  secret: 'secret',
  askedAt: null,
  leaseUntil: null,
  failures: 0,
  reason: null,
};
const asked: HubSubscription = { ...offered, state: 'asked', askedAt: NOW };
const active: HubSubscription = { ...asked, state: 'active', leaseUntil: NOW + 10 * DAY };
const refused: HubSubscription = { ...asked, state: 'refused', failures: 1 };
const query = (more: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': TOPIC, 'hub.challenge': 'c', ...more });

describe('a hub is asked', () => {
  it.each<[string, HubSubscription, number, boolean]>([
    ['at first', offered, NOW, true],
    ['not while it verifies', asked, NOW + MINUTE, false],
    ['again when it has not verified', asked, NOW + 15 * MINUTE, true],
    ['not while most of the lease is left', active, NOW + 7 * DAY, false],
    ['when a fifth of the lease is left', active, NOW + 8 * DAY, true],
    ['after it refused, two hours later', refused, NOW + 2 * HOUR, true],
    ['not at once after it refused', refused, NOW + HOUR / 2, false],
    ['after many refusals once a day', { ...refused, failures: 30 }, NOW + DAY, true],
    ['after many refusals not sooner', { ...refused, failures: 30 }, NOW + DAY - 1, false],
  ])('%s', (_, subscription, now, due) => {
    expect(isAskingDue(subscription, now)).toBe(due);
  });

  it('with a form that names topic, callback, lease and secret', () => {
    expect(Object.fromEntries(askingForm('subscribe', offered, 'https://us.example/websub/token'))).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': TOPIC,
      'hub.callback': 'https://us.example/websub/token',
      'hub.lease_seconds': '864000',
      'hub.secret': 'secret',
    });
    expect(askingForm('unsubscribe', offered, 'x').has('hub.secret')).toBe(false);
    expect(askingForm('subscribe', { ...offered, secret: null }, 'x').has('hub.secret')).toBe(false);
  });

  it.each([
    ['https://hub.example/', true],
    ['http://hub.example/', false],
    ['http://127.0.0.1:8080/', true],
  ])('%s is told a secret: %s', (hub, told) => {
    expect(keepsSecrets(hub)).toBe(told);
  });
});

describe('what asking leaves', () => {
  it.each<[string, HubSubscription, string | null, Partial<HubSubscription>]>([
    ['taken', offered, null, { state: 'asked', failures: 0, reason: null }],
    ['not taken', offered, 'No.', { state: 'refused', failures: 1, reason: 'No.' }],
    [
      'taken once more, never verified',
      asked,
      null,
      { state: 'asked', failures: 1, reason: 'The hub did not verify the subscription.' },
    ],
    ['a renewal taken: the lease runs on', active, null, { state: 'active', leaseUntil: NOW + 10 * DAY }],
    [
      'a renewal not taken: the lease runs on',
      active,
      'No.',
      { state: 'active', failures: 1, leaseUntil: NOW + 10 * DAY },
    ],
    [
      'not taken after the lease',
      { ...active, leaseUntil: NOW - 1 },
      'No.',
      { state: 'refused', leaseUntil: null },
    ],
  ])('%s', (_, before, problem, after) => {
    expect(afterAsking(before, problem, NOW)).toMatchObject({ ...after, askedAt: NOW });
  });
});

describe('a verification', () => {
  it.each<[string, HubSubscription | null, URLSearchParams, boolean, 200 | 404]>([
    ['of what was asked', asked, query(), true, 200],
    ['of a renewal', active, query(), true, 200],
    ['of what was not asked', offered, query(), true, 404],
    ['of nothing', null, query(), true, 404],
    ['of another topic', asked, query({ 'hub.topic': 'https://evil.example/' }), true, 404],
    ['of another mode', asked, query({ 'hub.mode': 'publish' }), true, 404],
    ['without a challenge', asked, query({ 'hub.challenge': '' }), true, 404],
    ['with an endless challenge', asked, query({ 'hub.challenge': 'x'.repeat(5_000) }), true, 404],
    ['of a feed that is watched no more', asked, query(), false, 404],
    ['of leaving a feed that is watched', active, query({ 'hub.mode': 'unsubscribe' }), true, 404],
    ['of leaving one that is not', active, query({ 'hub.mode': 'unsubscribe' }), false, 200],
  ])('%s', (_, subscription, given, wanted, status) => {
    const verification = verify(subscription, given, wanted, NOW);
    expect([verification.status, verification.body]).toEqual([status, status === 200 ? 'c' : '']);
  });

  it.each([
    ['3600', HOUR],
    ['1', 5 * MINUTE],
    ['99999999', 30 * DAY],
    ['soon', LEASE],
    [null, LEASE],
  ])('of %s seconds gives a lease within bounds', (seconds, lease) => {
    const given = query(seconds === null ? {} : { 'hub.lease_seconds': seconds });
    expect(verify({ ...asked, failures: 3 }, given, true, NOW).after).toMatchObject({
      state: 'active',
      leaseUntil: NOW + lease,
      failures: 0,
    });
  });

  it('that denies is remembered with its reason, on one line', () => {
    const given = query({ 'hub.mode': 'denied', 'hub.reason': 'too\nmany  feeds' });
    expect(verify(active, given, true, NOW).after).toMatchObject({
      state: 'refused',
      leaseUntil: null,
      reason: 'The hub refused it: too many feeds',
    });
  });
});

describe('a signature', () => {
  const body = new TextEncoder().encode('<rss/>');
  const by = (method: string, secret = 'secret'): string =>
    `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
  it.each<[string, string | null, boolean]>([
    ...['sha1', 'sha256', 'sha384', 'sha512'].map((m): [string, string, boolean] => [m, by(m), true]),
    ['in capitals', by('sha256').toUpperCase(), true],
    ['by another secret', by('sha256', 'other'), false],
    ['by MD5', `md5=${'0'.repeat(40)}`, false],
    ['cut short', by('sha256').slice(0, -2), false],
    ['of another method than it says', by('sha1').replace('sha1', 'sha256'), false],
    ['that is none', 'nonsense', false],
    ['that is absent', null, false],
  ])('%s: %s', (_, signature, good) => {
    expect(isSigned('secret', signature, body)).toBe(good);
  });
});
