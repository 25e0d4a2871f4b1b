import { itemsIn } from '../domain/item.ts';
import type { EpochMs } from '../domain/time.ts';
import type { DateStyle } from '../messages/dates.ts';
import { digest, digestTitle } from '../messages/digest.ts';
import type { Labels } from '../messages/labels.ts';
import type { Message } from '../messages/message.ts';
import type { AccountStore, FeedStore } from '../pipeline/ports.ts';
import { allOf, EVERYTHING } from '../query/build-query.ts';
import { describeQuery } from '../query/describe-query.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import type { StorySearch } from './ports.ts';

/** Cards that a digest shows at most. */
export const DIGEST_LIMIT = 12;

/** More stories than a digest could rank are not loaded: the newest of the period take part. */
const MOST_RANKED = 500;

/** The digest of the stories published in a period that the query selects, with its receipt. */
export async function periodDigest(
  deps: {
    readonly search: StorySearch;
    readonly feeds: FeedStore;
    readonly account: AccountStore;
    readonly labels: Labels;
    readonly vocabulary: Vocabulary;
  },
  from: EpochMs,
  to: EpochMs,
  style: DateStyle,
  query: Query = EVERYTHING,
): Promise<Message> {
  const period = allOf([query, sinceOf(from), untilOf(to)]);
  const [found, feeds, items] = await Promise.all([
    deps.search.search(period, { now: to, offset: 0, limit: MOST_RANKED }),
    deps.feeds.list(),
    deps.account.items(from),
  ]);
  const enabled = feeds.filter((feed) => feed.disabled === null);
  const receipt = {
    itemsChecked: itemsIn(items),
    feedsHealthy: enabled.filter((feed) => feed.health.failures === 0 && feed.health.lastSuccessAt !== null)
      .length,
    feedsEnabled: enabled.length,
  };
  const input = {
    title: digestTitle(query.kind === 'all' ? null : describeQuery(query, deps.vocabulary)),
    from,
    to,
    stories: found.stories.map((story) => ({ story, told: null })),
    receipt,
    limit: DIGEST_LIMIT,
    more: null,
    picture: false,
  };
  return digest(input, deps.labels, style);
}

function sinceOf(at: EpochMs) {
  return { kind: 'since', bound: { kind: 'at', at } } as const;
}

function untilOf(at: EpochMs) {
  return { kind: 'until', bound: { kind: 'at', at } } as const;
}
