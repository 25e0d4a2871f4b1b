import type { Stage } from '../../src/domain/stage.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { firstDueAfter } from './calendar.ts';
import type { PlannedChannel, PlannedSubscription } from './protocol.ts';
import type { Scenario } from './scenario.ts';

/** What a run did wrong, each with the number of the log's line. */
export interface Findings {
  readonly lost: string[];
  readonly doubled: string[];
  readonly disordered: string[];
  /** Said to somebody who did not ask, or not now. */
  readonly unwanted: string[];
}

/** A line: its number, how often the clock had been set, and how many troubles there had been. */
export interface Sent {
  readonly n: number;
  readonly period: number;
  readonly troubles: number;
}

/** What the oracle keeps while it reads a log. */
export interface Book {
  readonly scenario: Scenario;
  readonly findings: Findings;
  readonly channels: ReadonlyMap<string, ChannelBook>;
  /** How far each story is. */
  readonly stages: Map<number, Stage | null>;
  /** Lines whose answer went out. */
  readonly answered: Set<number>;
  /** The last line with each mark, and how many troubles there had been. */
  readonly marks: Map<string, Sent>;
  readonly clockErred: boolean;
  /** How many troubles there had been after the last one of a period: whoever survives one has written down what it did. */
  readonly troublesIn: Map<number, number>;
  clock: EpochMs;
  /** How often the clock was set. */
  period: number;
  troubles: number;
}

/** What a channel is owed and was shown. */
export interface ChannelBook {
  readonly planned: PlannedChannel;
  readonly subscriptions: readonly SubscriptionBook[];
  readonly stories: Map<number, StoryBook>;
  digests: number;
  digestsDue: number;
  /** Marks of digests that were refused, and not taken later: the program died before it knew. */
  readonly digestsRefused: Set<string>;
  /** The step in which the card that came last was owed. */
  lastOwedAt: number;
}

export interface SubscriptionBook {
  readonly planned: PlannedSubscription;
  nextDue: EpochMs;
  pausedUntil: EpochMs;
  ended: boolean;
}

/** What a channel was shown of a story. */
export interface StoryBook {
  /** Alerts that asked for it. */
  readonly reasons: Set<number>;
  /** `perhaps`: it was withdrawn if it was not on its way yet. */
  owed: 'no' | 'yes' | 'perhaps';
  owedAt: number;
  /** The stage whose news set off the alert. */
  owedStage: Stage | null;
  ordered: boolean;
  /** The messages that are its card: several where doubles are allowed. */
  card: Set<string> | null;
  /** What its card says. */
  shown: Stage | null;
  /** The newest stage that was told. */
  told: Stage | null;
  /** The line that told it. */
  toldBy: Sent | null;
  /** The line that brought its card. */
  cardBy: Sent | null;
  muted: boolean;
  /** The platform refused something on it. */
  spoilt: boolean;
}

/** An empty book. */
export function newBook(scenario: Scenario): Book {
  return {
    scenario,
    findings: { lost: [], doubled: [], disordered: [], unwanted: [] },
    channels: new Map(
      scenario.channels.map((channel) => [channel.address, channelBook(channel, scenario.start)]),
    ),
    stages: new Map(),
    answered: new Set(),
    marks: new Map(),
    clockErred: scenario.steps.some(({ faults }) => faults.clockError !== 0),
    clock: scenario.start,
    troublesIn: new Map(),
    period: 0,
    troubles: 0,
  };
}

function channelBook(planned: PlannedChannel, start: EpochMs): ChannelBook {
  return {
    planned,
    subscriptions: planned.subscriptions.map((subscription) => ({
      planned: subscription,
      nextDue:
        subscription.cadence.kind === 'instantly'
          ? Number.POSITIVE_INFINITY
          : firstDueAfter(subscription.cadence, subscription.timeZone, start),
      pausedUntil: 0,
      ended: false,
    })),
    stories: new Map(),
    digests: 0,
    digestsDue: 0,
    digestsRefused: new Set(),
    lastOwedAt: -1,
  };
}

/** What a channel was shown of a story; a fresh page where there is none. */
export function storyBook({ stories }: ChannelBook, story: number): StoryBook {
  const known = stories.get(story);
  if (known) return known;
  const fresh: StoryBook = {
    reasons: new Set(),
    owed: 'no',
    owedAt: -1,
    owedStage: null,
    ordered: true,
    card: null,
    shown: null,
    told: null,
    toldBy: null,
    cardBy: null,
    muted: false,
    spoilt: false,
  };
  stories.set(story, fresh);
  return fresh;
}

/**
 * Whether the program cannot know that a line was taken: the sink cannot be asked, and its answer did not come or may not
 * have been written down. What it does then is documented; it is not held against it.
 */
export function isUnknowable({ scenario, answered, troublesIn }: Book, sent: Sent | null): boolean {
  if (scenario.canFind || sent === null) return false;
  return !answered.has(sent.n) || sent.troubles < (troublesIn.get(sent.period) ?? 0);
}

/** What is kept of a line that is read now. */
export function sentNow({ period, troubles }: Book, n: number): Sent {
  return { n, period, troubles };
}
