import type { QueryProblem } from './problem.ts';

/** One piece of a query. Offsets go into the plain text. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'open' | 'close' | 'bar' | 'minus' }
  /** `joined`: nothing but spaces stands between it and the word before. */
  | { readonly kind: 'word'; readonly text: string; readonly joined: boolean }
  | { readonly kind: 'phrase'; readonly text: string }
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly nameEnd: number;
      readonly values: readonly Value[];
    }
);

/** One value behind a field. */
export interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The pieces of a query, and what is wrong with their form. */
export interface Lexed {
  readonly tokens: readonly Token[];
  readonly problems: readonly QueryProblem[];
}

const WORD_ENDS = ' "()|';
const FIELD_NAME = /^\p{L}[\p{L}-]*$/u;

/** Parts a query (in plain signs, see `plainInput`) into words, phrases, fields and signs. One pass. */
export function lexQuery(text: string): Lexed {
  const tokens: Token[] = [];
  const problems: QueryProblem[] = [];
  let at = 0;
  let joined = false;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === ' ' || sign === ',') {
      joined = joined && sign === ' ';
      at++;
      continue;
    }
    const read = readPiece(text, at, joined);
    if ('message' in read) {
      problems.push(read);
      at = read.end;
      joined = false;
    } else {
      tokens.push(read);
      at = read.end;
      joined = read.kind === 'word';
    }
  }
  return { tokens, problems };
}

function readPiece(text: string, at: number, joined: boolean): Token | QueryProblem {
  const sign = text[at] ?? '';
  const one = { start: at, end: at + 1 };
  if (sign === '(') return { kind: 'open', ...one };
  if (sign === ')') return { kind: 'close', ...one };
  if (sign === '|') return { kind: 'bar', start: at, end: text[at + 1] === '|' ? at + 2 : at + 1 };
  if (sign === '"') return readPhrase(text, at);
  if (sign === "'") {
    const end = closingApostrophe(text, at);
    if (end !== -1) return { kind: 'phrase', text: text.slice(at + 1, end), start: at, end: end + 1 };
  }
  if (sign === '-') {
    const dashes = /^-+/u.exec(text.slice(at))?.[0].length ?? 1;
    const next = text[at + dashes] ?? ' ';
    if (next !== ' ' && next !== ')' && next !== '|') {
      if (dashes === 1) return { kind: 'minus', ...one };
      const message = 'One minus before a word leaves it out; two say nothing more.';
      return { message, start: at, end: at + dashes, suggestion: '-' };
    }
  }
  return readWord(text, at, joined);
}

function readPhrase(text: string, at: number): Token | QueryProblem {
  const close = text.indexOf('"', at + 1);
  if (close !== -1) return { kind: 'phrase', text: text.slice(at + 1, close), start: at, end: close + 1 };
  const message = 'This quotation mark is never closed. Put another one at the end of the phrase.';
  return { message, start: at, end: text.length, suggestion: `${text.slice(at).trimEnd()}"` };
}

/** The apostrophe that ends a phrase begun by one: before a space, a sign or the end. -1 when there is none. */
function closingApostrophe(text: string, at: number): number {
  for (let i = at + 2; i < text.length; i++) {
    if (text[i] === "'" && ' )|,'.includes(text[i + 1] ?? ' ')) return i;
  }
  return -1;
}

function readWord(text: string, at: number, joined: boolean): Token | QueryProblem {
  const end = wordEnd(text, at, true);
  const word = text.slice(at, end);
  if (text[end] !== ':') return { kind: 'word', text: word, joined, start: at, end };
  if (!FIELD_NAME.test(word)) {
    const whole = wordEnd(text, at, false);
    return { kind: 'word', text: text.slice(at, whole), joined, start: at, end: whole };
  }
  if (/^https?$/iu.test(word) && text.startsWith('//', end + 1)) {
    const whole = wordEnd(text, at, false);
    const message =
      'An address is no query: “why-not” and the address tells what became of an article. To search for its words, put it in quotes.';
    return { message, start: at, end: whole, suggestion: `"${text.slice(at, whole)}"` };
  }
  return readField(text, at, end);
}

/** Where the word ends that begins here; a comma between digits belongs to it. */
function wordEnd(text: string, at: number, colonEnds: boolean): number {
  let i = at;
  for (; i < text.length; i++) {
    const sign = text[i] ?? '';
    if (WORD_ENDS.includes(sign) || (colonEnds && sign === ':')) break;
    if (sign === ',' && !(isDigit(text[i - 1]) && isDigit(text[i + 1]))) break;
  }
  return i;
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= '0' && sign <= '9';
}

function readField(text: string, at: number, nameEnd: number): Token | QueryProblem {
  const name = text.slice(at, nameEnd);
  let from = nameEnd + 1;
  while (text[from] === ' ') from++;
  const first = readValue(text, from);
  if (first === null) {
    const message = `“${name}:” needs a value right behind it; several are written ${name}:a|b.`;
    return { message, start: at, end: nameEnd + 1 };
  }
  if ('message' in first) return first;
  const values = [first];
  let end = first.end;
  // `sector:ai|quantum`: the bar holds the field together as long as no space and no other field comes.
  while (text[end] === '|' || text[end] === ',') {
    const next = readValue(text, end + 1);
    if (next === null || 'message' in next || text[next.end] === ':' || next.text.includes(':')) break;
    values.push(next);
    end = next.end;
  }
  return { kind: 'field', name: name.toLowerCase(), nameEnd, values, start: at, end };
}

function readValue(text: string, at: number): Value | QueryProblem | null {
  if (text[at] === '"') {
    const phrase = readPhrase(text, at);
    if ('message' in phrase) return phrase;
    return { text: text.slice(at + 1, phrase.end - 1), start: at, end: phrase.end };
  }
  const end = wordEnd(text, at, false);
  return end === at ? null : { text: text.slice(at, end), start: at, end };
}
