import { isUnspacedLetter, tokenise } from '../query/tokenise.ts';
import { FIELD, STOP } from './story-words.ts';

/** Weighted terms of one item, for comparing two tellings of one event. Weights are positive; 1 is a plain title word. */
export type StoryTerms = ReadonlyMap<string, number>;

const TITLE = 1;
const SUMMARY = 0.5;
const COMMON = 0.25;
const NUMBER = 1.5;

/** The terms of an item: title words count full, summary words half, words of the trade little, numbers more. */
export function storyTerms(title: string, summary: string): StoryTerms {
  const terms = new Map<string, number>();
  add(terms, title, TITLE);
  add(terms, summary.slice(0, 600), SUMMARY);
  return terms;
}

function add(terms: Map<string, number>, text: string, weight: number): void {
  for (const token of words(text)) {
    if (STOP.has(token)) continue;
    const term = stem(token);
    const scaled = weight * (FIELD.has(term) || FIELD.has(token) ? COMMON : /^\d/.test(token) ? NUMBER : 1);
    terms.set(term, Math.max(terms.get(term) ?? 0, scaled));
  }
}

/** Tokens, but of scripts without spaces each two letters that stand together: one letter alone says little. */
function words(text: string): string[] {
  const tokens = tokenise(text);
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (!isUnspacedLetter(token)) return [token];
    return next !== undefined && isUnspacedLetter(next) ? [token + next] : [];
  });
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
    const latin = /^[а-яіїєґ]+$/u.test(term) ? [...term].map((c) => CYRILLIC.get(c) ?? c).join('') : term;
    if (!/^[a-z0-9]+$/.test(latin)) continue;
    const root = latin.replace(/[yj]/g, 'i').slice(0, ROOT);
    if (root.length > 3 || /^\d/.test(root)) roots.set(root, Math.max(roots.get(root) ?? 0, weight));
  }
  return roots;
}

/** Cosine of two term vectors: 0 (nothing shared) to 1. */
export function cosine(a: StoryTerms, b: StoryTerms): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, weight] of small) dot += weight * (large.get(term) ?? 0);
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}

function norm(terms: StoryTerms): number {
  let sum = 0;
  for (const weight of terms.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
