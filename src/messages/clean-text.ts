import { stripVTControlCharacters } from 'node:util';

/** Control characters, and the bidirectional, zero-width and tag ones that make a text look like another. */
const UNSAFE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** Text from outside on one line, without control and direction characters; spaces at its ends stay, since they part it from its neighbours. */
export function cleanText(text: string): string {
  return stripVTControlCharacters(text.toWellFormed()).replace(UNSAFE, ' ').replace(/\s+/gu, ' ');
}

/** The start of a text of at most so many UTF-16 code units, ended by `…` where something is missing; no sign is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`;
}

/** An address that may be linked: http(s), without a user or password in it; `null` for any other. */
export function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '') return null;
  return parsed.href;
}

/** Whether words that are linked look like an address themselves: they might name another one than they lead to. */
export function looksLikeAddress(words: string): boolean {
  return /(?:[a-z][a-z\d+.-]*:\/\/|www\.|^\s*[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?\s*$)/iu.test(
    cleanText(words),
  );
}
