import type { Destination } from '../domain/destination.ts';
import type { Story } from '../domain/story.ts';
import { isActive, type Subscription } from '../domain/subscription.ts';
import type { DateStyle } from '../messages/dates.ts';
import type { DeliveryView, MatchedSubscription, StoryDelivery, Withheld } from '../messages/why-delivery.ts';
import { isMuted } from '../pipeline/alert-index.ts';
import type { DeliveryRecord, Mute } from '../pipeline/delivery-ports.ts';
import { NEWS_AGE } from '../pipeline/news-age.ts';
import type { ItemFateRecord } from '../pipeline/ports.ts';
import { newsSince } from '../pipeline/prepare-digest.ts';
import { explainMatch } from '../query/explain-match.ts';
import { type MatchFacts, storyFacts } from '../query/match-story.ts';
import { canonicalUrl } from '../stories/canonical-url.ts';
import type { CommandRequest } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { here } from './here.ts';
import { storedQuery, viewOf } from './subscription-view.ts';

/**
 * What of a story was delivered at the place of the request, or why nothing was. Of other places nothing is said: which
 * of them are private is theirs to know.
 */
export async function storyDelivery(
  deps: CommandDeps,
  story: Story,
  request: CommandRequest,
  style: DateStyle,
): Promise<StoryDelivery> {
  const place = await here(deps, request);
  if (place === null) return { kind: 'nothing-subscribed' };
  const all = await deps.outbox.ofStory(story.id, request);
  const records = all.filter(({ destination }) => destination.id === place.id);
  const facts = await factsOf(deps, story);
  if (records.length > 0) return delivered(deps, records, facts, story);
  return undelivered(deps, { story, facts, place }, request, style);
}

/** The story as its last news left it, with the words of all its items. */
async function factsOf({ archive }: Pick<CommandDeps, 'archive'>, story: Story): Promise<MatchFacts> {
  const telling = (await archive.tellings([story.id])).get(story.id);
  return storyFacts(story, telling?.texts ?? [story.title, story.summary]);
}

async function delivered(
  deps: CommandDeps,
  records: readonly DeliveryRecord[],
  facts: MatchFacts,
  story: Story,
): Promise<StoryDelivery> {
  const ids = [...new Set(records.flatMap(({ reasons }) => reasons))];
  const asked = new Map((await deps.subscriptions.byIds(ids)).map((one) => [one.id, one]));
  const deliveries = records.map((record): DeliveryView => {
    const { kind, state, updatedAt, dueAt, attempts, because, reasons } = record;
    const askedBy = reasons.flatMap((id) => {
      const subscription = asked.get(id);
      return subscription === undefined ? [] : [matched(deps, subscription, facts, story)];
    });
    return { kind, state, at: updatedAt, dueAt, attempts, because, askedBy };
  });
  return { kind: 'delivered', deliveries };
}

/** Spans within a query are judged at the story's last news, as they were when it came. */
function matched(
  deps: CommandDeps,
  subscription: Subscription,
  facts: MatchFacts,
  { updated }: Story,
): MatchedSubscription {
  const parsed = storedQuery(deps, subscription);
  const options = { vocabulary: deps.vocabulary, now: updated };
  const reasons = parsed.ok ? explainMatch(parsed.query, facts, options) : null;
  return { number: subscription.number, terms: reasons?.map(({ words }) => words) ?? [] };
}

interface Missed {
  readonly story: Story;
  readonly facts: MatchFacts;
  readonly place: Destination;
}

async function undelivered(
  deps: CommandDeps,
  { story, facts, place }: Missed,
  request: CommandRequest,
  style: DateStyle,
): Promise<StoryDelivery> {
  const [subscriptions, rules] = await Promise.all([
    deps.subscriptions.of(place.id),
    deps.destinations.rules(place.id),
  ]);
  if (subscriptions.length === 0) return { kind: 'nothing-subscribed' };
  if (isMuted(rules, story)) return { kind: 'muted', what: mutedWhat(rules.mutes, story) };
  const matching = subscriptions
    .map((subscription) => ({ subscription, ...matched(deps, subscription, facts, story) }))
    .filter(({ terms }) => terms.length > 0);
  if (matching.length === 0) {
    return { kind: 'no-match', subscriptions: subscriptions.map((one) => viewOf(deps, one, request)) };
  }
  const arrival = await arrivalOf(deps, story);
  const by = await Promise.all(
    matching.map(async ({ subscription, number, terms }) => ({
      number,
      terms,
      because: await withheld(deps, subscription, { story, arrival }, style),
    })),
  );
  return { kind: 'withheld', by };
}

function mutedWhat(mutes: readonly Mute[], { number }: Story): string {
  const story = mutes.some((mute) => mute.kind === 'story' && mute.story === number);
  return story ? 'the story' : 'every outlet that tells it';
}

/** How the founder of a story came; `null` where it has no address to be found by. */
async function arrivalOf(
  { search }: Pick<CommandDeps, 'search'>,
  { url, number }: Story,
): Promise<ItemFateRecord | null> {
  const address = url === null ? null : canonicalUrl(url);
  if (address === null) return null;
  const fates = await search.fateOf(address);
  return fates.findLast(({ storyNumber }) => storyNumber === number) ?? null;
}

interface Came {
  readonly story: Story;
  readonly arrival: ItemFateRecord | null;
}

async function withheld(
  deps: CommandDeps,
  subscription: Subscription,
  { story, arrival }: Came,
  style: DateStyle,
): Promise<Withheld> {
  const { pausedUntil, createdAt, nextDueAt, windowFrom } = subscription;
  if (!isActive(subscription, style.now) && pausedUntil !== null)
    return { kind: 'paused', until: pausedUntil };
  if (nextDueAt !== null) {
    const isDue = await isInNextDigest(deps, subscription, story, style);
    if (isDue) return { kind: 'due', at: nextDueAt };
    const came = arrival?.retrievedAt ?? story.updated;
    return came < windowFrom ? { kind: 'before-window', from: windowFrom } : { kind: 'old' };
  }
  if (createdAt > (arrival?.retrievedAt ?? story.updated)) return { kind: 'made-later', at: createdAt };
  if (arrival !== null && arrival.published < arrival.retrievedAt - NEWS_AGE) return { kind: 'old' };
  return arrival?.firstPoll ? { kind: 'first-poll', feed: arrival.feedTitle } : { kind: 'changed-since' };
}

async function isInNextDigest(
  deps: CommandDeps,
  subscription: Subscription,
  { id }: Story,
  style: DateStyle,
): Promise<boolean> {
  const parsed = storedQuery(deps, subscription);
  if (!parsed.ok) return false;
  const { windowFrom: from, destination } = subscription;
  const stories = await newsSince(deps, parsed.query, { from, destination, now: style.now });
  return stories.some(({ story }) => story.id === id);
}
