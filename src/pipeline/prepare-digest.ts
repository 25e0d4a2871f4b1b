import type { Claim, Matter, Told } from '../domain/delivery.ts';
import type { Destination, DestinationId } from '../domain/destination.ts';
import { ITEM_FATES } from '../domain/item.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import { type DigestStory, digest, digestTitle, type Receipt } from '../messages/digest.ts';
import type { Message } from '../messages/message.ts';
import { describeQuery } from '../query/describe-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query } from '../query/syntax-tree.ts';
import { isMuted } from './alert-index.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import type { WindowStory } from './delivery-ports.ts';
import { NEWS_AGE } from './news-age.ts';
import { type Prepared, withdrawn } from './prepared.ts';

/** Cards that a digest shows at most; the rest is counted and can be asked for. */
export const DIGEST_CARDS = 12;

/** Stories that one digest can tell of at most, shown or counted. */
const MOST_TOLD = 500;

/** The digest of a window: what is new to the destination, ranked; an empty one comes with its receipt alone. */
export async function prepareDigest(
  deps: DeliveryDeps,
  claim: Claim,
  matter: Extract<Matter, { kind: 'digest' }>,
): Promise<Prepared> {
  const [subscription] = await deps.subscriptions.byIds([matter.subscription]);
  if (subscription === undefined || subscription.endedAt !== null)
    return withdrawn('The subscription was ended.');
  const now = deps.clock.now();
  const parsed = parseQuery(subscription.query, deps.vocabulary, { now, stored: true });
  if (!parsed.ok) {
    const because = `Its query “${subscription.query}” can no longer be read: ${parsed.errors[0]?.message ?? ''}`;
    return { kind: 'settled', settlement: { kind: 'dead', because, gone: false } };
  }
  const stories = await newsOf(deps, claim, matter, parsed.query, now);
  const window = {
    subscription,
    query: parsed.query,
    destination: claim.destination,
    from: matter.from,
    to: matter.to,
  };
  const { message, told } = await composeDigest(deps, window, stories, now);
  return { kind: 'ready', act: 'post', message, told };
}

/** Which digest of which window, for whom. */
export interface DigestOf {
  readonly subscription: Subscription;
  readonly query: Query;
  readonly destination: Destination;
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** The message of a digest, and what its readers know once it is there. Muted stories are left out. */
export async function composeDigest(
  deps: Pick<DeliveryDeps, 'destinations' | 'feeds' | 'account' | 'vocabulary' | 'labels' | 'prefixOf'>,
  { subscription, query, destination, from, to }: DigestOf,
  found: readonly WindowStory[],
  now: EpochMs,
): Promise<{ readonly message: Message; readonly told: readonly Told[] }> {
  const [rules, receipt] = await Promise.all([
    deps.destinations.rules(destination.id),
    receiptOf(deps, from),
  ]);
  const stories = found.filter(({ story }) => !isMuted(rules, story));
  const asked = query.kind === 'all' ? null : describeQuery(query, deps.vocabulary);
  const input = {
    title: digestTitle(asked),
    from,
    to,
    stories: stories.map(({ story, told }): DigestStory => ({ story, told: told && { stage: told.stage } })),
    receipt,
    limit: DIGEST_CARDS,
    more: moreCommand(deps, destination, subscription.query, from),
    picture: subscription.cadence.kind === 'weekly',
  };
  const told = stories.map(({ story: { id, revision, stage } }) => ({ story: id, revision, stage }));
  return { message: digest(input, deps.labels, { timeZone: subscription.timeZone, now }), told };
}

/** The stories that a window which ends now would bring a destination. */
export async function newsSince(
  { windows }: Pick<DeliveryDeps, 'windows'>,
  query: Query,
  {
    from,
    destination,
    now,
  }: { readonly from: EpochMs; readonly destination: DestinationId; readonly now: EpochMs },
): Promise<readonly WindowStory[]> {
  const window = { from, publishedSince: from - NEWS_AGE, destination, now, limit: MOST_TOLD };
  return (await windows.storiesIn(query, window)).stories;
}

/** After a broken attempt the same stories again, so that the second message says what the first may have said. */
async function newsOf(
  deps: DeliveryDeps,
  claim: Claim,
  matter: Extract<Matter, { kind: 'digest' }>,
  query: Query,
  now: EpochMs,
): Promise<readonly WindowStory[]> {
  const destination = claim.destination.id;
  if (claim.plan !== null) {
    const ids = claim.plan.map(({ story }) => story);
    const [stories, told] = await Promise.all([deps.windows.byIds(ids), deps.outbox.told(destination, ids)]);
    return stories.map((story) => ({ story, told: told.get(story.id) ?? null }));
  }
  return newsSince(deps, query, { from: matter.from, destination, now });
}

/** What stands behind a digest: items looked at since, and how many feeds answer. */
export async function receiptOf(
  { feeds, account }: Pick<DeliveryDeps, 'feeds' | 'account'>,
  since: EpochMs,
): Promise<Receipt> {
  const [all, items] = await Promise.all([feeds.list(), account.items(since)]);
  const enabled = all.filter((feed) => feed.disabled === null);
  const healthy = enabled.filter(({ health }) => health.failures === 0 && health.lastSuccessAt !== null);
  return {
    itemsChecked: ITEM_FATES.reduce((sum, fate) => sum + items[fate], 0),
    feedsHealthy: healthy.length,
    feedsEnabled: enabled.length,
  };
}

/** What to type for all stories of the window. */
function moreCommand(
  { prefixOf }: Pick<DeliveryDeps, 'prefixOf'>,
  destination: Destination,
  query: string,
  from: EpochMs,
): string {
  const since = new Date(from - NEWS_AGE).toISOString().slice(0, 10);
  return `${prefixOf(destination.platform)} ${`${query} since:${since}`.trim()}`;
}
