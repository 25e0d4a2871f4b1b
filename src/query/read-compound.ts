import { findName } from './find-name.ts';
import { nameKey } from './name-index.ts';
import type { Mention } from './party-mentions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Segments of a compound that are tried as one name. */
const LONGEST_NAME = 4;

/**
 * Parties joined in one word: `india-uk`, `us/japan`, `south-korea-uk`. Every part must name a party. Codes may be in
 * small letters as long as another part is a name beyond doubt: `us-india` is the pair, `in-it` two words. `null`
 * when the word is no such compound.
 */
export function readCompound(text: string, vocabulary: Vocabulary): readonly [Mention, ...Mention[]] | null {
  const parts = text.split(/[-/~+&]/u);
  if (parts.length < 2 || parts.some((part) => part === '')) return null;
  const mentions: Mention[] = [];
  let certain = false;
  for (let at = 0; at < parts.length; ) {
    const found = longestParty(parts, at, vocabulary);
    if (found === null) return null;
    mentions.push(found.mention);
    certain ||= found.certain;
    at += found.length;
  }
  const [first, second, ...rest] = mentions;
  return certain && first && second ? [first, second, ...rest] : null;
}

function longestParty(
  parts: readonly string[],
  at: number,
  vocabulary: Vocabulary,
): { readonly mention: Mention; readonly length: number; readonly certain: boolean } | null {
  for (let length = Math.min(LONGEST_NAME, parts.length - at); length > 0; length--) {
    const text = parts.slice(at, at + length).join(' ');
    const name = findName(text, vocabulary);
    if (name?.reading.kind === 'sides') return { mention: name.reading.sides, length, certain: true };
    const sides = vocabulary.parties.byKey.get(nameKey(text));
    if (sides && /^\p{L}{2}$/u.test(text)) return { mention: sides, length, certain: false };
  }
  return null;
}
