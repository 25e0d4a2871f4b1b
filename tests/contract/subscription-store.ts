import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/time.ts';
import { aDigest, withOwing } from '../builders/owing.ts';
import { NOW, type OpenStore } from './store-under-test.ts';

/** What every store of subscriptions does. */
export function subscriptionStoreContract(open: OpenStore): void {
  describe('subscriptions', () => {
    test('are numbered within their workspace, listed, and found by number', () =>
      withOwing(open, async ({ channel, destinations, subscribe, subscriptions }) => {
        const here = await channel();
        const there = await destinations.ensure({ ...here, workspace: 'T2' });
        const [one, two, other] = [await subscribe(here), await subscribe(here), await subscribe(there)];
        expect([one.number, two.number, other.number]).toEqual([1, 2, 1]);
        expect(await subscriptions.of(here.id)).toEqual([one, two]);
        expect(await subscriptions.all()).toEqual([one, two, other]);
        expect(await subscriptions.madeBy(here, 'U1')).toEqual([one, two]);
        expect(await subscriptions.madeBy(here, 'U2')).toEqual([]);
        expect(await subscriptions.byNumber(there, 1)).toEqual(other);
        expect(await subscriptions.byNumber(there, 2)).toBeNull();
        expect(await subscriptions.byIds([other.id, one.id, 99])).toEqual([one, other]);
      }));

    test('that are ended are listed no more, changed no more, and their numbers are not used again', () =>
      withOwing(open, async ({ channel, subscribe, subscriptions }) => {
        const here = await channel();
        const one = await subscribe(here);
        const version = await subscriptions.version();
        expect(await subscriptions.change(one.id, { endedAt: NOW })).toEqual({ ...one, endedAt: NOW });
        expect(await subscriptions.version()).toBeGreaterThan(version);
        expect(await subscriptions.change(one.id, { endedAt: null })).toBeNull();
        expect(await subscriptions.all()).toEqual([]);
        expect(await subscriptions.byNumber(here, 1)).toBeNull();
        expect(await subscriptions.byIds([one.id])).toHaveLength(1);
        expect((await subscribe(here)).number).toBe(2);
      }));

    test('that are ended withdraw their digests, and the cards that nobody else asked for', () =>
      withOwing(open, async ({ account, channel, found, subscribe, subscriptions }) => {
        const here = await channel();
        const [alert, other] = [await subscribe(here), await subscribe(here)];
        const digest = await subscribe(here, aDigest(NOW));
        const window = { from: NOW, to: NOW + HOUR, nextDueAt: NOW + 2 * HOUR };
        await subscriptions.openWindow({ subscription: digest.id, expected: NOW + HOUR, ...window });
        await found([{ destination: here.id, reasons: [alert.id, other.id] }]);
        await found([{ destination: here.id, reasons: [alert.id] }]);
        await subscriptions.change(alert.id, { endedAt: NOW });
        expect(await account.outbox()).toMatchObject({ pending: 2, withdrawn: 1 });
        await subscriptions.change(digest.id, { endedAt: NOW });
        await subscriptions.change(other.id, { endedAt: NOW });
        expect(await account.outbox()).toMatchObject({ pending: 0, withdrawn: 3 });
      }));

    test('that are ended leave in doubt what may have arrived: it is looked for first', () =>
      withOwing(
        open,
        async ({ account, channel, claimOne, clock, found, outbox, subscribe, subscriptions }) => {
          const here = await channel();
          const alert = await subscribe(here);
          await found([{ destination: here.id, reasons: [alert.id] }]);
          const settled = { kind: 'failed', retryAt: clock.now(), because: 'It did not answer.' } as const;
          await outbox.settle(await claimOne(), { ...settled, doubtful: true, counts: true });
          await subscriptions.change(alert.id, { endedAt: NOW });
          expect(await account.outbox()).toMatchObject({ failed: 1, withdrawn: 0 });
          expect(await claimOne()).toMatchObject({ doubtful: true, matter: { kind: 'card', reasons: [] } });
        },
      ));

    test('are due by their time, unless they are paused, ended, or nobody is there', () =>
      withOwing(open, async ({ channel, destinations, subscribe, subscriptions }) => {
        const [here, gone] = [await channel('C1'), await channel('C2')];
        const late = await subscribe(here, aDigest(NOW));
        const early = await subscribe(here, { ...aDigest(NOW), nextDueAt: NOW });
        const paused = await subscribe(here, { ...aDigest(NOW), nextDueAt: NOW });
        await subscribe(here);
        await subscribe(gone, { ...aDigest(NOW), nextDueAt: NOW });
        await subscriptions.change(paused.id, { pausedUntil: NOW + 2 * HOUR });
        await destinations.setGone(gone.id, 'archived');
        const ids = async (now: number, limit = 9) =>
          (await subscriptions.due(now, limit)).map(({ id }) => id);
        expect(await ids(NOW - 1)).toEqual([]);
        expect(await ids(NOW)).toEqual([early.id]);
        expect(await ids(NOW + HOUR)).toEqual([early.id, late.id]);
        expect(await ids(NOW + 2 * HOUR, 2)).toEqual([early.id, paused.id]);
      }));

    test('a window is opened by one only, once', () =>
      withOwing(open, async ({ account, channel, subscribe, subscriptions }) => {
        const { id: subscription } = await subscribe(await channel(), aDigest(NOW));
        const window = {
          subscription,
          expected: NOW + HOUR,
          from: NOW,
          to: NOW + HOUR,
          nextDueAt: NOW + 2 * HOUR,
        };
        expect(await subscriptions.openWindow(window)).toBe(true);
        expect(await subscriptions.openWindow(window)).toBe(false);
        const [after] = await subscriptions.byIds([subscription]);
        expect(after).toMatchObject({ windowFrom: NOW + HOUR, nextDueAt: NOW + 2 * HOUR });
        // The clock was set back, and the schedule with it: its digest was owed before.
        await subscriptions.change(subscription, { nextDueAt: NOW + HOUR, windowFrom: NOW });
        expect(await subscriptions.openWindow(window)).toBe(true);
        expect((await account.outbox()).pending).toBe(1);
        expect((await subscriptions.byIds([subscription]))[0]?.windowFrom).toBe(NOW);
      }));
  });
}
