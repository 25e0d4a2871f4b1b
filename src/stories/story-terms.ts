import { isUnspacedLetter, tokenise } from '../query/tokenise.ts';
import { FIELD, STOP } from './story-words.ts';

/** Weighted terms of one item, for comparing two tellings of one event. Weights are positive; 1 is a plain title word. */
export type StoryTerms = ReadonlyMap<string, number>;

const TITLE = 1;
const SUMMARY = 0.5;
const COMMON = 0.25;
const NUMBER = 1.5;

/** How much of a summary is read, in UTF-16 units. */
const SUMMARY_LENGTH = 600;

/** The terms of an item: title words count full, summary words half, words of the trade little, numbers more. */
export function storyTerms(title: StoryTerms, summary: string): StoryTerms {
  const terms = new Map(title);
  add(terms, summary.slice(0, SUMMARY_LENGTH), SUMMARY);
  return terms;
}

/** The terms of a headline alone. */
export function titleTerms(title: string): StoryTerms {
  const terms = new Map<string, number>();
  add(terms, title, TITLE);
  return terms;
}

function add(terms: Map<string, number>, text: string, weight: number): void {
  for (const token of words(text)) {
    const { term, scale } = worthOf(token);
    const scaled = weight * scale;
    if (scaled > (terms.get(term) ?? 0)) terms.set(term, scaled);
  }
}

/** What a token is worth: the term that it stands for, and a factor of its weight, 0 for a word that tells nothing. */
interface Worth {
  readonly term: string;
  readonly scale: number;
}

/** Tokens whose worth is kept at hand; all are forgotten when there are more. */
const MOST_KEPT = 20_000;
const kept = new Map<string, Worth>();

function worthOf(token: string): Worth {
  const known = kept.get(token);
  if (known) return known;
  const term = stem(token);
  const common = FIELD.has(term) || FIELD.has(token);
  const scale = STOP.has(token) ? 0 : common ? COMMON : isNumber(token) ? NUMBER : 1;
  const worth = { term, scale };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(token, worth);
  return worth;
}

function isNumber(token: string): boolean {
  const first = token.charCodeAt(0);
  return first >= 48 && first <= 57;
}

/** Below the first letter of a script without spaces (Thai). */
const FIRST_UNSPACED = 0x0e00;

/** Tokens, but of scripts without spaces each two letters that stand together: one letter alone says little. */
function words(text: string): readonly string[] {
  const tokens = tokenise(text);
  if (!tokens.some(mayBeUnspaced)) return tokens;
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (!isUnspacedLetter(token)) return [token];
    return next !== undefined && isUnspacedLetter(next) ? [token + next] : [];
  });
}

function mayBeUnspaced(token: string): boolean {
  return token.charCodeAt(0) >= FIRST_UNSPACED;
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

/**
 * The terms by which two languages meet: roots of words in Latin or Cyrillic letters (`nucléaire`, `nuclear`;
 * `Токаев`, `Tokayev`), and numbers.
 */
export function rootTerms(terms: StoryTerms): StoryTerms {
  const roots = new Map<string, number>();
  for (const [term, weight] of terms) {
    const latin = term.charCodeAt(0) > 127 ? romanised(term) : term;
    if (!LATIN.test(latin)) continue;
    const root = latin.slice(0, ROOT).replace(/[yj]/g, 'i');
    if (root.length > 3 || isNumber(root)) roots.set(root, Math.max(roots.get(root) ?? 0, weight));
  }
  return roots;
}

const LATIN = /^[a-z0-9]+$/;

function romanised(term: string): string {
  return /^[а-яіїєґ]+$/u.test(term) ? [...term].map((c) => CYRILLIC.get(c) ?? c).join('') : term;
}
