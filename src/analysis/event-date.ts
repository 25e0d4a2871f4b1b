import { monthIn } from './month-words.ts';
import type { Token } from './tokens.ts';
import { plainForm } from './word-at.ts';

/** A date in a text: ISO (`2023-04-25`, or `2023-04` without a day), and the tokens that say so. */
export interface FoundDate {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY_MS = 86_400_000;

/** Words before the name of a day by which it is one to come. */
const AHEAD = new Set(
  'will would shall to next expected set due plans planned upcoming ahead until by'.split(' '),
);
/** How far before it they stand, in tokens. */
const AHEAD_REACH = 12;

/** News is told within this many days of its event; an older date is history that the text recalls. */
const RECENT_DAYS = 62;
/** Papers in the east date by a day that has not begun in the west. */
const AHEAD_DAYS = 1;

/** Between day and month, month and year: `4 de julio de 2023`, `4. Juli`, `May 4, 2023`. */
const LINKS = new Set(['.', ',', 'de', 'del', 'di', 'of', 'من']);

const pad = (n: number): string => String(n).padStart(2, '0');

const numberAt = (token: Token | undefined, least: number, most: number): number => {
  const match = /^(\d{1,4})(?:st|nd|rd|th|er|º|°)?$/.exec(plainForm(token?.text ?? ''));
  const value = match ? Number(match[1]) : 0;
  return value >= least && value <= most ? value : 0;
};

/** The place of the next token that is no link, going one way. */
function past(tokens: readonly Token[], at: number, step: 1 | -1): number {
  return LINKS.has(tokens[at]?.text ?? '') ? at + step : at;
}

/**
 * The date that a text gives for its news, read against the day of publication: `April 25`, `25 April 2023`,
 * `4 de julio`, `5月4日`, in English also `on Tuesday`. `null` when it gives none, or only dates that are still to come
 * or long past: those are of other steps. `isNews` tells which tokens speak of the news itself.
 */
export function dateIn(
  tokens: readonly Token[],
  day: string,
  lang: string | null,
  isNews: (token: number) => boolean = () => true,
): FoundDate | null {
  const published = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(published)) return null;
  for (let i = 0; i < tokens.length; i++) {
    if (!isNews(i)) continue;
    const found = byMonthName(tokens, i, day, lang ?? 'en') ?? byMonthSign(tokens, i, day);
    if (found && isRecent(found.date, published)) return found;
  }
  return lang === 'en' || lang === null ? weekday(tokens, published, isNews) : null;
}

function byMonthName(tokens: readonly Token[], at: number, day: string, lang: string): FoundDate | null {
  const raw = tokens[at]?.raw ?? '';
  const month = monthIn(lang === 'en' && raw.toLowerCase() === 'may' ? raw.replace('MAY', 'May') : raw, lang);
  if (month === 0) return null;
  const before = past(tokens, at - 1, -1);
  const behind = past(tokens, at + 1, 1);
  const dayAfter = lang === 'en' ? numberAt(tokens[behind], 1, 31) : 0;
  const dayBefore = numberAt(tokens[before], 1, 31);
  const yearAt = dayAfter > 0 ? past(tokens, behind + 1, 1) : behind;
  const year = numberAt(tokens[yearAt], 1950, 2100);
  const to = year > 0 ? yearAt + 1 : dayAfter > 0 ? behind + 1 : at + 1;
  const from = dayAfter === 0 && dayBefore > 0 ? before : at;
  return { date: iso(year, month, dayAfter || dayBefore, day), from, to };
}

/** `2023年5月4日`, `5월 4일`. */
function byMonthSign(tokens: readonly Token[], at: number, day: string): FoundDate | null {
  const sign = tokens[at]?.text;
  if (sign !== '月' && sign !== '월') return null;
  const month = numberAt(tokens[at - 1], 1, 12);
  if (month === 0) return null;
  const ends = ['日', '일', '号'].includes(tokens[at + 2]?.text ?? '');
  const dayOf = ends ? numberAt(tokens[at + 1], 1, 31) : 0;
  const hasYear = ['年', '년'].includes(tokens[at - 2]?.text ?? '');
  const year = hasYear ? numberAt(tokens[at - 3], 1950, 2100) : 0;
  return {
    date: iso(year, month, dayOf, day),
    from: year > 0 ? at - 3 : at - 1,
    to: dayOf > 0 ? at + 3 : at + 1,
  };
}

/** Without a year the month is the latest one that has begun on the day of publication. */
function iso(year: number, month: number, dayOf: number, day: string): string {
  const own = Number(day.slice(0, 4));
  const guess = year || (`${own}-${pad(month)}` > day.slice(0, 7) ? own - 1 : own);
  return dayOf > 0 ? `${guess}-${pad(month)}-${pad(dayOf)}` : `${guess}-${pad(month)}`;
}

function isRecent(date: string, published: number): boolean {
  const first = Date.parse(date.length === 7 ? `${date}-01` : date);
  // `2023-02-31` is no date.
  if (Number.isNaN(first) || (date.length === 10 && new Date(first).toISOString().slice(0, 10) !== date))
    return false;
  const last = date.length === 7 ? first + 30 * DAY_MS : first;
  return first <= published + AHEAD_DAYS * DAY_MS && last >= published - RECENT_DAYS * DAY_MS;
}

function weekday(
  tokens: readonly Token[],
  published: number,
  isNews: (token: number) => boolean,
): FoundDate | null {
  for (const [at, token] of tokens.entries()) {
    const named = DAYS.indexOf(token.text);
    // Those to come are not the day of the news.
    if (named < 0 || token.raw === token.text || !isNews(at) || isAhead(tokens, at)) continue;
    const back = (new Date(published).getUTCDay() - named + 7) % 7;
    const date = new Date(published - back * DAY_MS).toISOString().slice(0, 10);
    return { date, from: at, to: at + 1 };
  }
  return null;
}

function isAhead(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - AHEAD_REACH); i--) {
    const { text = '', kind } = tokens[i] ?? {};
    if (kind === 'mark' && '.;'.includes(text)) return false;
    if (AHEAD.has(text)) return true;
  }
  return false;
}
