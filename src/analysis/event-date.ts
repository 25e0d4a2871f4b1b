import type { Token } from './tokens.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const SHORT = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function monthOf(token: Token | undefined): number {
  const text = token?.text ?? '';
  if (text === 'may' && token?.raw === 'may') return 0;
  const at = MONTHS.indexOf(text);
  return at >= 0 ? at + 1 : SHORT.indexOf(text === 'sept' ? 'sep' : text) + 1;
}

const pad = (n: number): string => String(n).padStart(2, '0');

const numberAt = (token: Token | undefined, least: number, most: number): number => {
  const match = /^(\d{1,4})(?:st|nd|rd|th)?$/.exec(token?.text ?? '');
  const value = match ? Number(match[1]) : 0;
  return value >= least && value <= most ? value : 0;
};

function weekday(tokens: readonly Token[], day: string): string | null {
  const published = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(published.getTime())) return null;
  for (const token of tokens) {
    const named = DAYS.indexOf(token.text);
    if (named < 0 || token.raw === token.text) continue;
    const back = (published.getUTCDay() - named + 7) % 7;
    return new Date(published.getTime() - back * 86_400_000).toISOString().slice(0, 10);
  }
  return null;
}

/**
 * The date that a text gives for its news, ISO (`2023-04-25`, or `2023-04` without a day), read against the day of
 * publication: `April 25`, `25 April 2023`, `on Tuesday`. `null` when it gives none. English only.
 */
export function dateIn(tokens: readonly Token[], day: string): string | null {
  const year = Number(day.slice(0, 4));
  for (let i = 0; i < tokens.length; i++) {
    const month = monthOf(tokens[i]);
    if (month === 0) continue;
    const after = numberAt(tokens[i + 1], 1, 31);
    const before = numberAt(tokens[i - 1], 1, 31);
    const yearAt = after ? (tokens[i + 2]?.text === ',' ? i + 3 : i + 2) : i + 1;
    const given = numberAt(tokens[yearAt], 1950, 2100);
    const guess = given || (`${year}-${pad(month)}` > day.slice(0, 7) ? year - 1 : year);
    if (!Number.isFinite(guess)) return null;
    const inMonth = after || before;
    return inMonth ? `${guess}-${pad(month)}-${pad(inMonth)}` : `${guess}-${pad(month)}`;
  }
  return weekday(tokens, day);
}
