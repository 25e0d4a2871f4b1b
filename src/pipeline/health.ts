import type { Outbox } from '../domain/delivery.ts';
import type { Feed } from '../domain/feed.ts';
import type { ItemAccount } from '../domain/item.ts';
import { type DurationMs, type EpochMs, MINUTE, SECOND } from '../domain/time.ts';

/** How a running instance is, as `/health` answers it. */
export interface HealthReport {
  /** It answers at all. */
  readonly live: boolean;
  /** It does its work: its state can be read, and feeds that are due are polled. */
  readonly ready: boolean;
  /** One sentence on each reason why it is not ready. */
  readonly problems: readonly string[];
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly feeds: {
    readonly enabled: number;
    /** Enabled ones whose last poll did not fail; those never polled included. */
    readonly healthy: number;
    readonly failing: number;
    readonly disabled: number;
  };
  /** ISO 8601 in UTC; `null` before the first poll of any feed. */
  readonly lastPollAt: string | null;
  /** Items by what became of them. */
  readonly items: ItemAccount;
  /** Deliveries by state. */
  readonly outbox: Outbox;
}

/** What a report is made of. */
export interface HealthFacts {
  readonly feeds: readonly Feed[];
  readonly items: ItemAccount;
  readonly outbox: Outbox;
  readonly version: string;
  readonly startedAt: EpochMs;
  readonly now: EpochMs;
}

/** Feeds may wait so long for a poll that is due before the scheduler counts as stuck: it ticks every minute. */
export const OVERDUE: DurationMs = 30 * MINUTE;

/**
 * Reports on a running instance. Feeds that fail do not make it unready, for that is their publishers' trouble, and
 * people still get their answers; polls that do not happen do.
 */
export function healthReport(facts: HealthFacts): HealthReport {
  const enabled = facts.feeds.filter((feed) => feed.disabled === null);
  const failing = enabled.filter((feed) => feed.health.failures > 0).length;
  const polled = facts.feeds.flatMap(({ health }) => health.lastPolledAt ?? []);
  const lastPollAt = polled.length === 0 ? null : polled.reduce((last, at) => Math.max(last, at));
  const problems = stuck(enabled, lastPollAt, facts)
    ? [`No feed has been polled for ${OVERDUE / MINUTE} minutes, although some are due.`]
    : [];
  return {
    live: true,
    ready: problems.length === 0,
    problems,
    version: facts.version,
    uptimeSeconds: Math.max(0, Math.floor((facts.now - facts.startedAt) / SECOND)),
    feeds: {
      enabled: enabled.length,
      healthy: enabled.length - failing,
      failing,
      disabled: facts.feeds.length - enabled.length,
    },
    lastPollAt: lastPollAt === null ? null : new Date(lastPollAt).toISOString(),
    items: facts.items,
    outbox: facts.outbox,
  };
}

function stuck(enabled: readonly Feed[], lastPollAt: EpochMs | null, facts: HealthFacts): boolean {
  const since = facts.now - OVERDUE;
  if (facts.startedAt > since || (lastPollAt !== null && lastPollAt > since)) return false;
  return enabled.some((feed) => feed.health.nextPollAt <= since);
}
