import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import {
  createHostLimits,
  EVIDENCE_WINDOW,
  type HostLimits,
  LONGEST_HOLD,
  UNNAMED_HOLD,
} from '../../../src/feeds/host-limits.ts';

const NOW = Date.UTC(2026, 4, 6, 10);
const A = 'https://news.example.com/a';
const B = 'https://news.example.com/b';
const C = 'https://news.example.com/c';
const SISTER = 'https://blog.example.com/feed';
const COUSIN = 'https://data.example.com/feed';
const STRANGER = 'https://example.org/feed';

const limited = (retryAt: number | null = NOW + HOUR) => ({ kind: 'limited', retryAt }) as const;
const answered = { kind: 'answered' } as const;
const goes = (limits: HostLimits, url: string, at = NOW): boolean => limits.admit(url, at).kind === 'go';

describe('a limit', () => {
  it('counts for its feed alone', () => {
    const limits = createHostLimits();
    limits.note(A, limited(), NOW);
    limits.note(A, limited(), NOW + MINUTE);
    expect([A, B, SISTER].map((url) => goes(limits, url))).toEqual([true, true, true]);
  });

  it('of a second feed holds the host until the later moment, and no other host', () => {
    const limits = createHostLimits();
    limits.note(A, limited(NOW + HOUR), NOW);
    limits.note(B, limited(NOW + 10 * MINUTE), NOW);
    expect(limits.admit(C, NOW)).toEqual({ kind: 'held', scope: 'news.example.com', until: NOW + HOUR });
    expect([SISTER, STRANGER].map((url) => goes(limits, url))).toEqual([true, true]);
  });

  it('at a second host holds the domain, and no other domain', () => {
    const limits = createHostLimits();
    limits.note(A, limited(), NOW);
    limits.note(SISTER, limited(), NOW);
    expect(limits.admit(COUSIN, NOW)).toMatchObject({ kind: 'held', scope: 'example.com' });
    expect(goes(limits, STRANGER)).toBe(true);
  });

  it.each([
    ['an answer of the host in between', (limits: HostLimits) => limits.note(C, answered, NOW)],
    [
      'too long a time in between',
      (limits: HostLimits) => limits.note(B, limited(), NOW + EVIDENCE_WINDOW + 1),
    ],
  ])('is no evidence after %s', (_, between) => {
    const limits = createHostLimits();
    limits.note(A, limited(), NOW);
    between(limits);
    limits.note(B, limited(), NOW + EVIDENCE_WINDOW + 1);
    expect(goes(limits, C, NOW + EVIDENCE_WINDOW + 1)).toBe(true);
  });

  it.each([
    ['that names no moment', null, UNNAMED_HOLD],
    ['that asks for a year', NOW + 365 * 24 * HOUR, LONGEST_HOLD],
  ])('%s holds for a bounded time', (_, retryAt, hold) => {
    const limits = createHostLimits();
    limits.note(A, limited(retryAt), NOW);
    limits.note(B, limited(retryAt), NOW);
    expect(limits.admit(C, NOW)).toMatchObject({ kind: 'held', until: NOW + hold });
  });
});

describe('a hold that is over', () => {
  const held = (): HostLimits => {
    const limits = createHostLimits();
    limits.note(A, limited(), NOW);
    limits.note(B, limited(), NOW);
    return limits;
  };
  const after = NOW + HOUR;

  it('lets one feed ahead, and all once it has answered', () => {
    const limits = held();
    expect([goes(limits, A, after), goes(limits, B, after)]).toEqual([true, false]);
    limits.note(A, answered, after);
    expect([B, C, SISTER].map((url) => goes(limits, url, after))).toEqual([true, true, true]);
  });

  it('begins again where that one is limited', () => {
    const limits = held();
    expect(goes(limits, A, after)).toBe(true);
    limits.note(A, limited(after + HOUR), after);
    expect(limits.admit(B, after)).toMatchObject({ kind: 'held', until: after + HOUR });
  });

  it('lets another ahead where that one failed for another reason', () => {
    const limits = held();
    expect(goes(limits, A, after)).toBe(true);
    limits.note(A, { kind: 'failed' }, after);
    expect([goes(limits, B, after), goes(limits, C, after)]).toEqual([true, false]);
  });

  it('ends early where a feed answers all the same', () => {
    const limits = held();
    limits.note(A, answered, NOW + MINUTE);
    expect(goes(limits, B, NOW + MINUTE)).toBe(true);
  });
});

it('no address at all goes ahead, and fails where it is fetched', () => {
  const limits = createHostLimits();
  limits.note('nonsense', limited(), NOW);
  expect(goes(limits, 'nonsense')).toBe(true);
});
