import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/domain/delivery.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import type { Settlement } from '../../src/pipeline/delivery-ports.ts';
import { LEASE, type Owing, withOwing } from '../builders/owing.ts';
import { NOW, type OpenStore } from './store-under-test.ts';

const HERE = { platform: 'slack', workspace: 'T1' } as const;

function sent(claim: Claim, revision = 1, stage: 'proposed' | 'signed' = 'proposed'): Settlement {
  return { kind: 'sent', messageId: `m${claim.id}`, told: [{ story: 1, revision, stage }] };
}

function failed(retryAt: number, doubtful = false, counts = true): Settlement {
  return { kind: 'failed', retryAt, because: 'HTTP 503', doubtful, counts };
}

async function owed(owing: Owing, addresses = ['C1']): Promise<readonly number[]> {
  const channels = await Promise.all(addresses.map((address) => owing.channel(address)));
  await owing.found(channels.map(({ id }) => ({ destination: id, reasons: [1] })));
  return channels.map(({ id }) => id);
}

/** What every outbox does. */
export function outboxContract(open: OpenStore): void {
  describe('the outbox', () => {
    claims(open);
    settlements(open);
    followUps(open);
    holds(open);
  });
}

function claims(open: OpenStore): void {
  test('gives a claim to one, under a lease; then again, as doubtful and with a new fence', () =>
    withOwing(open, async (owing) => {
      await owed(owing);
      const first = await owing.claimOne();
      expect(first).toMatchObject({ attempts: 1, fence: 1, doubtful: false, plan: null, owedSince: NOW });
      expect(await owing.claim()).toEqual([]);
      expect(await owing.outbox.plan(first, [{ story: 1, revision: 1, stage: 'proposed' }])).toBe(true);
      owing.clock.advance(LEASE);
      const second = await owing.claimOne();
      expect(second).toMatchObject({ attempts: 2, fence: 2, doubtful: true, triedSince: NOW });
      expect(second.plan).toEqual([{ story: 1, revision: 1, stage: 'proposed' }]);
      expect(await owing.outbox.plan(first, [])).toBe(false);
      expect(await owing.outbox.settle(first, sent(first))).toBe(false);
      expect(await owing.outbox.settle(second, sent(second))).toBe(true);
      expect(await owing.outbox.settle(second, sent(second))).toBe(false);
    }));

  test('gives of each destination the first alone, and only to platforms that can be reached', () =>
    withOwing(open, async (owing) => {
      const [one = 0, two = 0] = await owed(owing, ['C1', 'C2']);
      await owing.found([{ destination: one, reasons: [1] }]);
      const ask = { now: NOW, limit: 9, lease: LEASE, except: new Set<number>() };
      expect(await owing.outbox.claimDue({ ...ask, platforms: ['teams'] })).toEqual([]);
      expect(
        await owing.outbox.claimDue({ ...ask, platforms: ['slack'], except: new Set([one, two]) }),
      ).toEqual([]);
      expect(await owing.outbox.claimDue({ ...ask, platforms: ['slack'], limit: 1 })).toHaveLength(1);
      expect(await owing.claim()).toHaveLength(1);
      expect(await owing.claim()).toEqual([]);
      expect(await owing.outbox.nextAt(['slack'])).toBe(NOW + LEASE);
      expect(await owing.outbox.nextAt(['teams'])).toBeNull();
    }));

  test('recovers claims that nobody works on', () =>
    withOwing(open, async (owing) => {
      await owed(owing);
      await owing.claimOne();
      expect(await owing.outbox.recover()).toBe(1);
      owing.clock.advance(LEASE / 4);
      expect(await owing.claimOne()).toMatchObject({ doubtful: true, attempts: 2 });
    }));

  test('brings back what a clock that ran ahead put off', () =>
    withOwing(open, async (owing) => {
      await owed(owing);
      owing.clock.advance(24 * HOUR);
      await owing.outbox.settle(await owing.claimOne(), failed(owing.clock.now() + MINUTE));
      owing.clock.advance(-24 * HOUR);
      await owing.outbox.recover();
      expect(await owing.outbox.nextAt(['slack'])).toBe(NOW + MINUTE);
    }));
}

function settlements(open: OpenStore): void {
  test('tries again what failed, at its time; what waits makes those behind it wait', () =>
    withOwing(open, async (owing) => {
      const [one = 0] = await owed(owing);
      await owing.found([{ destination: one, reasons: [1] }]);
      await owing.outbox.settle(await owing.claimOne(), failed(NOW + HOUR));
      expect(await owing.claim()).toEqual([]);
      expect(await owing.outbox.nextAt(['slack'])).toBe(NOW + HOUR);
      owing.clock.advance(HOUR);
      const again = await owing.claimOne();
      expect(again).toMatchObject({ attempts: 2, doubtful: false, matter: { kind: 'card', story: 1 } });
      await owing.outbox.settle(again, failed(owing.clock.now(), true, false));
      expect(await owing.claimOne()).toMatchObject({ attempts: 2, doubtful: true });
    }));

  test('keeps why something was given up, and withdraws all of a destination that is gone', () =>
    withOwing(open, async (owing) => {
      const [one = 0] = await owed(owing);
      await owing.found([{ destination: one, reasons: [1] }]);
      await owing.outbox.settle(await owing.claimOne(), { kind: 'dead', because: 'archived', gone: true });
      expect(await owing.account.outbox()).toMatchObject({ dead: 1, withdrawn: 1 });
      expect(await owing.outbox.dead(9)).toMatchObject([{ because: 'archived', story: 1, state: 'dead' }]);
      expect((await owing.destinations.byId(one))?.goneAt).toBe(NOW);
    }));

  test('owes a notice once', () =>
    withOwing(open, async (owing) => {
      const { id } = await owing.channel();
      const notice = {
        kind: 'notice',
        key: 'k',
        title: 'A word',
        lines: ['One.'],
        offers: [{ label: 'Accept', command: 'accept 1' }],
      } as const;
      expect(await owing.outbox.owe(id, notice)).toBe(true);
      expect(await owing.outbox.owe(id, { ...notice, title: 'Another' })).toBe(false);
      expect((await owing.claimOne()).matter).toEqual(notice);
    }));

  test('keeps one card a destination and story; asked again it has more reasons, and after its end another turn', () =>
    withOwing(open, async (owing) => {
      const [one = 0] = await owed(owing);
      await owing.move(1, 'negotiating', [{ destination: one, reasons: [2] }]);
      const card = await owing.claimOne();
      expect(card.matter).toMatchObject({ kind: 'card', reasons: [1, 2] });
      await owing.outbox.settle(card, { kind: 'dead', because: 'too long', gone: false });
      owing.clock.advance(HOUR);
      await owing.found([{ destination: one, reasons: [1] }]);
      await owing.move(1, 'signed', [{ destination: one, reasons: [1] }]);
      expect(await owing.claimOne()).toMatchObject({ matter: { story: 2 } });
      expect(await owing.outbox.ofStory(1, HERE)).toMatchObject([{ state: 'pending', attempts: 0 }]);
    }));
}

function followUps(open: OpenStore): void {
  test('owes an edit and a step to who has the card of a story that moves, collapsed while nobody has seen them', () =>
    withOwing(open, async (owing) => {
      await owed(owing);
      await owing.move(1, 'proposed');
      expect(await owing.account.outbox()).toMatchObject({ pending: 1 });
      await owing.outbox.settle(await owing.claimOne(), sent(await Promise.resolve({ id: 1 } as Claim), 2));
      await owing.move(1, 'negotiating');
      await owing.move(1, 'signed');
      const edit = await owing.claimOne();
      expect(edit).toMatchObject({ matter: { kind: 'edit', revision: 4 }, cardMessage: 'm1' });
      await owing.outbox.settle(edit, {
        kind: 'sent',
        messageId: 'm1',
        told: [{ story: 1, revision: 4, stage: 'proposed' }],
      });
      const step = await owing.claimOne();
      expect(step.matter).toEqual({ kind: 'thread', story: 1, revision: 4, from: 'proposed', to: 'signed' });
      await owing.outbox.settle(step, sent(step, 4, 'signed'));
      const [destination] = [...(await owing.outbox.told(1, [1])).values()];
      expect(destination).toEqual({ story: 1, revision: 4, stage: 'signed' });
      await owing.move(1, 'signed');
      expect((await owing.claimOne()).matter.kind).toBe('edit');
    }));

  test('owes no step that leads back to where it came from', () =>
    withOwing(open, async (owing) => {
      await owed(owing);
      const card = await owing.claimOne();
      await owing.outbox.settle(card, sent(card));
      await owing.move(1, 'signed');
      await owing.move(1, 'proposed');
      expect(await owing.account.outbox()).toMatchObject({ pending: 1, withdrawn: 1 });
    }));

  test('catches up with what happened while a card was on its way', () =>
    withOwing(open, async (owing) => {
      await owed(owing);
      const card = await owing.claimOne();
      await owing.move(1, 'signed');
      await owing.outbox.settle(card, sent(card));
      expect((await owing.claimOne()).matter).toMatchObject({ kind: 'edit', revision: 2 });
      expect(await owing.account.outbox()).toMatchObject({ sent: 1, sending: 1, pending: 1 });
    }));
}

function holds(open: OpenStore): void {
  const held: Settlement = { kind: 'held', until: NOW + HOUR, because: 'Quiet hours.' };

  test('holds, and lets a single card go by itself', () =>
    withOwing(open, async (owing) => {
      await owed(owing);
      await owing.outbox.settle(await owing.claimOne(), held);
      expect(await owing.claim()).toEqual([]);
      expect(await owing.outbox.release(NOW + HOUR - 1)).toBe(0);
      expect(await owing.outbox.nextAt(['slack'])).toBe(NOW + HOUR);
      owing.clock.advance(HOUR);
      expect(await owing.outbox.release(owing.clock.now())).toBe(1);
      expect(await owing.claimOne()).toMatchObject({ matter: { kind: 'card' }, attempts: 1 });
    }));

  test('makes one summary of several cards', () =>
    withOwing(open, async (owing) => {
      const [one = 0] = await owed(owing);
      await owing.found([{ destination: one, reasons: [1] }]);
      for (let n = 0; n < 2; n++) await owing.outbox.settle(await owing.claimOne(), held);
      owing.clock.advance(HOUR);
      expect(await owing.outbox.release(owing.clock.now())).toBe(2);
      const summary = await owing.claimOne();
      expect(summary.matter).toEqual({ kind: 'summary', stories: [1, 2], to: NOW + HOUR });
      expect(await owing.outbox.ofStory(2, HERE)).toMatchObject([
        { kind: 'card', state: 'digested' },
        { kind: 'summary' },
      ]);
    }));
}
