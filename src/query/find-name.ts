import type { BareName } from './bare-names.ts';
import { nameKey } from './name-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The reading of a text that is a name as a whole and typed as that name must be; `null` when it is none. */
export function findName(text: string, vocabulary: Vocabulary): BareName | null {
  if (text.includes('*')) return null;
  const names = vocabulary.bare.get(nameKey(text)) ?? [];
  return names.find((name) => !name.asSpelt || isSpelt(text, name.spelling)) ?? null;
}

/** Same letters in the same case, whatever the signs between; initials with full stops need no capitals. */
function isSpelt(text: string, spelling: string): boolean {
  return lettersOf(text) === lettersOf(spelling) || /^\p{L}(?:\.\p{L})+\.?$/u.test(text);
}

function lettersOf(text: string): string {
  const words = text
    .normalize('NFKC')
    .replace(/'s$/u, '')
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join(' ') ?? '';
}
