import iconv from 'iconv-lite';
import { sequenceLength } from './utf8-validity.ts';

/** What lead bytes of UTF-8 become when they are read as windows-1252: without one there is nothing to undo. */
const LEADS = /[\u00C2-\u00F4]/;

/** The characters past Latin-1 that windows-1252 has, with their bytes. */
const EXTRAS: ReadonlyMap<string, number> = new Map(
  '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
    .split('')
    .map((character) => [character, iconv.encode(character, 'windows-1252')[0] ?? 0]),
);

/** What may follow a capital letter with an accent in proper writing, too: `CAFÉ…`, `« LIBERTÉ »`. */
const PUNCTUATION = '’‘“”„‚…–—»«‹›•\u00A0';

/** Lead bytes of scripts that feeds are written in: Latin with accents, Greek, Cyrillic, Hebrew, Arabic. */
const PLAUSIBLE = new Set([0xc2, 0xc3, 0xc4, 0xc5, 0xce, 0xcf, 0xd0, 0xd1, 0xd7, 0xd8, 0xd9, 0xda, 0xdb]);

/** A place where characters stand that are the bytes of one character of UTF-8. */
interface Sequence {
  readonly at: number;
  readonly length: number;
}

/**
 * Undoes UTF-8 that was once read as windows-1252 and written as UTF-8 again (`Indiaâ€™s` for `India’s`), as publishing
 * systems do to single titles. It acts only on proof, then on all such sequences of the text: one that proper writing
 * never has, or two that it has at most by chance.
 */
export function undoDoubleUtf8(text: string): string {
  if (!LEADS.test(text)) return text;
  const bytes = Uint8Array.from({ length: text.length }, (_, i) => byteOf(text, i));
  const sequences = sequencesIn(bytes);
  const weights = sequences.map(({ at, length }) => weightOf(text, at, text.slice(at + 1, at + length)));
  if (weights.reduce<number>((sum, weight) => sum + weight, 0) < 2) return text;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (const { at, length } of sequences) {
    parts.push(text.slice(from, at), decoder.decode(bytes.subarray(at, at + length)));
    from = at + length;
  }
  return parts.join('') + text.slice(from);
}

function sequencesIn(bytes: Uint8Array): Sequence[] {
  const sequences: Sequence[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead >= 0xe0 || PLAUSIBLE.has(lead) ? sequenceLength(bytes, at) : 0;
    if (length > 0) sequences.push({ at, length });
    at += Math.max(1, length);
  }
  return sequences;
}

/** The byte that windows-1252 has for a character, its free codes standing for themselves; 0 when it has none. */
function byteOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code <= 0xff ? code : (EXTRAS.get(text.charAt(at)) ?? 0);
}

/** How far one sequence goes to prove the matter: 2 is enough. `tail` are the characters after the lead. */
function weightOf(text: string, at: number, tail: string): 0 | 1 | 2 {
  const lead = text.charAt(at);
  const before = text.charAt(at - 1);
  const isCapital = lead <= 'Þ';
  if (lead === 'Â' || (isCapital && /\p{Ll}/u.test(before))) return 2;
  const isPunctuation = tail.split('').every((character) => PUNCTUATION.includes(character));
  if (lead === 'Ã' && !(isPunctuation && /\p{Lu}/u.test(before))) return 2;
  if (isPunctuation) return 0;
  return lead === 'â' || lead >= 'ð' ? 2 : 1;
}
