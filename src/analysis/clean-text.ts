/** A cleaned text with the way back: `map[i]` is the offset in the original of cleaned code unit `i`. */
export interface CleanText {
  readonly text: string;
  readonly original: string;
  /** `null` when nothing was changed. One entry more than `text.length`, for the end. */
  readonly map: Int32Array | null;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  euro: '€',
  pound: '£',
  yen: '¥',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
  middot: '·',
  bull: '•',
  copy: '©',
  reg: '®',
  trade: '™',
  rarr: '→',
};

const LONGEST_ENTITY = 10;
const LONGEST_TAG = 600;

/** The character of an entity that starts at `at` (an ampersand), and where it ends; `null` for none. */
function entityAt(text: string, at: number): { readonly value: string; readonly end: number } | null {
  const length = text.slice(at + 1, at + 1 + LONGEST_ENTITY).indexOf(';');
  if (length < 0) return null;
  const end = at + 1 + length;
  const name = text.slice(at + 1, end);
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named !== undefined) return { value: named, end: end + 1 };
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
  if (!digits) return null;
  const code = digits[1] ? Number.parseInt(digits[1], 16) : Number(digits[2]);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  return { value: String.fromCodePoint(code), end: end + 1 };
}

/** Where a tag that opens at `at` ends; -1 when the `<` opens none. Looks ahead a bounded way. */
function tagEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1) | 32;
  const opens = (next >= 97 && next <= 122) || text[at + 1] === '/' || text[at + 1] === '!';
  if (!opens) return -1;
  const limit = Math.min(text.length, at + LONGEST_TAG);
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === '>') return i + 1;
    if (text[i] === '<') return -1;
  }
  return -1;
}

/** A cleaned text while it is written. */
interface Draft {
  text: string;
  /** One entry a code unit written, and room for the end: cleaning never makes a text longer. */
  readonly map: Int32Array;
}

/** Writes a character that stands for what the original holds at `at`. */
function put(draft: Draft, value: string, at: number): void {
  draft.map.fill(at, draft.text.length, draft.text.length + value.length);
  draft.text += value;
}

/** Copies a stretch of the original as it is. */
function copy(draft: Draft, original: string, from: number, to: number): void {
  const shift = from - draft.text.length;
  for (let i = from; i < to; i++) draft.map[i - shift] = i;
  draft.text += original.slice(from, to);
}

function copyClean(original: string, draft: Draft): void {
  let copied = 0;
  for (let i = 0; i < original.length; ) {
    const c = original.charCodeAt(i);
    const entity = c === 0x26 ? entityAt(original, i) : null;
    const tag = c === 0x3c ? tagEnd(original, i) : -1;
    const end = entity?.end ?? tag;
    if (end < 0) {
      i += 1;
      continue;
    }
    copy(draft, original, copied, i);
    put(draft, entity?.value ?? ' ', i);
    copied = end;
    i = end;
  }
  copy(draft, original, copied, original.length);
}

/**
 * Plain text of a field in which tags or entities may be left over, at most `limit` code units of it.
 * Linear in the length read.
 */
export function cleanText(field: string, limit: number): CleanText {
  const original = field.length > limit ? field.slice(0, limit) : field;
  if (!original.includes('&') && !original.includes('<'))
    return { text: original, original: field, map: null };
  const draft: Draft = { text: '', map: new Int32Array(original.length + 1) };
  copyClean(original, draft);
  draft.map[draft.text.length] = original.length;
  return { text: draft.text, original: field, map: draft.map.subarray(0, draft.text.length + 1) };
}

/** Offset in the original field of an offset in the cleaned text. */
export function originalOffset(clean: CleanText, offset: number): number {
  return clean.map ? (clean.map[offset] ?? clean.original.length) : offset;
}
