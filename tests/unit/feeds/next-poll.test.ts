import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeedHealth, NEVER_POLLED, NO_ASKS } from '../../../src/domain/feed.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { DEFAULT_RHYTHM, nextPoll, type PollResult, type PollRhythm } from '../../../src/feeds/next-poll.ts';

/** A Wednesday, 10:00 GMT. */
const NOW = Date.UTC(2026, 4, 6, 10);
const steady: PollRhythm = { ...DEFAULT_RHYTHM, random: () => 0 };
const latest: PollRhythm = { ...DEFAULT_RHYTHM, random: () => 0.999_999 };
const UNCHANGED: PollResult = { kind: 'unchanged', hints: { freshFor: null }, movedTo: null };

const waitAfter = (result: PollResult, before: FeedHealth = NEVER_POLLED, rhythm = steady): number =>
  nextPoll(before, result, NOW, rhythm).nextPollAt - NOW;

const fetched = (asks: Partial<typeof NO_ASKS>, freshFor: number | null = null): PollResult => ({
  kind: 'fetched',
  hints: { freshFor },
  movedTo: null,
  document: { ...NO_ASKS, ...asks },
  between: null,
});

const withRhythm = (between: number, asks: Partial<typeof NO_ASKS> = {}): PollResult => ({
  kind: 'fetched',
  hints: { freshFor: null },
  movedTo: null,
  document: { ...NO_ASKS, ...asks },
  between,
});

describe('the next poll of a feed that answers', () => {
  it.each([
    ['that asks for nothing: the usual interval', fetched({}), HOUR],
    ['with four hours between its entries: twice in that time', withRhythm(4 * HOUR), 2 * HOUR],
    ['with minutes between its entries: not sooner than the shortest', withRhythm(MINUTE), 15 * MINUTE],
    ['with weeks between its entries: not later than the slowest', withRhythm(14 * DAY), 4 * HOUR],
    ['with a ttl and a rhythm: by its ttl', withRhythm(MINUTE, { updateEvery: 3 * HOUR }), 3 * HOUR],
    ['with a ttl: its own interval', fetched({ updateEvery: 3 * HOUR }), 3 * HOUR],
    ['with a ttl under the usual: its own interval', fetched({ updateEvery: 30 * MINUTE }), 30 * MINUTE],
    ['with a ttl of a minute: not sooner than the shortest', fetched({ updateEvery: MINUTE }), 15 * MINUTE],
    ['with a ttl of nought: the usual interval', fetched({ updateEvery: 0 }), HOUR],
    ['still fresh for longer: when it is stale', fetched({}, 2 * HOUR), 2 * HOUR],
    ['fresh for a moment: the usual interval', fetched({}, 1_000), HOUR],
    ['fresh for longer than its ttl: when it is stale', fetched({ updateEvery: HOUR }, 5 * HOUR), 5 * HOUR],
    ['that skips this and the next hours', fetched({ skipHours: [11, 12, 13] }), 4 * HOUR],
    ['that skips across midnight', fetched({ updateEvery: 13 * HOUR, skipHours: [23, 24, 1] }), 16 * HOUR],
    ['that skips the whole day', fetched({ skipDays: ['Wednesday'] }), 14 * HOUR],
    [
      'that skips every hour: not heard',
      fetched({ skipHours: Array.from({ length: 24 }, (_, h) => h) }),
      HOUR,
    ],
    ['that skips unknown days: not heard', fetched({ skipDays: ['Blursday'] }), HOUR],
  ])('%s', (_, result, wait) => {
    expect(waitAfter(result)).toBe(wait);
  });

  it.each([
    ['a ttl of a year', fetched({ updateEvery: 365 * DAY })],
    ['freshness for a year', fetched({}, 365 * DAY)],
    [
      'skipped days until Monday',
      fetched({ skipDays: ['Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] }),
    ],
  ])('cuts %s to the longest interval', (_, result) => {
    expect(waitAfter(result)).toBeGreaterThan(20 * HOUR);
    expect(waitAfter(result, NEVER_POLLED, latest)).toBeLessThanOrEqual(DAY);
  });

  it('spreads polls by chance, later only', () => {
    expect(waitAfter(fetched({}), NEVER_POLLED, latest)).toBeGreaterThan(65 * MINUTE);
    expect(waitAfter(fetched({}), NEVER_POLLED, latest)).toBeLessThanOrEqual(66 * MINUTE);
    const night = fetched({ skipHours: [11, 12] });
    expect(waitAfter(night, NEVER_POLLED, latest)).toBeGreaterThan(3 * HOUR + 19 * MINUTE);
  });

  it('spreads the polls of feeds at the longest interval, too', () => {
    const daily = fetched({ updateEvery: DAY });
    expect(waitAfter(daily, NEVER_POLLED, latest) - waitAfter(daily)).toBeGreaterThan(2 * HOUR);
  });

  it('remembers over answers 304 what the last document asked for', () => {
    const read = nextPoll(NEVER_POLLED, fetched({ updateEvery: 4 * HOUR, skipHours: [3] }), NOW, steady);
    const again = nextPoll(read, UNCHANGED, NOW, steady);
    expect(again.asks).toEqual({ updateEvery: 4 * HOUR, skipHours: [3], skipDays: [] });
    expect(again.nextPollAt).toBe(NOW + 4 * HOUR);
    expect(nextPoll(again, fetched({}), NOW, steady).asks).toEqual(NO_ASKS);
  });

  it('remembers over answers 304 how often the feed publishes', () => {
    const read = nextPoll(NEVER_POLLED, withRhythm(6 * HOUR), NOW, steady);
    const again = nextPoll(read, UNCHANGED, NOW, steady);
    expect([again.between, again.nextPollAt]).toEqual([6 * HOUR, NOW + 3 * HOUR]);
  });

  it('remembers where a permanent redirect led, until one does not', () => {
    const moved = nextPoll(NEVER_POLLED, { ...UNCHANGED, movedTo: 'https://new.example/' }, NOW, steady);
    expect(moved.movingTo).toBe('https://new.example/');
    const failed = nextPoll(moved, { kind: 'failed', status: 'failed', message: 'down' }, NOW, steady);
    expect(failed.movingTo).toBe('https://new.example/');
    expect(nextPoll(failed, UNCHANGED, NOW, steady).movingTo).toBeNull();
  });

  it('forgets failures', () => {
    const before = { ...NEVER_POLLED, failures: 7, lastError: 'It was down.', lastStatus: 'failed' } as const;
    expect(nextPoll(before, UNCHANGED, NOW, steady)).toEqual({
      nextPollAt: NOW + HOUR,
      lastPolledAt: NOW,
      lastSuccessAt: NOW,
      lastStatus: 'unchanged',
      lastError: null,
      failures: 0,
      asks: NO_ASKS,
      between: null,
      movingTo: null,
    });
  });
});

describe('the next poll of a feed that fails', () => {
  const failure: PollResult = { kind: 'failed', status: 'failed', message: 'It is down.' };

  it('doubles the wait with every failure, up to a bound', () => {
    let health: FeedHealth = { ...NEVER_POLLED, lastSuccessAt: 5, asks: { ...NO_ASKS, updateEvery: HOUR } };
    const waits: number[] = [];
    for (let n = 0; n < 10; n++) {
      health = nextPoll(health, failure, NOW, steady);
      waits.push((health.nextPollAt - NOW) / MINUTE);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1152, 1152, 1152]);
    expect(health).toMatchObject({
      failures: 10,
      lastError: 'It is down.',
      lastStatus: 'failed',
      lastSuccessAt: 5,
      asks: { updateEvery: HOUR },
    });
  });

  it('never gives up, after however many failures', () => {
    const health = nextPoll({ ...NEVER_POLLED, failures: 1_000_000 }, failure, NOW, latest);
    expect(health.nextPollAt).toBeLessThanOrEqual(NOW + DAY);
  });

  it.each([
    ['asks for two hours', NOW + 2 * HOUR, 2 * HOUR],
    ['asks for ten seconds: the shortest interval', NOW + 10_000, 15 * MINUTE],
    ['names the past', NOW - DAY, 15 * MINUTE],
    ['names nothing', null, 15 * MINUTE],
    ['asks for a week: the longest interval', NOW + 7 * DAY, DAY],
  ])('leaves one alone that is limited and %s', (_, retryAt, wait) => {
    expect(waitAfter({ kind: 'limited', message: 'Too many requests.', retryAt })).toBe(wait);
  });

  it('comes back to a limited one somewhat later than it asks, never sooner', () => {
    const limited: PollResult = { kind: 'limited', message: 'Too many.', retryAt: NOW + 2 * HOUR };
    expect(waitAfter(limited, NEVER_POLLED, latest)).toBeGreaterThan(2.4 * HOUR);
  });

  it.each(['failed', 'not-a-feed', 'gone'] as const)('records the status %s', (status) => {
    const health = nextPoll(NEVER_POLLED, { kind: 'failed', status, message: 'Why.' }, NOW, steady);
    expect(health).toMatchObject({ lastStatus: status, lastError: 'Why.', failures: 1, lastSuccessAt: null });
  });
});

describe('whatever a feed does', () => {
  const moment = fc.integer({ min: 0, max: 4_102_444_800_000 });
  const span = fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 400 * DAY }));
  const asks = fc.record({
    updateEvery: span,
    skipHours: fc.array(fc.integer({ min: -3, max: 30 }), { maxLength: 30 }),
    skipDays: fc.array(fc.constantFrom('Monday', 'tuesday', 'Friday', 'Sunday', 'x'), { maxLength: 8 }),
  });
  const hints = fc.record({ freshFor: span });
  const result: fc.Arbitrary<PollResult> = fc.oneof(
    fc.record({ kind: fc.constant('unchanged' as const), hints, movedTo: fc.constant(null) }),
    fc.record({
      kind: fc.constant('fetched' as const),
      hints,
      movedTo: fc.constant(null),
      document: asks,
      between: span,
    }),
    fc.record({ kind: fc.constant('limited' as const), message: fc.string(), retryAt: fc.option(moment) }),
    fc.record({
      kind: fc.constant('failed' as const),
      status: fc.constant('failed' as const),
      message: fc.string(),
    }),
  );
  const health = fc.record({ failures: fc.nat(), asks }).map((known) => ({ ...NEVER_POLLED, ...known }));
  const rhythm = fc
    .tuple(
      fc.integer({ min: 1, max: DAY }),
      fc.nat({ max: DAY }),
      fc.nat({ max: 2 * DAY }),
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
    )
    .map(([shortest, more, usual, chance]) => ({
      shortest,
      longest: shortest + more,
      usual,
      slowest: usual,
      random: () => chance,
    }));

  it('the next poll lies within the bounds', () => {
    fc.assert(
      fc.property(health, result, moment, rhythm, (before, end, now, bounds) => {
        const { nextPollAt } = nextPoll(before, end, now, bounds);
        expect(Number.isSafeInteger(nextPollAt)).toBe(true);
        expect(nextPollAt - now).toBeGreaterThanOrEqual(bounds.shortest);
        expect(nextPollAt - now).toBeLessThanOrEqual(bounds.longest);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not polled in skipped hours that end within the longest interval', () => {
    const free = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 22 });
    fc.assert(
      fc.property(free, moment, fc.double({ min: 0, max: 0.99, noNaN: true }), (skipHours, now, chance) => {
        const rhythms = { ...DEFAULT_RHYTHM, longest: 3 * DAY, random: () => chance };
        const { nextPollAt } = nextPoll(NEVER_POLLED, fetched({ skipHours }), now, rhythms);
        expect(skipHours).not.toContain(new Date(nextPollAt).getUTCHours());
      }),
    );
  });
});
