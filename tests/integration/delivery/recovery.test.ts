import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/domain/delivery.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import { LEASE } from '../../../src/pipeline/delivery-deps.ts';
import { DAILY, DAY, deliveryBench, HOUR } from './delivery-bench.ts';

const bench = deliveryBench();
const GB_IN = 'pair:GB~IN';
const NIGHT = { from: { hour: 20, minute: 0 }, to: { hour: 7, minute: 0 }, timeZone: 'UTC' };
const BUSY = { kind: 'failed', because: 'HTTP 503', doubtful: false } as const;
const HERE = { platform: 'slack', workspace: 'T1' } as const;

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

describe('what somebody no longer wants', () => {
  it('muted while a line is under way, is not tried again', async () => {
    const channel = await bench().channel();
    await bench().subscribe(channel, GB_IN);
    await bench().news({});
    await bench().deliver();
    await moves('signed');
    const [edit] = await claim();
    if (!edit) throw new Error('The edit is due.');
    await bench().store.destinations.mute(channel.id, { kind: 'story', story: 1 }, 'U1');
    await bench().store.outbox.settle(edit, { ...BUSY, retryAt: bench().clock.now(), counts: true });
    await bench().deliver();
    expect(bench().publisher.calls).toEqual(['post']);
  });

  it('ended while a summary waits, is left out of it', async () => {
    const channel = await bench().channel();
    await bench().store.destinations.setQuiet(channel.id, NIGHT);
    const ending = await bench().subscribe(channel, GB_IN);
    await bench().subscribe(channel, 'country:JP');
    bench().clock.advance(10 * HOUR);
    await bench().news({});
    await bench().news(
      { pairs: [['IN', 'JP']], parties: ['IN', 'JP'] },
      { title: 'India and Japan plan a lunar mission' },
    );
    await bench().deliver();
    bench().clock.advance(10 * HOUR);
    bench().publisher.script(BUSY);
    await bench().deliver();
    await bench().store.subscriptions.change(ending.id, { endedAt: bench().clock.now() });
    bench().clock.advance(HOUR);
    await bench().deliver();
    expect(bench().seen()[0]).toMatch(/: 1 story/);
  });

  it('a summary that is late waits for the end of the next quiet hours', async () => {
    const channel = await bench().channel();
    await bench().store.destinations.setQuiet(channel.id, NIGHT);
    await bench().subscribe(channel, 'country:IN');
    bench().clock.advance(10 * HOUR);
    await bench().news({});
    await bench().news(
      { pairs: [['IN', 'JP']], parties: ['IN', 'JP'] },
      { title: 'India and Japan plan a lunar mission' },
    );
    await bench().deliver();
    bench().clock.advance(10 * HOUR);
    bench().publisher.script({ kind: 'limited', retryAt: bench().clock.now() + 13 * HOUR });
    await bench().deliver();
    bench().clock.advance(14 * HOUR);
    await bench().deliver();
    expect(bench().seen()).toEqual([]);
    bench().clock.advance(10 * HOUR);
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
  });
});

describe('owners', () => {
  const owner = async (): Promise<Destination> => {
    const { id: _, goneAt: __, ...seen } = await bench().channel('@owner');
    return bench().store.destinations.ensure({ ...seen, kind: 'person' });
  };

  it('hear of what was given up also when the program died before it could tell them, and once', async () => {
    Object.assign(bench().deps, { owners: async () => [await owner()] });
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    const [card] = await claim();
    if (!card) throw new Error('The card is due.');
    await bench().store.outbox.settle(card, { kind: 'dead', because: 'too long', gone: false });
    await bench().restart();
    await bench().restart();
    await bench().deliver();
    expect(
      bench()
        .seen()
        .map((line) => line.slice(0, 8)),
    ).toEqual(['Given up']);
  });

  it('a channel that is gone is left alone by its digests, until it is back', async () => {
    await bench().subscribe(await bench().channel(), '', { cadence: DAILY });
    bench().publisher.script({ kind: 'gone', because: 'archived' });
    bench().clock.advance(DAY);
    await bench().deliver();
    bench().clock.advance(2 * DAY);
    await bench().news({});
    await bench().deliver();
    expect(bench().publisher.calls).toEqual(['post']);
    await bench().channel();
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
    expect(bench().seen()[0]).toMatch(/: 1 story/);
  });
});

describe('a clock that ran ahead and is set back', () => {
  it('keeps no news from the digests', async () => {
    await bench().subscribe(await bench().channel(), '', { cadence: DAILY });
    bench().clock.advance(2 * DAY);
    await bench().deliver();
    bench().clock.advance(-2 * DAY + HOUR);
    await bench().restart();
    await bench().news({});
    for (let days = 0; days < 4; days++) {
      bench().clock.advance(DAY);
      await bench().deliver();
    }
    const told = bench()
      .seen()
      .filter((line) => line.includes('[proposed]'));
    expect(told).toHaveLength(1);
  });

  it('does not put off for longer what waits for another attempt', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    bench().clock.advance(2 * DAY);
    await bench().news({});
    bench().publisher.script({ ...BUSY, doubtful: true });
    await bench().deliver();
    bench().clock.advance(-2 * DAY);
    await bench().restart();
    bench().clock.advance(HOUR);
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
  });
});

describe('surprises', () => {
  it('a schedule that cannot be worked out keeps nobody else’s digest', async () => {
    const channel = await bench().channel();
    const spoilt = await bench().subscribe(channel, '', { cadence: DAILY });
    await bench().store.subscriptions.change(spoilt.id, { timeZone: 'Nowhere/Else' });
    await bench().subscribe(channel, '', { cadence: DAILY });
    const broke: unknown[] = [];
    Object.assign(bench().deps.log, { broke: (error: unknown) => broke.push(error) });
    bench().clock.advance(DAY);
    await bench().deliver();
    expect(broke).toHaveLength(1);
    expect(bench().seen()).toHaveLength(1);
  });

  it('a delivery that breaks every time is given up like any other', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    Object.assign(bench().deps.log, { broke: () => {} });
    Object.assign(bench().deps, { labels: null });
    for (let n = 0; n < 5; n++) {
      await bench().deliver();
      bench().clock.advance(DAY);
    }
    const [card] = await bench().store.outbox.ofStory(1, HERE);
    expect(card?.state).toBe('dead');
  });
});
