import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { LEASE } from '../../../src/pipeline/delivery-deps.ts';
import { deliveryBench } from './delivery-bench.ts';

const GB_IN = 'pair:GB~IN';

describe('a platform that can be asked', () => {
  const bench = deliveryBench();

  it('is asked after an attempt that may have arrived, and gets nothing twice', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    bench().publisher.script('take-and-drop');
    await bench().deliver();
    expect(await bench().store.account.outbox()).toMatchObject({ failed: 1 });
    bench().clock.advance(HOUR);
    await bench().deliver();
    expect(bench().publisher.calls).toEqual(['post', 'find']);
    expect(bench().seen()).toHaveLength(1);
    expect(await bench().store.account.outbox()).toMatchObject({ sent: 1, failed: 0 });
  });

  it('is asked after a crash in the middle, and the card found there follows the story', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    const { outbox } = bench().store;
    const ask = { limit: 9, lease: LEASE, platforms: ['slack'], except: new Set<number>() } as const;
    const [claim] = await outbox.claimDue({ ...ask, now: bench().clock.now() });
    if (!claim) throw new Error('The card is due.');
    await outbox.plan(claim, [{ story: 1, revision: 1, stage: 'proposed' }]);
    await bench().publisher.post(
      claim.destination,
      { title: 'as it was', blocks: [] },
      `entente-${bench().store.installation}-${claim.id}`,
    );
    // Here the program dies. The story moves on before it is back.
    bench().clock.advance(2 * MINUTE);
    await bench().news({ stage: 'signed' }, { outlet: 'PTI' });
    await bench().news({ stage: 'signed' }, { outlet: 'Reuters' });
    await bench().deliver();
    expect(bench().seen()).toEqual([
      'India – United Kingdom: India and UK in talks on semiconductor partnership [signed] (edited 1) ↳ 12:02 PTI reports: proposed → signed',
    ]);
    expect(await outbox.settle(claim, { kind: 'withdrawn', because: 'late' })).toBe(false);
  });

  it('that asks to wait is waited for, and the attempt does not count', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    bench().publisher.script({ kind: 'limited', retryAt: bench().clock.now() + HOUR });
    await bench().deliver();
    await bench().deliver();
    expect(bench().publisher.calls).toEqual(['post']);
    bench().clock.advance(HOUR);
    await bench().deliver();
    const [card] = await bench().store.outbox.ofStory(1, { platform: 'slack', workspace: 'T1' });
    expect(card).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('that refuses one channel holds up no other', async () => {
    const [first, second] = [await bench().channel('#one'), await bench().channel('#two')];
    await bench().subscribe(first, GB_IN);
    await bench().subscribe(second, GB_IN);
    await bench().news({});
    bench().publisher.script({ kind: 'failed', because: 'busy', doubtful: false });
    await bench().deliver();
    expect(bench().publisher.shown.map(({ destination }) => destination)).toEqual([second.id]);
  });

  it('keeps the order within a channel while an older message waits', async () => {
    await bench().subscribe(await bench().channel(), 'country:IN');
    await bench().news({});
    await bench().news(
      { pairs: [['IN', 'JP']], parties: ['IN', 'JP'] },
      { title: 'India and Japan plan a lunar mission' },
    );
    bench().publisher.script({ kind: 'failed', because: 'busy', doubtful: false });
    await bench().deliver();
    expect(bench().seen()).toEqual([]);
    bench().clock.advance(MINUTE);
    await bench().deliver();
    expect(
      bench()
        .seen()
        .map((line) => line.slice(0, 14)),
    ).toEqual(['India – United', 'India – Japan:']);
  });

  it('that is gone is spoken to no more, and goes on once it is back', async () => {
    const channel = await bench().channel();
    await bench().subscribe(channel, 'country:IN');
    await bench().news({});
    await bench().news(
      { pairs: [['IN', 'JP']], parties: ['IN', 'JP'] },
      { title: 'India and Japan plan a lunar mission' },
    );
    bench().publisher.script({ kind: 'gone', because: 'The channel was archived.' });
    await bench().deliver();
    expect(await bench().store.account.outbox()).toMatchObject({ dead: 1, withdrawn: 1, pending: 0 });
    await bench().channel();
    await bench().news(
      { pairs: [['FR', 'IN']], parties: ['FR', 'IN'] },
      { title: 'France and India open a quantum lab' },
    );
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
  });

  it('is tried for three days, then given up', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    const busy = { kind: 'failed', because: 'HTTP 503', doubtful: false } as const;
    bench().publisher.script(...Array.from({ length: 500 }, () => busy));
    for (let days = 0; days < 4; days += 0.25) {
      await bench().deliver();
      bench().clock.advance(DAY / 4);
    }
    const [card] = await bench().store.outbox.ofStory(1, { platform: 'slack', workspace: 'T1' });
    expect(card).toMatchObject({ state: 'dead', because: 'HTTP 503' });
    expect(bench().seen()).toEqual([]);
  });
});

describe('a platform that cannot be asked', () => {
  const bench = deliveryBench({ canFind: false });

  it('gets the message again: rather twice than never', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    bench().publisher.script('take-and-drop');
    await bench().deliver();
    bench().clock.advance(HOUR);
    await bench().deliver();
    expect(bench().seen()).toHaveLength(2);
  });
});
