import type { Claim, Matter } from '../domain/delivery.ts';
import { ITEM_FATES } from '../domain/item.ts';
import type { EpochMs } from '../domain/time.ts';
import { type DigestStory, digest, type Receipt } from '../messages/digest.ts';
import { describeQuery } from '../query/describe-query.ts';
import { parseQuery } from '../query/parse-query.ts';
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
  const { id } = claim.destination;
  const [found, rules, receipt] = await Promise.all([
    newsOf(deps, claim, matter, parsed.query, now),
    deps.destinations.rules(id),
    receiptOf(deps, matter.from),
  ]);
  const stories = found.filter(({ story }) => !isMuted(rules, story));
  const asked = parsed.query.kind === 'all' ? null : describeQuery(parsed.query, deps.vocabulary);
  const input = {
    title: asked === null ? 'Technology partnerships' : `Technology partnerships: ${asked}`,
    from: matter.from,
    to: matter.to,
    stories: stories.map(({ story, told }): DigestStory => ({ story, told: told && { stage: told.stage } })),
    receipt,
    limit: DIGEST_CARDS,
    more: moreCommand(deps, claim, subscription.query, matter.from),
  };
  const message = digest(input, deps.labels, { timeZone: subscription.timeZone, now });
  const told = stories.map(({ story }) => ({
    story: story.id,
    revision: story.revision,
    stage: story.stage,
  }));
  return { kind: 'ready', act: 'post', message, told };
}

/** After a broken attempt the same stories again, so that the second message says what the first may have said. */
async function newsOf(
  deps: DeliveryDeps,
  claim: Claim,
  matter: Extract<Matter, { kind: 'digest' }>,
  query: Parameters<DeliveryDeps['windows']['storiesIn']>[0],
  now: EpochMs,
): Promise<readonly WindowStory[]> {
  const destination = claim.destination.id;
  if (claim.plan !== null) {
    const ids = claim.plan.map(({ story }) => story);
    const [stories, told] = await Promise.all([deps.windows.byIds(ids), deps.outbox.told(destination, ids)]);
    return stories.map((story) => ({ story, told: told.get(story.id) ?? null }));
  }
  const window = {
    from: matter.from,
    publishedSince: matter.from - NEWS_AGE,
    destination,
    now,
    limit: MOST_TOLD,
  };
  return (await deps.windows.storiesIn(query, window)).stories;
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
  { prefixOf }: DeliveryDeps,
  { destination }: Claim,
  query: string,
  from: EpochMs,
): string {
  const since = new Date(from - NEWS_AGE).toISOString().slice(0, 10);
  return `${prefixOf(destination.platform)} ${`${query} since:${since}`.trim()}`;
}
