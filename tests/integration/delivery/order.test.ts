import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/domain/delivery.ts';
import { LEASE } from '../../../src/pipeline/delivery-deps.ts';
import { DAILY, DAY, deliveryBench, HOUR } from './delivery-bench.ts';

const bench = deliveryBench();
const GB_IN = 'pair:GB~IN';
const NIGHT = { from: { hour: 20, minute: 0 }, to: { hour: 7, minute: 0 }, timeZone: 'UTC' };
const BUSY = { kind: 'failed', because: 'HTTP 503', doubtful: false } as const;

/** Claims what is due, as a worker does. */
function claim(): Promise<readonly Claim[]> {
  const now = bench().clock.now();
  return bench().store.outbox.claimDue({
    now,
    limit: 9,
    lease: LEASE,
    platforms: ['slack'],
    except: new Set(),
  });
}

/** Two sources that say that the story of GB and IN has moved. */
async function moves(stage: 'negotiating' | 'signed'): Promise<void> {
  for (const outlet of ['PTI', 'Reuters']) await bench().news({ stage }, { outlet });
}

describe('an edit', () => {
  it('that fails while a newer one is owed makes way for it', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    await bench().deliver();
    await bench().news({}, { outlet: 'NDTV' });
    const [edit] = await claim();
    if (!edit) throw new Error('The edit is due.');
    await bench().news({}, { outlet: 'The Hindu' });
    const retryAt = bench().clock.now() + HOUR;
    expect(await bench().store.outbox.settle(edit, { ...BUSY, retryAt, counts: true })).toBe(true);
    await bench().deliver();
    expect(bench().publisher.shown[0]?.edits).toBe(1);
    expect(await bench().store.account.outbox()).toMatchObject({ sent: 2, withdrawn: 1, failed: 0 });
  });

  it('is not made needless by a digest that told of the story', async () => {
    const channel = await bench().channel();
    await bench().subscribe(channel, GB_IN);
    await bench().subscribe(channel, '', { cadence: DAILY });
    await bench().news({});
    await bench().deliver();
    bench().clock.advance(21 * HOUR);
    await moves('signed');
    await bench().deliver();
    const [edited] = bench().seen();
    expect(edited).toContain('[signed] (edited');
  });
});

describe('order', () => {
  it('what quiet hours held does not overtake what is under way', async () => {
    const channel = await bench().channel();
    await bench().store.destinations.setQuiet(channel.id, NIGHT);
    await bench().subscribe(channel, GB_IN);
    await bench().subscribe(channel, '', { cadence: { ...DAILY, hour: 6 } });
    bench().clock.advance(10 * HOUR);
    await bench().news({});
    await bench().deliver();
    bench().clock.advance(8 * HOUR + HOUR / 2);
    bench().publisher.script('take-and-drop');
    await bench().deliver();
    bench().clock.advance(HOUR);
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
    expect(bench().publisher.calls).toEqual(['post', 'find']);
    expect(await bench().store.account.outbox()).toMatchObject({ sent: 1, digested: 1 });
  });

  it('a card that is owed again goes behind what is owed already, and has all the patience of a new one', async () => {
    await bench().subscribe(await bench().channel(), 'country:IN');
    await bench().news({});
    bench().publisher.script({ kind: 'refused', because: 'too long' });
    await bench().deliver();
    bench().clock.advance(4 * DAY);
    await bench().news(
      { pairs: [['IN', 'JP']], parties: ['IN', 'JP'] },
      { title: 'India and Japan plan a lunar mission' },
    );
    await moves('signed');
    bench().publisher.script(BUSY, 'take', BUSY);
    await bench().deliver();
    bench().clock.advance(HOUR);
    await bench().deliver();
    bench().clock.advance(HOUR);
    await bench().deliver();
    expect(
      bench()
        .seen()
        .map((line) => line.slice(0, 14)),
    ).toEqual(['India – Japan:', 'India – United']);
  });

  it('a channel that does not answer holds up no other', async () => {
    await bench().subscribe(await bench().channel('#one'), 'country:IN');
    await bench().subscribe(await bench().channel('#two'), 'country:IN');
    let answer = (_: unknown): void => {};
    bench().publisher.script(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await bench().news({});
    await bench().news(
      { pairs: [['IN', 'JP']], parties: ['IN', 'JP'] },
      { title: 'India and Japan plan a lunar mission' },
    );
    const delivering = bench().deliver();
    while (bench().publisher.shown.length < 2) await new Promise(setImmediate);
    expect(new Set(bench().publisher.shown.map(({ destination }) => destination)).size).toBe(1);
    answer(null);
    await delivering;
    expect(bench().publisher.shown).toHaveLength(4);
  });
});

describe('nothing is told twice', () => {
  it('a stage that a digest told of during quiet hours has no line afterwards', async () => {
    const channel = await bench().channel();
    await bench().subscribe(channel, GB_IN);
    await bench().subscribe(channel, '', { cadence: { ...DAILY, hour: 6 } });
    await bench().news({});
    await bench().deliver();
    await bench().store.destinations.setQuiet(channel.id, NIGHT);
    bench().clock.advance(10 * HOUR);
    await moves('signed');
    await bench().deliver();
    bench().clock.advance(12 * HOUR);
    await bench().deliver();
    expect(bench().publisher.shown.map(({ replies }) => replies.length)).toEqual([0, 0]);
    expect(bench().seen()[1]).toMatch(/: 1 story \[signed\]$/);
  });

  it('while the platform cannot be asked just now, nothing is posted', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    bench().publisher.script('take-and-drop');
    await bench().deliver();
    bench().publisher.scriptFind(
      { kind: 'failed', because: 'HTTP 500' },
      { kind: 'limited', retryAt: bench().clock.now() + 3 * HOUR },
    );
    for (let n = 0; n < 4; n++) {
      bench().clock.advance(HOUR);
      await bench().deliver();
    }
    expect(bench().publisher.calls).toEqual(['post', 'find', 'find', 'find']);
    expect(bench().seen()).toHaveLength(1);
  });
});
