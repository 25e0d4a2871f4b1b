import type { Cadence, QuietHours } from '../../src/domain/cadence.ts';
import type { EpochMs } from '../../src/domain/time.ts';

/**
 * The oracle's own calendar. Its zones never change their clocks, so that sums of milliseconds are enough and nothing of
 * the program's way with time is needed.
 */
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const OFFSETS: Readonly<Record<string, number>> = { UTC: 0, 'Asia/Kolkata': 330 * MINUTE };

function offsetOf(timeZone: string): number {
  const offset = OFFSETS[timeZone];
  if (offset === undefined) throw new RangeError(`The oracle does not know ${timeZone}.`);
  return offset;
}

/** The first moment after another at which a digest is due. */
export function firstDueAfter(cadence: Cadence, timeZone: string, after: EpochMs): EpochMs {
  if (cadence.kind === 'every') {
    const step = cadence.hours * 60 * MINUTE;
    return (Math.floor(after / step) + 1) * step;
  }
  if (cadence.kind !== 'daily') throw new RangeError(`The oracle does not know ${cadence.kind}.`);
  const shift = (cadence.hour * 60 + cadence.minute) * MINUTE - offsetOf(timeZone);
  return (Math.floor((after - shift) / DAY) + 1) * DAY + shift;
}

/** Whether a moment is in the quiet hours. */
export function inQuietHours({ from, to, timeZone }: QuietHours, at: EpochMs): boolean {
  const minutes = (((at + offsetOf(timeZone)) % DAY) + DAY) % DAY;
  const begin = (from.hour * 60 + from.minute) * MINUTE;
  const end = (to.hour * 60 + to.minute) * MINUTE;
  return begin < end ? minutes >= begin && minutes < end : minutes >= begin || minutes < end;
}
