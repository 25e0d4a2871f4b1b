import type { WebClient } from '@slack/web-api';
import type { Authority } from '../../src/domain/policy.ts';
import { type Clock, type EpochMs, HOUR, MINUTE } from '../../src/domain/time.ts';

/** What Slack says of a person. */
export interface Asker {
  /** IANA zone; `null` where Slack does not say. */
  readonly timeZone: string | null;
  readonly isAdmin: boolean;
  /** BCP 47 tag; `null` where Slack does not say. */
  readonly locale: string | null;
}

/** What Slack says of a channel. */
export interface ChannelFacts {
  /** `#policy`; `null` where Slack does not say. */
  readonly name: string | null;
  readonly creator: string | null;
}

/** Asks Slack about people and channels, and remembers the answers for a while. */
export interface People {
  asker(user: string): Promise<Asker>;
  channel(id: string): Promise<ChannelFacts>;
}

const UNKNOWN_ASKER: Asker = { timeZone: null, isAdmin: false, locale: null };
const UNKNOWN_CHANNEL: ChannelFacts = { name: null, creator: null };

/** Where Slack does not answer, nobody gets more rights than a member has, and the next question asks again. */
export function createPeople(api: WebClient, clock: Clock): People {
  const askers = remembered(clock, HOUR / 2, UNKNOWN_ASKER, async (user) => {
    const { user: found } = await api.users.info({ user, include_locale: true });
    return {
      timeZone: found?.tz ?? null,
      locale: found?.locale ?? null,
      isAdmin: found?.is_admin === true || found?.is_owner === true,
    };
  });
  const channels = remembered(clock, 10 * MINUTE, UNKNOWN_CHANNEL, async (channel) => {
    const { channel: found } = await api.conversations.info({ channel });
    return { name: found?.name === undefined ? null : `#${found.name}`, creator: found?.creator ?? null };
  });
  return { asker: askers, channel: channels };
}

/** What somebody may do in a channel. */
export function authorityOf(user: string, { isAdmin }: Asker, { creator }: ChannelFacts): Authority {
  if (isAdmin) return 'admin';
  return creator === user ? 'manager' : 'member';
}

const MOST_REMEMBERED = 2_000;

function remembered<T>(
  clock: Clock,
  lasts: number,
  unknown: T,
  ask: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const known = new Map<string, { readonly value: T; readonly until: EpochMs }>();
  return async (key) => {
    const found = known.get(key);
    if (found && found.until > clock.now()) return found.value;
    try {
      const value = await ask(key);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(key, { value, until: clock.now() + lasts });
      return value;
    } catch (error) {
      if (error instanceof Error) return unknown;
      throw error;
    }
  };
}
