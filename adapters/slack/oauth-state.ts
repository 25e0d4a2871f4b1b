import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Clock, MINUTE } from '../../src/domain/time.ts';

/** How long an installation may take, from the button to its end. */
const LASTS = 10 * MINUTE;

/** The cookie by which the browser that began an installation is known to be the one that ends it. */
export const STATE_COOKIE = 'entente_slack_state';

/** Binds the two ends of an installation together. */
export interface OauthState {
  /** What goes to Slack and comes back, and the cookie that stays in the browser. */
  begin(): { readonly state: string; readonly cookie: string };
  /** Whether a state was given to the browser with these cookies, and is not over. */
  isOurs(state: string, cookies: string): boolean;
}

/** A state is a moment and a signature over it and a word that the browser alone has (RFC 6749 §10.12). */
export function createOauthState(secret: string, clock: Clock, secure: boolean): OauthState {
  const sign = (until: string, nonce: string): string =>
    createHmac('sha256', secret).update(`${until}.${nonce}`).digest('base64url');
  return {
    begin: () => {
      const nonce = randomBytes(24).toString('base64url');
      const until = (clock.now() + LASTS).toString(36);
      const flags = `Path=/slack; Max-Age=${LASTS / 1_000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
      return { state: `${until}.${sign(until, nonce)}`, cookie: `${STATE_COOKIE}=${nonce}; ${flags}` };
    },
    isOurs: (state, cookies) => {
      const [, until = '', signature = ''] = /^([\da-z]{1,12})\.([\w-]{43})$/.exec(state) ?? [];
      const [, nonce = ''] = new RegExp(`(?:^|;\\s*)${STATE_COOKIE}=([\\w-]{32})(?:;|$)`).exec(cookies) ?? [];
      if (until === '' || nonce === '' || Number.parseInt(until, 36) <= clock.now()) return false;
      const wanted = Buffer.from(sign(until, nonce));
      const given = Buffer.from(signature);
      return wanted.length === given.length && timingSafeEqual(wanted, given);
    },
  };
}
