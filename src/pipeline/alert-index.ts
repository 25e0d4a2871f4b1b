import type { DestinationId } from '../domain/destination.ts';
import type { StoryNumber, StorySource } from '../domain/story.ts';
import { isActive, type Subscription, type SubscriptionId } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import type { MatchFacts } from '../query/match-story.ts';
import { createMatcher, type Matcher } from '../query/matcher.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import type { DestinationRules, DestinationStore, OwedCard, SubscriptionStore } from './delivery-ports.ts';

/** A story as it was before and is after its news; compared, they say who is owed a card. */
export interface StoryNews {
  /** `null` for a story that is just being founded. */
  readonly before: MatchFacts | null;
  readonly after: MatchFacts;
  /** `null` while it has none. */
  readonly number: StoryNumber | null;
  readonly sources: readonly StorySource[];
}

/** Which alerts a story's news sets off. */
export interface AlertIndex {
  /** Brings the index up to date with what people have changed; cheap when nothing was. */
  refresh(now: EpochMs): Promise<void>;
  /** The cards that the news makes due, one a destination. */
  cards(news: StoryNews, now: EpochMs): OwedCard[];
}

/** What the index is made from. */
export interface AlertIndexDeps {
  readonly subscriptions: SubscriptionStore;
  readonly destinations: DestinationStore;
  /** Asked for when there are alerts to read. */
  readonly vocabulary: () => Vocabulary;
  /** Told of a subscription whose query can no longer be read: it is not left out in silence. */
  readonly onUnreadable: (subscription: Subscription, problem: string) => void;
}

interface Loaded {
  readonly version: number;
  readonly matcher: Matcher<SubscriptionId>;
  readonly alerts: ReadonlyMap<SubscriptionId, Subscription>;
  readonly rules: ReadonlyMap<DestinationId, DestinationRules>;
}

/**
 * Keeps all alerts in a matcher and loads them anew when they have changed, also by another process. An alert is set
 * off by a story that is founded, that moves to another stage, or that it did not match before.
 */
export function createAlertIndex(deps: AlertIndexDeps): AlertIndex {
  let loaded: Loaded | null = null;
  return {
    async refresh(now) {
      const version = await deps.subscriptions.version();
      if (loaded?.version !== version) loaded = await load(deps, version, now);
    },
    cards: (news, now) => (loaded === null ? [] : cardsFor(loaded, news, now)),
  };
}

async function load(deps: AlertIndexDeps, version: number, now: EpochMs): Promise<Loaded> {
  const alerts = (await deps.subscriptions.all()).filter(({ cadence }) => cadence.kind === 'instantly');
  const entries = alerts.flatMap((alert) => {
    const parsed = parseQuery(alert.query, deps.vocabulary(), { now, stored: true });
    if (parsed.ok) return [{ id: alert.id, query: parsed.query }];
    deps.onUnreadable(alert, parsed.errors[0]?.message ?? 'it cannot be read');
    return [];
  });
  const rules = new Map<DestinationId, DestinationRules>();
  for (const id of new Set(alerts.map(({ destination }) => destination))) {
    rules.set(id, await deps.destinations.rules(id));
  }
  return {
    version,
    matcher: createMatcher(entries),
    alerts: new Map(alerts.map((alert) => [alert.id, alert])),
    rules,
  };
}

function cardsFor({ matcher, alerts, rules }: Loaded, news: StoryNews, now: EpochMs): OwedCard[] {
  const known = new Set(hasMoved(news) || news.before === null ? [] : matcher.match(news.before, now));
  const reasons = new Map<DestinationId, SubscriptionId[]>();
  for (const id of matcher.match(news.after, now)) {
    const alert = alerts.get(id);
    if (alert === undefined || known.has(id) || !isActive(alert, now)) continue;
    if (isMuted(rules.get(alert.destination), news)) continue;
    const there = reasons.get(alert.destination);
    if (there) there.push(id);
    else reasons.set(alert.destination, [id]);
  }
  return [...reasons].map(([destination, ids]) => ({ destination, reasons: ids.sort((a, b) => a - b) }));
}

function hasMoved({ before, after }: StoryNews): boolean {
  return before !== null && before.stage !== after.stage;
}

/** Whether a destination does not want to hear of a story: it muted the story, or every outlet that tells it. */
export function isMuted(
  rules: DestinationRules | undefined,
  { number, sources }: Pick<StoryNews, 'number' | 'sources'>,
): boolean {
  const outlets = new Set<string>();
  for (const mute of rules?.mutes ?? []) {
    if (mute.kind === 'outlet') outlets.add(mute.outlet.toLowerCase());
    else if (mute.story === number) return true;
  }
  return (
    outlets.size > 0 && sources.length > 0 && sources.every(({ outlet }) => outlets.has(outlet.toLowerCase()))
  );
}
