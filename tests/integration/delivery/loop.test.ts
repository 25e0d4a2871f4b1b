import { describe, expect, it } from 'vitest';
import { startDeliveryLoop } from '../../../src/pipeline/delivery-loop.ts';
import { createVirtualTime } from '../../torture/virtual-time.ts';
import { deliveryBench } from './delivery-bench.ts';

const bench = deliveryBench();
const MOON = { pairs: [['IN', 'JP']], parties: ['IN', 'JP'] } as const;

/** Lets the loop do what it can do without the clock. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) await new Promise(setImmediate);
}

describe('the delivery loop', () => {
  it('delivers news while another channel keeps us waiting', async () => {
    await bench().subscribe(await bench().channel('#slow'), 'pair:GB~IN');
    const quick = await bench().channel('#quick');
    await bench().subscribe(quick, 'pair:IN~JP');
    let answer = (_: unknown): void => {};
    bench().publisher.script(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const time = createVirtualTime(bench().clock.now());
    const loop = startDeliveryLoop(bench().deps, time.wait);
    await bench().news({});
    loop.wake();
    await settled();
    await bench().news(MOON, { title: 'India and Japan plan a lunar mission' });
    loop.wake();
    await settled();
    expect(bench().publisher.shown.map(({ destination }) => destination)).toEqual([quick.id]);
    answer(null);
    await loop.stop();
    expect(bench().publisher.shown).toHaveLength(2);
  });

  it('stops only once what is under way is settled', async () => {
    await bench().subscribe(await bench().channel(), 'pair:GB~IN');
    await bench().news({});
    let answer = (_: unknown): void => {};
    bench().publisher.script(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const loop = startDeliveryLoop(bench().deps, createVirtualTime(bench().clock.now()).wait);
    await settled();
    const stopped = loop.stop();
    answer(null);
    await stopped;
    expect(await bench().store.account.outbox()).toMatchObject({ sent: 1, sending: 0 });
  });

  it('takes up what waits when the clock is set back under it', async () => {
    await bench().subscribe(await bench().channel(), 'pair:GB~IN');
    await bench().news({});
    bench().publisher.script({ kind: 'failed', because: 'HTTP 503', doubtful: false });
    bench().clock.advance(24 * 3_600_000);
    const time = createVirtualTime(bench().clock.now());
    const loop = startDeliveryLoop(bench().deps, time.wait);
    await settled();
    bench().clock.advance(-23 * 3_600_000);
    loop.wake();
    await settled();
    bench().clock.advance(60_000);
    loop.wake();
    await settled();
    await loop.stop();
    expect(bench().seen()).toHaveLength(1);
  });
});
