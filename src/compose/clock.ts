import { createManualClock, systemClock } from '../../adapters/time/system-clock.ts';
import type { Clock } from '../domain/time.ts';
import type { CliContext } from './context.ts';

/** The clock that `--as-of` sets: standing still at that moment, else the machine's. */
export function clockOf(context: CliContext): Clock {
  return context.asOf === null ? systemClock : createManualClock(context.asOf);
}
