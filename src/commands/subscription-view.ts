import type { Subscription } from '../domain/subscription.ts';
import type { SubscriptionView } from '../messages/subscriptions.ts';
import { describeQuery } from '../query/describe-query.ts';
import { type ParsedQuery, parseQuery } from '../query/parse-query.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import { describeCadence } from '../schedule/print-cadence.ts';
import type { CommandRequest } from './command.ts';
import type { CommandDeps } from './command-deps.ts';

type Known = Pick<CommandDeps, 'vocabulary' | 'clock'>;

/** The query of a subscription, read from its stored form. */
export function storedQuery(
  { vocabulary, clock }: Known,
  { query }: Pick<Subscription, 'query'>,
): ParsedQuery {
  return parseQuery(query, vocabulary, { now: clock.now(), stored: true });
}

/** What a query asks for, in words for people. */
export function askedWords(query: Query, vocabulary: Vocabulary): string {
  return query.kind === 'all' ? 'everything' : describeQuery(query, vocabulary);
}

/** A subscription as the asker sees it; `where` names a destination that is not here. */
export function viewOf(
  deps: Known,
  subscription: Subscription,
  request: CommandRequest,
  where: string | null = null,
): SubscriptionView {
  const { number, channelDigest, breaksThrough, pausedUntil, nextDueAt, timeZone, createdBy } = subscription;
  const parsed = storedQuery(deps, subscription);
  return {
    number,
    asked: parsed.ok ? askedWords(parsed.query, deps.vocabulary) : subscription.query,
    when: describeCadence(subscription),
    channelDigest,
    urgent: breaksThrough.length === 0 ? null : breaksThrough.join(' or '),
    pausedUntil,
    nextDueAt,
    timeZone,
    by: createdBy === request.user ? null : createdBy,
    where,
    unreadable: parsed.ok ? null : parsed.errors[0].message,
  };
}
