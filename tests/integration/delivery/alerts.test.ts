import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { DAILY, deliveryBench } from './delivery-bench.ts';

const bench = deliveryBench();
const GB_IN = 'pair:GB~IN';

describe('an alert', () => {
  it('brings the card of a story that it matches, once, however many ask for it', async () => {
    const channel = await bench().channel();
    await bench().subscribe(channel, GB_IN);
    await bench().subscribe(channel, 'sector:semiconductors');
    await bench().news({});
    await bench().deliver();
    await bench().deliver();
    expect(bench().seen()).toEqual([
      'India – United Kingdom: India and UK in talks on semiconductor partnership [proposed]',
    ]);
    const [card] = await bench().store.outbox.ofStory(1, { platform: 'slack', workspace: 'T1' });
    expect(card).toMatchObject({ state: 'sent', reasons: [1, 2], messageId: 'm1' });
  });

  it('edits the card and adds a line to its thread when the story moves, and nothing when it is told again', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({});
    await bench().deliver();
    await bench().news({}, { outlet: 'NDTV' });
    await bench().deliver();
    bench().clock.advance(HOUR);
    await bench().news({ stage: 'negotiating' }, { outlet: 'PTI' });
    await bench().news({ stage: 'negotiating' }, { outlet: 'Reuters' });
    await bench().deliver();
    expect(bench().seen()).toEqual([
      'India – United Kingdom: India and UK in talks on semiconductor partnership [negotiating] (edited 2) ↳ 13:00 PTI reports: proposed → negotiating',
    ]);
  });

  it('is not set off by a feed’s first poll, by what is old, or by what it does not match', async () => {
    await bench().subscribe(await bench().channel(), GB_IN);
    await bench().news({}, {}, 'first');
    await bench().news(
      {},
      { published: bench().clock.now() - 9 * 24 * HOUR, title: 'India and UK talk of space' },
    );
    await bench().news(
      { pairs: [['FR', 'JP']], parties: ['FR', 'JP'] },
      { title: 'France and Japan to share chips' },
    );
    expect(await bench().deliver()).toBe(0);
  });

  it('is set off when a story comes to match it', async () => {
    await bench().subscribe(await bench().channel(), `${GB_IN} stage:negotiating`);
    await bench().news({});
    expect(await bench().deliver()).toBe(0);
    await bench().news({ stage: 'negotiating' }, { outlet: 'PTI' });
    await bench().news({ stage: 'negotiating' }, { outlet: 'Reuters' });
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
  });

  it('brings nothing while it is paused, and does not make up for it', async () => {
    const paused = await bench().subscribe(await bench().channel(), GB_IN);
    const until = bench().clock.now() + HOUR;
    await bench().store.subscriptions.change(paused.id, { pausedUntil: until });
    await bench().news({});
    bench().clock.advance(2 * HOUR);
    expect(await bench().deliver()).toBe(0);
    await bench().news({ stage: 'signed' }, { title: 'India, UK sign semiconductor pact', outlet: 'PTI' });
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
  });

  it('is withdrawn with its subscription, unless another asked as well', async () => {
    const channel = await bench().channel();
    const [one, two] = [
      await bench().subscribe(channel, GB_IN),
      await bench().subscribe(channel, 'sector:semiconductors'),
    ];
    await bench().news({});
    await bench().store.subscriptions.change(one.id, { endedAt: bench().clock.now() });
    expect((await bench().store.account.outbox()).pending).toBe(1);
    await bench().store.subscriptions.change(two.id, { endedAt: bench().clock.now() });
    expect(await bench().store.account.outbox()).toMatchObject({ pending: 0, withdrawn: 1 });
  });
});

describe('quiet hours', () => {
  const night = {
    from: { hour: 20, minute: 0 },
    to: { hour: 7, minute: 0 },
    timeZone: 'UTC',
  };

  it('hold cards and summarise several in one message when they end', async () => {
    const channel = await bench().channel();
    await bench().store.destinations.setQuiet(channel.id, night);
    await bench().subscribe(channel, 'country:IN');
    bench().clock.advance(10 * HOUR);
    await bench().news({});
    await bench().news(
      { pairs: [['IN', 'JP']], parties: ['IN', 'JP'] },
      { title: 'India and Japan plan a lunar mission' },
    );
    await bench().deliver();
    expect(bench().seen()).toEqual([]);
    expect((await bench().store.account.outbox()).held).toBe(2);
    bench().clock.advance(10 * HOUR);
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
    expect(bench().seen()[0]).toMatch(/^While it was quiet.*: 2 stories \[proposed, proposed\]$/);
    expect(await bench().store.account.outbox()).toMatchObject({ digested: 2, sent: 1, held: 0 });
  });

  it('let a single card go by itself, and what may break through at once', async () => {
    const channel = await bench().channel();
    await bench().store.destinations.setQuiet(channel.id, night);
    await bench().subscribe(channel, GB_IN, { breaksThrough: ['signed'] });
    bench().clock.advance(9 * HOUR);
    await bench().news({});
    await bench().deliver();
    expect(bench().seen()).toEqual([]);
    await bench().news(
      { stage: 'signed', pairs: [['GB', 'IN']], sectors: ['space'] },
      { title: 'UK and India sign accord on satellites', published: bench().clock.now() },
    );
    await bench().deliver();
    expect(
      bench()
        .seen()
        .map((line) => line.slice(-8)),
    ).toEqual(['[signed]']);
    bench().clock.advance(11 * HOUR);
    await bench().deliver();
    expect(bench().seen()).toHaveLength(2);
  });
});

describe('a digest', () => {
  it('comes at its time with what is new, and with a receipt when nothing is', async () => {
    await bench().subscribe(await bench().channel(), '', { cadence: DAILY });
    await bench().news({});
    expect(await bench().deliver()).toBe(0);
    bench().clock.advance(21 * HOUR);
    await bench().deliver();
    bench().clock.advance(24 * HOUR);
    await bench().deliver();
    const [first, second] = bench().publisher.shown.map(({ message }) => message);
    expect(first?.title).toMatch(/: 1 story$/);
    expect(JSON.stringify(second?.blocks)).toContain('Nothing new: 0 items checked');
  });

  it('covers all that was missed in one message after days in which nothing ran', async () => {
    await bench().subscribe(await bench().channel(), '', { cadence: DAILY });
    await bench().news({});
    bench().clock.advance(5 * 24 * HOUR);
    await bench().deliver();
    await bench().deliver();
    expect(bench().seen()).toHaveLength(1);
  });

  it('brings a story that was alerted only if it has moved since', async () => {
    const channel = await bench().channel();
    await bench().subscribe(channel, GB_IN);
    await bench().subscribe(channel, '', { cadence: DAILY });
    await bench().news({});
    await bench().deliver();
    bench().clock.advance(21 * HOUR);
    await bench().deliver();
    expect(bench().seen()[1]).toMatch(/: 0 stories \[\]$/);
    const muted = await bench().channel();
    expect(muted.id).toBe(channel.id);
  });

  it('counts news by when it was stored: what comes late is in the next one', async () => {
    await bench().subscribe(await bench().channel(), '', { cadence: DAILY });
    bench().clock.advance(21 * HOUR);
    await bench().deliver();
    bench().clock.advance(10 * MINUTE);
    await bench().news({}, { published: bench().clock.now() - HOUR });
    bench().clock.advance(24 * HOUR);
    await bench().deliver();
    expect(
      bench()
        .seen()
        .map((line) => line.split(': ')[1]),
    ).toEqual(['0 stories []', '1 story [proposed]']);
  });
});
