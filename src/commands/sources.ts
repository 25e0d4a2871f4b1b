import { DAY } from '../domain/time.ts';
import type { DateStyle } from '../messages/dates.ts';
import { RHYTHM_DAYS } from '../messages/feed-line.ts';
import type { Message } from '../messages/message.ts';
import { sourcesMessage } from '../messages/status.ts';
import type { AccountStore, FeedStore } from '../pipeline/ports.ts';

/** Answers `sources`: the feeds with their health, and what each has brought lately. */
export async function sources(
  {
    feeds,
    account,
  }: { readonly feeds: Pick<FeedStore, 'list'>; readonly account: Pick<AccountStore, 'rhythms'> },
  style: DateStyle,
): Promise<Message> {
  const [all, rhythms] = await Promise.all([feeds.list(), account.rhythms(style.now - RHYTHM_DAYS * DAY)]);
  return sourcesMessage(all, style, rhythms);
}
