import { stripVTControlCharacters } from 'node:util';

/** Control characters, and the bidirectional and zero-width ones that make a text look like another. */
const UNSAFE = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Text from outside made safe for a terminal: no escape sequences, no control or direction characters. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(UNSAFE, ' ').replace(/ {2,}/g, ' ').trim();
}
