import { type Initiative, isClosing, type LedgerStage, type Rhythm } from '../domain/initiative.ts';
import type { LedgerLine } from '../domain/ledger.ts';
import { furthestStage, stageOrder } from '../domain/stage.ts';
import type { EpochMs } from '../domain/time.ts';
import { isoDay, lastDayOf, monthsLater } from './partial-date.ts';

/** Lines up to a day, and how many are dated after it. */
export interface LinesUntil {
  readonly lines: readonly LedgerLine[];
  readonly later: number;
}

/** What was known on a day: with the clock set back, the ledger ends there. A date in part counts from its first day. */
export function linesUntil(lines: readonly LedgerLine[], now: EpochMs): LinesUntil {
  const today = isoDay(now);
  const known = lines.filter(({ date }) => date <= today);
  return { lines: known, later: lines.length - known.length };
}

/** How an initiative stands. */
export interface Standing {
  readonly stage: LedgerStage;
  /** Date of the line that says so; `null` where only the record does. */
  readonly since: string | null;
}

/**
 * How an initiative stands by its lines (oldest first): the furthest stage reached; a stall or a closing overrides
 * it until a later line moves on. The record counts where it knows more than the lines: a later stage, or a stall
 * or closing that no line dates; but not when the clock is set back (`setBack`). `null` when nothing is known.
 */
export function standingOf(
  initiative: Initiative,
  lines: readonly LedgerLine[],
  setBack: boolean,
): Standing | null {
  const standing = lines.reduce<Standing | null>(nextStanding, null);
  const { status } = initiative;
  if (setBack || lines.some(({ stage }) => stage === status)) return standing;
  return standing === null || isFurther(status, standing.stage) ? { stage: status, since: null } : standing;
}

/** A stall or closing is further than any stage; nothing is further than a stall or closing that a line dates. */
function isFurther(status: LedgerStage, stage: LedgerStage): boolean {
  if (isClosing(stage) || stage === 'stalled') return false;
  return isClosing(status) || stageOrder(status) > stageOrder(stage);
}

function nextStanding(held: Standing | null, { stage, date }: LedgerLine): Standing {
  if (held === null) return { stage, since: date };
  const from = held.stage;
  const fresh = isClosing(stage) || isClosing(from) || from === 'stalled';
  const next = fresh ? stage : (furthestStage(from, stage) ?? stage);
  return next === from ? held : { stage: next, since: date };
}

/** What the watch over a stated rhythm says. */
export interface Watch {
  readonly rhythm: Rhythm;
  /** Date of the last line; `null` when there is none. */
  readonly lastSeen: string | null;
  /** Day on which the next one was or is due, ISO; `null` when nothing was ever seen. */
  readonly due: string | null;
  readonly overdue: boolean;
}

/** Watches the rhythm of an initiative that states one and has not closed or stalled. `lines`: oldest first. */
export function watchOf(
  initiative: Initiative,
  standing: Standing | null,
  lines: readonly LedgerLine[],
  now: EpochMs,
): Watch | null {
  const { rhythm } = initiative;
  if (rhythm === null || standing === null || isClosing(standing.stage) || standing.stage === 'stalled')
    return null;
  const last = lines.reduce((latest, { date }) => Math.max(latest, lastDayOf(date)), -Infinity);
  if (!Number.isFinite(last)) return { rhythm, lastSeen: null, due: null, overdue: true };
  const due = monthsLater(last, rhythm.months);
  return { rhythm, lastSeen: lines.at(-1)?.date ?? null, due: isoDay(due), overdue: now > due };
}
