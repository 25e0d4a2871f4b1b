import { expect, it } from 'vitest';
import { createOauthState, STATE_COOKIE } from '../../../../adapters/slack/oauth-state.ts';
import { createManualClock } from '../../../../adapters/time/system-clock.ts';
import { MINUTE } from '../../../../src/domain/time.ts';

const clock = createManualClock(Date.parse('2023-05-31T12:00:00Z'));
const state = createOauthState('a secret', clock, true);
const cookieOf = (cookie: string): string => cookie.split(';')[0] ?? '';

it('knows the browser that began, for ten minutes', () => {
  const { state: word, cookie } = state.begin();
  expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  expect(state.isOurs(word, `other=1; ${cookieOf(cookie)}`)).toBe(true);
  clock.advance(10 * MINUTE);
  expect(state.isOurs(word, cookieOf(cookie))).toBe(false);
});

it('believes no other browser, secret, moment or nonsense', () => {
  const { state: word, cookie } = state.begin();
  const another = state.begin();
  const later = `${(clock.now() + 99 * MINUTE).toString(36)}.${word.split('.')[1]}`;
  for (const [given, cookies] of [
    [word, ''],
    [word, cookieOf(another.cookie)],
    [another.state, cookieOf(cookie)],
    [createOauthState('another', clock, true).begin().state, cookieOf(cookie)],
    [later, cookieOf(cookie)],
    ['', cookieOf(cookie)],
    [word, `${STATE_COOKIE}=`],
    [`${word}x`, cookieOf(cookie)],
  ] as const)
    expect(state.isOurs(given, cookies)).toBe(false);
});
