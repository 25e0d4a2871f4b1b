import type { EpochMs } from '../domain/time.ts';
import { parseQuery } from '../query/parse-query.ts';
import { nearest, SLIP } from '../query/suggest.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import type { Command, CommandError } from './command.ts';
import { COMMAND_WORDS, LATER_WORDS } from './command-words.ts';
import { parseExport } from './parse-export-command.ts';
import { parseInitiative, parseMatrix, parseTimeline } from './parse-ledger-command.ts';

/** What a text was understood as. */
export type ParsedCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly error: CommandError };

/** Longest text that is read; chat clients send no longer ones by hand. */
const MOST_TEXT = 1_000;

/** Reads the text behind `/partnership`. What begins with no command's name is a query. */
export function parseCommand(text: string, vocabulary: Vocabulary, now: EpochMs): ParsedCommand {
  const trimmed = text.trim().replace(/^\/partnership\b\s*/i, '');
  if (trimmed.length > MOST_TEXT) {
    return refuse(`That is ${trimmed.length} characters long; a command has ${MOST_TEXT} at most.`, null);
  }
  const [first = '', ...others] = trimmed.split(/\s+/);
  const word = first.toLowerCase();
  const rest = trimmed.slice(first.length).trim();
  if (trimmed === '') return { ok: true, command: { kind: 'overview' } };
  if (LATER_WORDS.includes(word)) {
    return refuse(
      `“${word}” is not answered by this version yet. To search for the word, type “find ${trimmed}”.`,
      null,
    );
  }
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
    case 'digest':
      return digestCommand(rest);
    case 'help':
    case '?':
      return { ok: true, command: { kind: 'help' } };
    case 'sources':
    case 'status':
      if (others.length > 0) return refuse(`“${word}” stands alone.`, word);
      return { ok: true, command: { kind: word } };
    default:
      return find(trimmed, vocabulary, now);
  }
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
  const url = rest.replace(/^<([^|>]+)(?:\|[^>]*)?>$/, '$1');
  if (!URL.canParse(url) || !/^https?:/i.test(url)) {
    return refuse('“why-not” takes the address of an article.', 'why-not https://example.org/article');
  }
  return { ok: true, command: { kind: 'why-not', url } };
}

function digestCommand(rest: string): ParsedCommand {
  if (rest === '' || rest.toLowerCase() === 'now') return { ok: true, command: { kind: 'digest' } };
  return refuse('This version answers “digest now”; digests by schedule are not answered yet.', 'digest now');
}

function refuse(message: string, nearestForm: string | null): ParsedCommand {
  return { ok: false, error: { message, nearest: nearestForm } };
}
