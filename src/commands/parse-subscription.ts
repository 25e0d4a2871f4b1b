import { parsePause } from '../schedule/parse-pause.ts';
import { type ParsedCommand, refuse, understood } from './parsed-command.ts';
import { type Order, readOrder } from './read-order.ts';
import type { Reading } from './reading.ts';
import { wordsOf } from './words.ts';

const INSTANTLY = { cadence: { kind: 'instantly' }, timeZone: null, skipHolidays: null } as const;

/** Reads what stands behind `subscribe`: a query, and when to tell of it. */
export function parseSubscribe(rest: string, reading: Reading): ParsedCommand {
  const words = wordsOf(rest);
  const example = 'subscribe india uk instantly';
  if (words.length === 0) return refuse('“subscribe” takes a query, and when to tell of it.', example);
  const read = readOrder(words, reading);
  if (!read.ok) return refuse(read.message, read.nearest && `subscribe ${read.nearest}`);
  const { query, notes, schedule, urgent } = read.order;
  if (query !== null) {
    const when = schedule ?? INSTANTLY;
    return understood({ kind: 'subscribe', query, notes, schedule: when, urgent: urgent ?? [] });
  }
  const timed = schedule !== null && schedule.cadence.kind !== 'instantly';
  const message = 'A query is missing: what to tell of.';
  if (!timed) return refuse(message, example);
  return refuse(`${message} The digest of all stories is the channel’s.`, `digest ${words.join(' ')}`);
}

/** Reads what stands behind `try`: the same as behind `subscribe`. */
export function parseTry(rest: string, reading: Reading): ParsedCommand {
  const parsed = parseSubscribe(rest, reading);
  const asTry = (form: string | null): string | null => form?.replace(/^subscribe\b/u, 'try') ?? null;
  if (!parsed.ok) {
    return refuse(parsed.error.message.replace('“subscribe”', '“try”'), asTry(parsed.error.nearest));
  }
  if (parsed.command.kind !== 'subscribe') return parsed;
  const { query, notes, schedule } = parsed.command;
  return understood({ kind: 'try', query, notes, schedule });
}

/** Reads what stands behind `edit`: a number, then a new query, a new cadence, or both. */
export function parseEdit(rest: string, reading: Reading): ParsedCommand {
  const [first = '', ...words] = wordsOf(rest);
  const number = numberIn(first);
  if (number === null) return refuse(numberWanted('edit'), 'edit 1 daily 09:00');
  if (words.length === 0) {
    return refuse(
      'What should change? A query, a cadence, or both may stand behind the number.',
      `edit ${number} daily 09:00`,
    );
  }
  const read = readOrder(words, reading);
  if (!read.ok) return refuse(read.message, read.nearest && `edit ${number} ${read.nearest}`);
  return understood({ kind: 'edit', number, ...(read.order satisfies Order) });
}

/** Reads what stands behind `pause`: a number, and how long. */
export function parsePauseCommand(rest: string, { now, timeZone }: Reading): ParsedCommand {
  const [first = '', ...words] = wordsOf(rest);
  const number = numberIn(first);
  if (number === null) return refuse(numberWanted('pause'), 'pause 1 3d');
  const parsed = parsePause(words, { now, timeZone });
  if (!parsed.ok) {
    const { message, nearest } = parsed.problem;
    return refuse(message, nearest && `pause ${number} ${nearest}`);
  }
  const spare = words[parsed.consumed];
  if (spare === undefined) return understood({ kind: 'pause', number, until: parsed.until });
  const form = `pause ${number} ${words.slice(0, parsed.consumed).join(' ')}`;
  return refuse(`“${spare}” is too much behind the pause.`, form);
}

/** Reads what stands behind a command that takes the number of a subscription and nothing else. */
export function parseNumbered(kind: 'unsubscribe' | 'resume' | 'test', rest: string): ParsedCommand {
  const number = numberIn(rest);
  if (number !== null) return understood({ kind, number });
  const [first] = wordsOf(rest);
  const near = first === undefined ? null : numberIn(first);
  return refuse(numberWanted(kind), `${kind} ${near ?? 1}`);
}

function numberWanted(word: string): string {
  return `“${word}” takes the number of a subscription, as “subscriptions” lists it.`;
}

/** The number that `3` or `#3` is; `null` for anything else. */
function numberIn(word: string): number | null {
  const match = /^#?([1-9]\d{0,8})$/u.exec(word);
  return match === null ? null : Number(match[1]);
}
