import { describe, expect, it } from 'vitest';
import { NO_DELIVERIES } from '../../../src/domain/delivery.ts';
import { type FeedHealth, NEVER_POLLED } from '../../../src/domain/feed.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { type HealthFacts, healthReport, OVERDUE } from '../../../src/pipeline/health.ts';
import { aFeed } from '../../builders/feed.ts';

const NOW = Date.UTC(2026, 4, 6, 10);
const facts: HealthFacts = {
  feeds: [],
  items: { founded: 3, joined: 5, duplicate: 1, irrelevant: 200, unreadable: 2, pruned: 0 },
  outbox: { ...NO_DELIVERIES, pending: 1, sending: 2, sent: 3, held: 4, failed: 5, dead: 6 },
  version: '0.1.0',
  startedAt: NOW - 3 * HOUR,
  now: NOW,
};

const feedWith = (health: Partial<FeedHealth>, more = {}) =>
  aFeed({ health: { ...NEVER_POLLED, ...health }, ...more });

describe('a health report', () => {
  it('counts feeds, and carries the two books', () => {
    const off = { because: 'gone', note: 'It is gone.' } as const;
    const feeds = [
      feedWith({ lastPolledAt: NOW - 2 * MINUTE, nextPollAt: NOW + HOUR }),
      feedWith({ lastPolledAt: NOW - MINUTE, nextPollAt: NOW + HOUR, failures: 3 }),
      feedWith({ nextPollAt: NOW + HOUR }),
      feedWith({ lastPolledAt: NOW - 9 * HOUR, failures: 1 }, { disabled: off }),
    ];
    expect(healthReport({ ...facts, feeds })).toEqual({
      live: true,
      ready: true,
      problems: [],
      version: '0.1.0',
      uptimeSeconds: 10_800,
      feeds: { enabled: 3, healthy: 2, failing: 1, disabled: 1 },
      lastPollAt: '2026-05-06T09:59:00.000Z',
      items: facts.items,
      outbox: facts.outbox,
    });
  });

  it('is ready without feeds, and when all of them fail', () => {
    expect(healthReport(facts)).toMatchObject({ ready: true, lastPollAt: null });
    const failing = feedWith({ failures: 9, lastPolledAt: NOW - HOUR, nextPollAt: NOW + HOUR });
    expect(healthReport({ ...facts, feeds: [failing] })).toMatchObject({
      ready: true,
      feeds: { failing: 1 },
    });
  });

  const late = NOW - OVERDUE;
  it.each<[string, Partial<FeedHealth>, Partial<HealthFacts>, boolean]>([
    ['nothing was polled for long and something is due', { lastPolledAt: late, nextPollAt: late }, {}, false],
    ['nothing was ever polled', { nextPollAt: 0 }, {}, false],
    ['the program has just started', { nextPollAt: 0 }, { startedAt: NOW - MINUTE }, true],
    ['something was polled lately', { lastPolledAt: late + 1, nextPollAt: 0 }, {}, true],
    ['nothing is due for long', { lastPolledAt: late, nextPollAt: late + 1 }, {}, true],
  ])('when %s', (_, health, more, ready) => {
    const report = healthReport({ ...facts, ...more, feeds: [feedWith(health)] });
    expect(report.ready).toBe(ready);
    expect(report.problems).toHaveLength(ready ? 0 : 1);
  });

  it('does not wait for feeds that are switched off', () => {
    const off = feedWith({ nextPollAt: 0 }, { disabled: { because: 'user', note: '' } });
    expect(healthReport({ ...facts, feeds: [off] }).ready).toBe(true);
  });

  it('never has run for less than no time', () => {
    expect(healthReport({ ...facts, startedAt: NOW + HOUR }).uptimeSeconds).toBe(0);
  });
});
