import { FIELD, STOP } from './story-words.ts';
import { termKey } from './term-vector.ts';

/** What a token is worth, whatever text it stands in. */
export interface Worth {
  /** Key of the term that it stands for ({@link termKey}). */
  readonly term: number;
  /** Key of the root by which it meets words of other languages; `null` for none. */
  readonly root: number | null;
  /** A factor of its weight; 0 for a word that tells nothing. */
  readonly scale: number;
}

const COMMON = 0.25;
const NUMBER = 1.5;

/** Tokens whose worth is kept at hand; all are forgotten when there are more. */
const MOST_KEPT = 20_000;
const kept = new Map<string, Worth>();

/** The worth of a token: words of the trade count little, numbers more, stop words nothing. */
export function worthOf(token: string): Worth {
  const known = kept.get(token);
  if (known) return known;
  const term = stem(token);
  const common = FIELD.has(term) || FIELD.has(token);
  const scale = STOP.has(token) ? 0 : common ? COMMON : isNumber(token) ? NUMBER : 1;
  const root = rootOf(term);
  const worth = { term: termKey(term), root: root === null ? null : termKey(root), scale };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(token, worth);
  return worth;
}

function isNumber(token: string): boolean {
  const first = token.charCodeAt(0);
  return first >= 48 && first <= 57;
}

/** A light English stemmer: enough that `signs`, `signed` and `signing` meet; other scripts pass unchanged. */
export function stem(token: string): string {
  if (token.length < 5) return token;
  return token.replace(/(?:ations?|ings?|edly|ments?|ies|ed|es|s|y)$/, '');
}

const CYRILLIC: ReadonlyMap<string, string> = new Map(
  'а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=yu я=ya і=i ї=i є=e ґ=g'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)]),
);

const ROOT = 5;
const LATIN = /^[a-z0-9]+$/;

/**
 * The root by which two languages meet: of words in Latin or Cyrillic letters (`nucléaire`, `nuclear`; `Токаев`,
 * `Tokayev`), and numbers.
 */
function rootOf(term: string): string | null {
  const latin = term.charCodeAt(0) > 127 ? romanised(term) : term;
  if (!LATIN.test(latin)) return null;
  const root = latin.slice(0, ROOT).replace(/[yj]/g, 'i');
  return root.length > 3 || isNumber(root) ? root : null;
}

function romanised(term: string): string {
  return /^[а-яіїєґ]+$/u.test(term) ? [...term].map((c) => CYRILLIC.get(c) ?? c).join('') : term;
}
