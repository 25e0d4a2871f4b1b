import { describe, expect, test } from 'vitest';
import { withOwing } from '../builders/owing.ts';
import type { OpenStore } from './store-under-test.ts';

const NIGHT = { from: { hour: 20, minute: 0 }, to: { hour: 7, minute: 0 }, timeZone: 'UTC' };

/** What every store of destinations does. */
export function destinationStoreContract(open: OpenStore): void {
  describe('destinations', () => {
    test('are made once, found by their key, and keep what was known of them', () =>
      withOwing(open, async ({ destinations, channel }) => {
        const made = await channel();
        const named = await destinations.ensure({ ...made, name: '#policy', reference: '{}' });
        expect(named).toEqual({ ...made, name: '#policy', reference: '{}' });
        expect(await channel()).toEqual(named);
        expect(await destinations.find(made)).toEqual(named);
        expect(await destinations.byId(made.id)).toEqual(named);
        expect(await destinations.find({ ...made, workspace: 'T2' })).toBeNull();
        expect(await destinations.on('slack')).toEqual([named]);
        expect(await destinations.on('teams')).toEqual([]);
      }));

    test('that are gone have what was open there withdrawn, and are owed no cards until they are back', () =>
      withOwing(open, async ({ account, channel, destinations, found }) => {
        const { id } = await channel();
        const cards = [{ destination: id, reasons: [1] }];
        await found(cards);
        await destinations.setGone(id, 'archived');
        expect((await destinations.byId(id))?.goneAt).not.toBeNull();
        await found(cards);
        expect(await account.outbox()).toMatchObject({ pending: 0, withdrawn: 1 });
        expect((await channel()).goneAt).toBeNull();
        await found(cards);
        expect(await account.outbox()).toMatchObject({ pending: 1, withdrawn: 1 });
      }));

    test('have rules, whose changes count', () =>
      withOwing(open, async ({ channel, destinations, subscriptions }) => {
        const { id } = await channel();
        expect(await destinations.rules(id)).toEqual({ quiet: null, mutes: [] });
        const before = await subscriptions.version();
        await destinations.setQuiet(id, NIGHT);
        expect(await destinations.mute(id, { kind: 'outlet', outlet: 'Mint' }, 'U1')).toBe(true);
        expect(await destinations.mute(id, { kind: 'outlet', outlet: 'Mint' }, 'U1')).toBe(false);
        expect(await destinations.rules(id)).toEqual({
          quiet: NIGHT,
          mutes: [{ kind: 'outlet', outlet: 'Mint' }],
        });
        expect(await destinations.unmute(id, { kind: 'outlet', outlet: 'Mint' })).toBe(true);
        expect(await destinations.unmute(id, { kind: 'outlet', outlet: 'Mint' })).toBe(false);
        expect(await subscriptions.version()).toBeGreaterThanOrEqual(before + 3);
      }));

    test('that mute a story are owed nothing of it any more, and others are', () =>
      withOwing(open, async ({ account, channel, destinations, found }) => {
        const [one, two] = [await channel('C1'), await channel('C2')];
        await found([one, two].map(({ id }) => ({ destination: id, reasons: [1] })));
        await destinations.mute(one.id, { kind: 'story', story: 1 }, 'U1');
        expect(await account.outbox()).toMatchObject({ pending: 1, withdrawn: 1 });
      }));

    test('that mute a story whose card may have arrived look for it first', () =>
      withOwing(open, async ({ account, channel, claimOne, clock, destinations, found, outbox }) => {
        const { id } = await channel();
        await found([{ destination: id, reasons: [1] }]);
        const settled = { kind: 'failed', retryAt: clock.now(), because: 'It did not answer.' } as const;
        await outbox.settle(await claimOne(), { ...settled, doubtful: true, counts: true });
        await destinations.mute(id, { kind: 'story', story: 1 }, 'U1');
        expect(await account.outbox()).toMatchObject({ failed: 1, withdrawn: 0 });
      }));
  });
}
