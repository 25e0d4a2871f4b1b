import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { type FeedMode, type FindMode, SINK_MODES, type SinkMode } from './protocol.ts';
import type { Dice } from './scenario.ts';

/** What goes wrong in a step. */
export interface Faults {
  readonly sink: readonly SinkMode[];
  readonly finds: readonly FindMode[];
  readonly feeds: readonly FeedMode[];
  /** Real milliseconds after the step begins at which the program is killed; `null`: it is not. */
  readonly killAfter: number | null;
  /** The disk is full while the step begins. */
  readonly diskFull: boolean;
  /** By how much the program's clock is wrong in this step. */
  readonly clockError: number;
  /** A second instance tries to start on the same folder. */
  readonly rival: boolean;
}

/** Killing the program costs a start: not too often, so that there are many runs. */
const KILLS: readonly SinkMode[] = ['take-and-kill', 'answer-and-kill', 'kill'];
const MILD: readonly SinkMode[] = SINK_MODES.filter((mode) => !KILLS.includes(mode) && mode !== 'refuse');

/** The faults of a step. */
export function plannedFaults(dice: Dice): Faults {
  const troubled = dice.chance(0.6);
  const sink = troubled ? Array.from({ length: 1 + dice.below(6) }, () => sinkMode(dice)) : [];
  const finds = troubled ? Array.from({ length: dice.below(3) }, () => findMode(dice)) : [];
  const feeds = dice.chance(0.3) ? Array.from({ length: 1 + dice.below(3) }, () => feedMode(dice)) : [];
  return {
    sink,
    finds,
    feeds,
    killAfter: dice.chance(0.05) ? dice.below(200) : null,
    diskFull: dice.chance(0.1),
    clockError: dice.chance(0.05) ? dice.pick([2 * HOUR, 26 * HOUR, -50 * MINUTE]) : 0,
    rival: dice.chance(0.04),
  };
}

function sinkMode(dice: Dice): SinkMode {
  if (dice.chance(0.35)) return 'take';
  if (dice.chance(0.07)) return dice.pick(KILLS);
  if (dice.chance(0.03)) return 'refuse';
  // An answer that never comes costs real time.
  const mode = dice.pick(MILD);
  return mode === 'take-and-hang' && dice.chance(0.5) ? 'take-and-drop' : mode;
}

function findMode(dice: Dice): FindMode {
  if (dice.chance(0.04)) return 'kill';
  return dice.chance(0.3) ? '500' : 'truth';
}

function feedMode(dice: Dice): FeedMode {
  if (dice.chance(0.08)) return dice.pick(['kill', 'serve-and-kill'] as const);
  return dice.pick(['serve', '500', 'cut'] as const);
}
