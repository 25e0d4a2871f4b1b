import { tokenise } from '../query/tokenise.ts';

/** Weighted terms of one item, for comparing two tellings of one event. Weights are positive; 1 is a plain title word. */
export type StoryTerms = ReadonlyMap<string, number>;

/** Words that every English headline may hold: they tell nothing. */
const STOP = new Set(
  `a an the and or but of in on at to for from by with as is are was were be been has have had will would could may
  it its this that these those their his her they he she who which what how why when where after before over under
  into out up off about more most than not no new says said say today yesterday monday tuesday wednesday thursday
  friday saturday sunday between both two also amid during`.split(/\s+/),
);

/** Words that nearly every item of this field holds: they tell little. */
const FIELD = new Set(
  `cooperat agree agreement pact deal deals mou memorandum understand partner partnership partnerships tie talk sign
  signed signs ink inks seal launch announce joint strategic bilateral countr nation government minist minister
  president prime leader technolog tech development develop sector visit meet meeting summit work together boost
  deepen strengthen expand supply chain`.split(/\s+/),
);

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
  for (const token of tokenise(text)) {
    if (STOP.has(token)) continue;
    const term = stem(token);
    const scaled = weight * (FIELD.has(term) || FIELD.has(token) ? COMMON : /^\d/.test(token) ? NUMBER : 1);
    terms.set(term, Math.max(terms.get(term) ?? 0, scaled));
  }
}

/** A light English stemmer: enough that `signs`, `signed` and `signing` meet; other scripts pass unchanged. */
function stem(token: string): string {
  if (token.length < 5) return token;
  return token.replace(/(?:ations?|ings?|edly|ments?|ies|ed|es|s|y)$/, '');
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
