import type { TimeZone } from '../domain/cadence.ts';
import type { EpochMs } from '../domain/time.ts';
import { parseQuery } from '../query/parse-query.ts';
import { nearest, SLIP } from '../query/suggest.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import { COMMAND_WORDS } from './command-words.ts';
import { parseDigest } from './parse-digest.ts';
import { parseExport } from './parse-export-command.ts';
import { parseFeedbackWord } from './parse-feedback.ts';
import { parseInitiative, parseMatrix, parseTimeline } from './parse-ledger-command.ts';
import { parseMute, parsePermissions, parseQuiet, parseSources, unwrapped } from './parse-rules.ts';
import {
  parseEdit,
  parseNumbered,
  parsePauseCommand,
  parseSubscribe,
  parseTry,
} from './parse-subscription.ts';
import { type ParsedCommand, refuse, understood } from './parsed-command.ts';
import type { Reading } from './reading.ts';

/** Longest text that is read; chat clients send no longer ones by hand. */
const MOST_TEXT = 1_000;

/** How often a form that comes near is put right before it is given up. */
const MOST_REPAIRS = 5;

/**
 * Reads the text behind `/partnership`. What begins with no command's name is a query. The nearest form of a refusal is
 * always one that is understood.
 */
export function parseCommand(
  text: string,
  vocabulary: Vocabulary,
  now: EpochMs,
  timeZone: TimeZone = 'UTC',
): ParsedCommand {
  const reading: Reading = { vocabulary, now, timeZone };
  const parsed = read(text, reading);
  if (parsed.ok) return parsed;
  let form = parsed.error.nearest;
  for (let n = 0; n < MOST_REPAIRS && form !== null; n++) {
    const again = read(form, reading);
    if (again.ok) return refuse(parsed.error.message, form);
    form = again.error.nearest === form ? null : again.error.nearest;
  }
  return refuse(parsed.error.message, null);
}

function read(text: string, reading: Reading): ParsedCommand {
  const trimmed = text.trim().replace(/^\/partnership\b\s*/i, '');
  if (trimmed.length > MOST_TEXT) {
    return refuse(`That is ${trimmed.length} characters long; a command has ${MOST_TEXT} at most.`, null);
  }
  if (trimmed === '') return understood({ kind: 'overview' });
  const [first = ''] = trimmed.split(/\s+/);
  const word = first.toLowerCase();
  const rest = trimmed.slice(first.length).trim();
  return (
    parseSubscriptionWord(word, rest, reading) ??
    parseFeedbackWord(word, rest, reading) ??
    parseWord(word, rest, trimmed, reading)
  );
}

function parseWord(word: string, rest: string, text: string, { vocabulary, now }: Reading): ParsedCommand {
  switch (word) {
    case 'find':
      return find(rest, vocabulary, now);
    case 'why':
      return whyNumber(rest);
    case 'why-not':
    case 'whynot':
      return whyNotAddress(rest);
    case 'timeline':
      return parseTimeline(rest, vocabulary, now);
    case 'initiative':
      return parseInitiative(rest, vocabulary);
    case 'matrix':
      return parseMatrix(rest, vocabulary, now);
    case 'export':
      return parseExport(rest, vocabulary, now);
    case 'help':
    case '?':
      return understood({ kind: 'help' });
    case 'status':
    case 'home':
      return alone(word, rest);
    default:
      return find(text, vocabulary, now);
  }
}

/** Reads the commands on who is told what; `null` where the word begins none of them. */
function parseSubscriptionWord(word: string, rest: string, reading: Reading): ParsedCommand | null {
  switch (word) {
    case 'subscribe':
      return parseSubscribe(rest, reading);
    case 'try':
      return parseTry(rest, reading);
    case 'edit':
      return parseEdit(rest, reading);
    case 'pause':
      return parsePauseCommand(rest, reading);
    case 'unsubscribe':
    case 'resume':
    case 'test':
      return parseNumbered(word, rest);
    case 'digest':
      return parseDigest(rest, reading);
    case 'quiet':
      return parseQuiet(rest);
    case 'mute':
    case 'unmute':
      return parseMute(word, rest);
    case 'subscriptions':
    case 'mutes':
      return alone(word, rest);
    case 'sources':
      return parseSources(rest);
    case 'permissions':
      return parsePermissions(rest);
    default:
      return null;
  }
}

function alone(kind: 'status' | 'home' | 'subscriptions' | 'mutes', rest: string): ParsedCommand {
  return rest === '' ? understood({ kind }) : refuse(`“${kind}” stands alone.`, kind);
}

function find(text: string, vocabulary: Vocabulary, now: EpochMs): ParsedCommand {
  const parsed = parseQuery(text, vocabulary, { now });
  if (parsed.ok) {
    const notes = parsed.notes.map((remark) => remark.message);
    const command = commandMeant(text, parsed.query);
    if (command) notes.push(`Did you mean the command “${command}”?`);
    return { ok: true, command: { kind: 'find', query: parsed.query, notes } };
  }
  const [error] = parsed.errors;
  if (!error) return refuse('That query cannot be read.', null);
  const mended = error.suggestion
    ? text.slice(0, error.start) + error.suggestion + text.slice(error.end)
    : null;
  return refuse(`${error.message} (at character ${error.start + 1})`, mended);
}

/** The command that a query's first word may be a slip of, where that word was read as nothing but a keyword. */
function commandMeant(text: string, query: Query): string | null {
  const [first = ''] = text.trim().toLowerCase().split(/\s+/);
  const parts = query.kind === 'and' ? query.of : [query];
  const isKeyword = parts.some((part) => part.kind === 'phrase' && part.words.join() === first);
  return isKeyword
    ? nearest(
        first,
        COMMAND_WORDS.map(({ word }) => word),
        SLIP,
      )
    : null;
}

function whyNumber(rest: string): ParsedCommand {
  const match = /^#?(\d{1,9})$/.exec(rest);
  if (!match) return refuse('“why” takes the number of a story, as it stands before its headline.', 'why 12');
  return { ok: true, command: { kind: 'why', number: Number(match[1]) } };
}

function whyNotAddress(rest: string): ParsedCommand {
  // Slack wraps addresses in <…|label>.
  const url = unwrapped(rest);
  if (!URL.canParse(url) || !/^https?:/i.test(url)) {
    return refuse('“why-not” takes the address of an article.', 'why-not https://example.org/article');
  }
  return { ok: true, command: { kind: 'why-not', url } };
}
