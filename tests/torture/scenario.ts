import { randomNumbers } from '../../bench/random.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { STORIES, type TortureItem } from './news.ts';
import { plannedChannels } from './planned-channels.ts';
import { type Faults, plannedFaults } from './planned-faults.ts';
import type { Command, PlannedChannel } from './protocol.ts';

/** A run: what is set up, what happens, and what goes wrong. All of it follows from the seed. */
export interface Scenario {
  readonly seed: number;
  readonly start: EpochMs;
  /** Whether the sink can be asked for a message by its mark. */
  readonly canFind: boolean;
  readonly channels: readonly PlannedChannel[];
  readonly steps: readonly Step[];
}

/** Some hours pass; then news appears, faults happen, and perhaps somebody gives a command. */
export interface Step {
  readonly gap: number;
  readonly news: readonly { readonly feed: number; readonly item: TortureItem }[];
  readonly faults: Faults;
  readonly command: Command | null;
  /** Whether all that waits is seen through before the next step. */
  readonly drained: boolean;
}

/** Draws what a scenario needs. */
export interface Dice {
  readonly chance: (probability: number) => boolean;
  /** 0 … n - 1. */
  readonly below: (n: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** Feeds of a run: two newspapers, an agency’s wire, a ministry. */
export const FEEDS = [{ official: false }, { official: false }, { official: true }] as const;
const OFFICIAL = 2;

/** The scenario of a seed. */
export function scenarioOf(seed: number): Scenario {
  // Neighbouring seeds begin alike; some draws part them.
  const random = randomNumbers(Math.imul(seed + 1, 0x9e3779b1));
  for (let n = 0; n < 8; n++) random();
  const dice: Dice = {
    chance: (probability) => random() < probability,
    below: (n) => Math.floor(random() * n),
    pick: (from) => from[Math.floor(random() * from.length)] as (typeof from)[number],
  };
  // Twenty seconds after a full minute, so that nothing is ever due at a step's very moment.
  const start = Date.parse('2023-05-31T00:00:20Z') + dice.below(7 * 24) * HOUR;
  const stories = drawn(dice, 2 + dice.below(4));
  const channels = plannedChannels(dice, stories);
  const steps = plannedSteps(dice, { start, stories, channels });
  return { seed, start, canFind: dice.chance(0.8), channels, steps };
}

function drawn(dice: Dice, count: number): readonly number[] {
  const left = STORIES.map((_, n) => n);
  return Array.from({ length: count }, () => left.splice(dice.below(left.length), 1)[0] ?? 0);
}

interface Plan {
  readonly start: EpochMs;
  readonly stories: readonly number[];
  readonly channels: readonly PlannedChannel[];
}

function plannedSteps(dice: Dice, plan: Plan): Step[] {
  const lines = plan.stories.map((story) => lineOf(dice, story));
  const steps: Step[] = [];
  const founded = new Set<number>();
  let at = plan.start;
  while (lines.some((line) => line.length > 0)) {
    const gap = dice.pick([10 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR]);
    at += gap;
    const news = lines.flatMap((line) => {
      const next = dice.chance(0.5) ? line.shift() : undefined;
      return next === undefined ? [] : [{ feed: feedOf(dice, next), item: next }];
    });
    for (const { item } of news) founded.add(item.story);
    const command = dice.chance(0.25) ? plannedCommand(dice, plan.channels, [...founded], at) : null;
    steps.push({ gap, news, command, faults: plannedFaults(dice), drained: dice.chance(0.5) });
  }
  return steps;
}

/** The items of a story, in the order in which they appear. */
function lineOf(dice: Dice, story: number): TortureItem[] {
  const line: TortureItem[] = [{ story, stage: 'proposed', copy: false }];
  if (dice.chance(0.5)) line.push({ story, stage: 'proposed', copy: true });
  if (dice.chance(0.5)) line.push({ story, stage: 'negotiating', copy: false });
  if (dice.chance(0.6)) line.push({ story, stage: 'signed', copy: false });
  return line;
}

function feedOf(_dice: Dice, { stage, copy }: TortureItem): number {
  if (stage !== 'proposed') return OFFICIAL;
  return copy ? 1 : 0;
}

function plannedCommand(
  dice: Dice,
  channels: readonly PlannedChannel[],
  founded: readonly number[],
  at: EpochMs,
): Command | null {
  const { address: channel, subscriptions } = dice.pick(channels);
  const alerts = subscriptions.flatMap(({ cadence }, n) => (cadence.kind === 'instantly' ? [n] : []));
  if (dice.chance(0.4))
    return founded.length === 0 ? null : { kind: 'mute', channel, story: dice.pick(founded) };
  if (alerts.length === 0) return null;
  const subscription = dice.pick(alerts);
  return dice.chance(0.5)
    ? { kind: 'end', channel, subscription }
    : { kind: 'pause', channel, subscription, until: at + dice.pick([HOUR, 5 * HOUR, 12 * HOUR]) };
}
