import type { Story } from '../domain/story.ts';
import { type DateStyle, dayLabel } from './dates.ts';
import { count } from './labels.ts';
import { type Block, line, type Message, note, type Span, text } from './message.ts';
import { shownAddress } from './shown-address.ts';

/** How often a query would have fired, for the reader who is about to subscribe. */
export interface BacktestInput {
  /** What was asked, in words for people. */
  readonly asked: string;
  /** Days that were asked for, and those of them that the archive covers. */
  readonly asksFor: number;
  readonly days: number;
  readonly total: number;
  /** Stories a week. */
  readonly perWeek: number;
  /** The newest of them. */
  readonly latest: readonly Story[];
  /** What would narrow the query down, the best first: `a sector`. */
  readonly narrower: readonly string[];
  /** Whether each story would be posted as it comes, not gathered in a digest. */
  readonly instantly: boolean;
}

/** An instant alert that fires more often than this, a day, is more than people read. */
const MANY_A_DAY = 10;

/** What a subscription would have brought, with its last stories and a warning where it would bring too many. */
export function backtestMessage(input: BacktestInput, style: DateStyle): Message {
  const { asked, total, latest } = input;
  const [last] = latest;
  const title = `${firedLine(input)}${last ? `; last: #${last.number} ${last.title}` : ''}`;
  const blocks: Block[] = [line(text(`${firedLine(input)}: `, 'strong'), asked)];
  if (input.days < input.asksFor) blocks.push(note(`The archive goes back ${count(input.days, 'day')}.`));
  if (total === 0) blocks.push(note('Nothing in the archive of this time matches; news to come still may.'));
  if (latest.length > 0) blocks.push({ kind: 'list', items: latest.map((story) => storyLine(story, style)) });
  const warning = tooMany(input);
  if (warning !== null) blocks.push(note(warning));
  return { title, blocks };
}

/** `Would have fired 14 times in the last 90 days (about once a week)`. */
function firedLine({ total, days, perWeek }: BacktestInput): string {
  const within = `in the last ${days === 1 ? 'day' : count(days, 'day')}`;
  if (total === 0) return `Would not have fired ${within}`;
  return `Would have fired ${times(total)} ${within} (${rateLabel(perWeek)})`;
}

/** `about 40 a day`, `about twice a week`, `about once a month`, `less than once a month`. */
export function rateLabel(perWeek: number): string {
  const per = (n: number, unit: string): string => {
    const whole = Math.round(n);
    return `about ${whole <= 2 ? times(whole) : whole.toLocaleString('en')} a ${unit}`;
  };
  const perDay = perWeek / 7;
  const perMonth = (perWeek * 30) / 7;
  if (perDay >= 0.9) return per(perDay, 'day');
  if (perWeek >= 0.9) return per(perWeek, 'week');
  return perMonth >= 0.9 ? per(perMonth, 'month') : 'less than once a month';
}

function times(n: number): string {
  if (n === 1) return 'once';
  return n === 2 ? 'twice' : `${n.toLocaleString('en')} times`;
}

function tooMany({ instantly, perWeek, narrower }: BacktestInput): string | null {
  if (!instantly || perWeek / 7 < MANY_A_DAY) return null;
  const advice = narrower.length > 0 ? `try adding ${narrower[0]}, or a digest` : 'try a digest';
  return `That is ${rateLabel(perWeek)}; ${advice}.`;
}

function storyLine(story: Story, style: DateStyle): Span[] {
  const { number, title, url, stage, published } = story;
  const shown = shownAddress(url);
  return [
    text(`#${number} `, 'quiet'),
    ...(stage ? [{ kind: 'stage', stage } as const, text(' ')] : []),
    shown === null ? text(title) : { kind: 'link', text: title, url: shown },
    text(`, ${dayLabel(published, style)}`, 'quiet'),
  ];
}
