const DAY_MS = 86_400_000;

/**
 * The last day that a date as exact as its source can mean (`2023-04` → `2023-04-30`), as UTC epoch milliseconds;
 * `NaN` for text that is no ISO date.
 */
export function lastDayOf(date: string): number {
  const [year = '', month = '12', day] = date.split('-');
  if (day !== undefined) return Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Date.UTC(Number(year), Number(month), 0);
}

/** Whether both dates can mean the same day: one holds the other, or both are days at most `apart` days apart. */
export function datesAgree(a: string, b: string, apart = 0): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  const days = a.length === 10 && b.length === 10;
  return days && Math.abs(lastDayOf(a) - lastDayOf(b)) <= apart * DAY_MS;
}

/** The more exact of two dates; of two equally exact ones the earlier. */
export function moreExact(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return a <= b ? a : b;
}

/** The day as ISO date, UTC. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The day so many months later (UTC); the last day of the month where it has no such day. */
export function monthsLater(at: number, months: number): number {
  const from = new Date(at);
  const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate()];
  return Date.UTC(year, month, Math.min(day, new Date(Date.UTC(year, month + 1, 0)).getUTCDate()));
}
