import { DAY } from '../domain/time.ts';
import type { DateStyle } from '../messages/dates.ts';
import { RHYTHM_DAYS } from '../messages/feed-line.ts';
import type { Message } from '../messages/message.ts';
import { sourcesMessage } from '../messages/status.ts';
import type { HubStore } from '../pipeline/hub-ports.ts';
import type { AccountStore, FeedStore } from '../pipeline/ports.ts';

/** Answers `sources`: the feeds with their health, and what each has brought lately. */
export async function sources(
  {
    feeds,
    account,
    hubs,
  }: {
    readonly feeds: Pick<FeedStore, 'list'>;
    readonly account: Pick<AccountStore, 'rhythms'>;
    readonly hubs?: Pick<HubStore, 'all'>;
  },
  style: DateStyle,
): Promise<Message> {
  const [all, rhythms, subscriptions] = await Promise.all([
    feeds.list(),
    account.rhythms(style.now - RHYTHM_DAYS * DAY),
    hubs?.all() ?? [],
  ]);
  const pushed = subscriptions.flatMap(({ feedId, state, leaseUntil }) =>
    state === 'active' && leaseUntil !== null && leaseUntil > style.now
      ? [[feedId, leaseUntil] as const]
      : [],
  );
  return sourcesMessage(all, style, rhythms, new Map(pushed));
}
