import { isClosing } from '../domain/initiative.ts';
import type { Contradiction, LedgerLine } from '../domain/ledger.ts';
import { stageOrder } from '../domain/stage.ts';
import { lastDayOf } from './partial-date.ts';

const DAY_MS = 86_400_000;

/** A second signature within so many days is the same one, told with another date; later it is a renewal. */
const SAME_SIGNATURE = 31;

/** An early stage so soon after a late one is a contradiction; later it is a new round. */
const SAME_ROUND = 183;

/**
 * Marks lines that other lines of the same initiative and parties speak against: one signature on two days, or talks
 * and proposals after a signature, or anything after the end. Lines come oldest first; none is dropped.
 */
export function withContradictions(lines: readonly LedgerLine[]): LedgerLine[] {
  const groups = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    if (line.initiative === null) continue;
    const key = `${line.initiative} ${line.parties.join('~')}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return lines.map((line) => {
    const group = groups.get(`${line.initiative} ${line.parties.join('~')}`) ?? [];
    const contradictions = line.initiative === null ? [] : against(line, group);
    return contradictions.length === 0 ? line : { ...line, contradictions };
  });
}

function against(line: LedgerLine, group: readonly LedgerLine[]): Contradiction[] {
  const at = group.indexOf(line);
  return group.flatMap((other, i): Contradiction[] => {
    if (other === line) return [];
    const { date, stage } = other;
    if (isOtherDate(line, other)) return [{ kind: 'date', date, stage }];
    const between = group.slice(i + 1, at);
    return i < at && isStepBack(line, other, between) ? [{ kind: 'order', date, stage }] : [];
  });
}

function isOtherDate(a: LedgerLine, b: LedgerLine): boolean {
  if (a.stage !== 'signed' || b.stage !== 'signed' || a.date.length < 10 || b.date.length < 10) return false;
  return daysBetween(a, b) <= SAME_SIGNATURE;
}

function isStepBack(line: LedgerLine, before: LedgerLine, between: readonly LedgerLine[]): boolean {
  if (isClosing(line.stage)) return false;
  if (isClosing(before.stage)) return before.date < line.date;
  const restarted = between.some(({ stage }) => stage === 'stalled' || isClosing(stage));
  if (restarted || line.stage === 'stalled' || before.stage === 'stalled') return false;
  const early = stageOrder(line.stage) < stageOrder('announced');
  const late = stageOrder(before.stage) >= stageOrder('signed');
  return early && late && before.date < line.date && daysBetween(line, before) <= SAME_ROUND;
}

function daysBetween(a: LedgerLine, b: LedgerLine): number {
  return Math.abs(lastDayOf(a.date) - lastDayOf(b.date)) / DAY_MS;
}
