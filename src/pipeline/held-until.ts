import type { EpochMs } from '../domain/time.ts';
import { momentLabel } from '../messages/dates.ts';
import { isQuiet, quietUntil } from '../schedule/quiet-hours.ts';
import type { DestinationRules } from './delivery-ports.ts';
import type { Prepared } from './prepared.ts';

/** Held for the end of the destination's quiet hours; `null` when it may be spoken to. */
export function heldByQuiet({ quiet }: Pick<DestinationRules, 'quiet'>, now: EpochMs): Prepared | null {
  if (quiet === null || !isQuiet(quiet, now)) return null;
  const until = quietUntil(quiet, now);
  const because = `Quiet hours until ${momentLabel(until, { timeZone: quiet.timeZone, now })}.`;
  return { kind: 'settled', settlement: { kind: 'held', until, because } };
}
