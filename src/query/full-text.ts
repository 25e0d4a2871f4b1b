import type { Tag } from './story-tags.ts';
import { tokenText } from './token-text.ts';

/**
 * How our tokens go through SQLite's FTS5 unchanged. Its `ascii` tokeniser parts text at ASCII characters that are
 * no letter or digit and takes every character beyond ASCII as part of a token
 * (https://www.sqlite.org/fts5.html#ascii_tokenizer), so tokens joined by spaces come out as they went in, which
 * `unicode61` with its own tables of letters and marks does not promise.
 */
export const FTS_TOKENIZER = 'ascii';

/** Texts as the full-text index stores them: tokens joined by spaces, with a break that no phrase crosses. */
export function ftsText(texts: readonly string[]): string {
  return tokenText(texts).tokens.join(' ');
}

/** A token that every story has in its column of tags: FTS5 knows `NOT` only behind something that is wanted. */
export const FTS_EVERY = '\ue001';

/** Tags as the full-text index stores them in a column of their own. */
export function ftsTags(tags: readonly Tag[]): string {
  return [FTS_EVERY, ...tags.map(ftsTag)].join(' ');
}

/**
 * A tag as one token: characters that would part it become private-use ones (U+E100 upwards), and the first
 * character sets it off from words. Upper case would fold, but no two tags differ in case alone.
 */
export function ftsTag(tag: Tag): string {
  const inner = tag.replace(/[^A-Za-z0-9]/gu, (sign) =>
    sign.charCodeAt(0) < 0x80 ? String.fromCharCode(0xe100 + sign.charCodeAt(0)) : sign,
  );
  return `${FTS_EVERY}${inner.toLowerCase()}`;
}

/** FTS5 query text: these tokens in a row. Tokens hold no quotation mark, so quoting is safe. */
export function ftsPhrase(tokens: readonly string[]): string {
  return `"${tokens.join(' ')}"`;
}

/** FTS5 query text: a token that begins with the stem. */
export function ftsPrefix(stem: string): string {
  return `"${stem}"*`;
}
