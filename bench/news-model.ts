import type { Pair } from '../src/domain/party.ts';
import { SECTORS, type Sector } from '../src/domain/sector.ts';
import { STAGES } from '../src/domain/stage.ts';
import { type EpochMs, MINUTE } from '../src/domain/time.ts';
import type { storyFacts } from '../src/query/match-story.ts';
import type { Query } from '../src/query/syntax-tree.ts';
import { randomNumbers, zipf } from './random.ts';

/** The present of the model. */
export const MODEL_NOW: EpochMs = Date.UTC(2026, 10, 23);

/** Stories and subscriptions drawn from one model of the news: topics and words by Zipf's law on both sides. */
export interface NewsModel {
  story(): ModelStory;
  subscription(): Query;
}

/** A story's labels, and the title and summary of its one item. */
export interface ModelStory {
  readonly labels: Parameters<typeof storyFacts>[0];
  readonly texts: readonly [title: string, summary: string];
}

const WORDS = 20_000;
const PHRASES = 40;
const PAIRS = 200;
const COUNTRIES = 80;

const SYLLABLES = ['ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'to', 'vi', 'za', 'du'];

/** Words of the model are syllables spelt from their rank; the first ones are the commonest. */
const SPELT = Array.from({ length: WORDS }, (_, rank) =>
  Array.from(String(rank + 10), (digit) => SYLLABLES[Number(digit)] ?? '').join(''),
);

function wordOf(rank: number): string {
  return SPELT[rank] ?? '';
}

/** Two letters for each country of the model. */
function codeOf(n: number): string {
  return String.fromCharCode(65 + (n % 26), 65 + Math.floor(n / 26));
}

/**
 * The model: 200 pairs among 80 countries, 15 sectors, 40 phrases of two words, 20,000 words; a story has one or two
 * pairs and sectors, one phrase, and 55 to 75 words. Of the subscriptions 40 % ask for a pair and one or two sectors,
 * 25 % for a country and any of one to three terms, 15 % for a pair, terms and a negation, 10 % for a sector, a term
 * and a negation, 10 % for terms and a negation; six in ten terms are phrases.
 */
export function newsModel(seed: number): NewsModel {
  const random = randomNumbers(seed);
  const fixed = randomNumbers(1);
  const country = zipf(COUNTRIES, fixed);
  const pairs = Array.from({ length: PAIRS }, (): Pair => {
    const a = country();
    const b = (a + 1 + Math.floor(fixed() * (COUNTRIES - 1))) % COUNTRIES;
    const [x, y] = [codeOf(a), codeOf(b)].sort();
    return [x ?? '', y ?? ''];
  });
  const phrases = Array.from({ length: PHRASES }, (): [string, string] => [
    wordOf(200 + Math.floor(fixed() * 2_000)),
    wordOf(200 + Math.floor(fixed() * 2_000)),
  ]);
  const drawPair = zipf(PAIRS, random);
  const drawWord = zipf(WORDS, random);
  const drawPhrase = zipf(PHRASES, random);
  const pair = (): Pair => pairs[drawPair()] ?? ['AA', 'BA'];
  const sector = (): Sector => SECTORS[Math.floor(random() ** 1.5 * SECTORS.length)] ?? 'space';
  const phrase = (): readonly string[] => phrases[drawPhrase()] ?? [];
  const some = <T>(most: number, draw: () => T): T[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, draw);
  const rareWord = (): string => wordOf(400 + Math.floor(random() * random() * (WORDS - 400)));
  const term = (): Query => ({ kind: 'phrase', words: random() < 0.6 ? phrase() : [rareWord()] });
  const drawers = { random, pair, sector, phrase, some, term, word: () => wordOf(drawWord()) };
  return { story: () => drawStory(drawers), subscription: () => drawSubscription(drawers) };
}

interface Drawers {
  readonly random: () => number;
  readonly pair: () => Pair;
  readonly sector: () => Sector;
  readonly phrase: () => readonly string[];
  readonly some: <T>(most: number, draw: () => T) => T[];
  readonly term: () => Query;
  readonly word: () => string;
}

function drawStory({ random, pair, sector, phrase, word }: Drawers): ModelStory {
  const pairs = random() < 0.15 ? [pair(), pair()] : [pair()];
  const sectors = random() < 0.35 ? [sector(), sector()] : [sector()];
  const sentence = (words: number): string => Array.from({ length: words }, word).join(' ');
  const title = `${sentence(4)} ${phrase().join(' ')} ${sentence(4)}`;
  const summary = `${sentence(20)}. ${sentence(25 + Math.floor(random() * 20))}.`;
  const published = MODEL_NOW - Math.floor(random() * 100_000) * MINUTE;
  const source = {
    outlet: sentence(2),
    kind: 'news',
    title,
    url: null,
    lang: 'en',
    published,
    stage: null,
    founder: true,
    credits: [],
  } as const;
  const parties = [...new Set(pairs.flat())];
  const stage = STAGES[Math.floor(random() * STAGES.length)] ?? null;
  const labels = {
    pairs,
    parties,
    sectors,
    stage,
    initiative: null,
    lang: 'en',
    published,
    sources: [source],
  };
  return { labels, texts: [title, summary] };
}

function drawSubscription({ random, pair, sector, some, term }: Drawers): Query {
  const sectors = (): Query => anyOfThese(some(2, (): Query => ({ kind: 'sector', sector: sector() })));
  const terms = (): Query => anyOfThese(some(3, term));
  const not = (of: Query): Query => ({ kind: 'not', of });
  const kind = random();
  if (kind < 0.4) return and({ kind: 'pair', pair: pair() }, sectors());
  if (kind < 0.65) return and({ kind: 'country', code: pair()[random() < 0.5 ? 0 : 1] }, terms());
  if (kind < 0.8) return and({ kind: 'pair', pair: pair() }, terms(), not(anyOfThese(some(2, term))));
  if (kind < 0.9) return and(sectors(), term(), not(term()));
  return and(terms(), not(term()));
}

function and(...of: readonly Query[]): Query {
  return { kind: 'and', of };
}

function anyOfThese(of: readonly Query[]): Query {
  const [only] = of;
  return of.length === 1 && only ? only : { kind: 'or', of };
}
