import { DAY } from '../src/domain/time.ts';
import type { Query } from '../src/query/syntax-tree.ts';
import { tokenise } from '../src/query/tokenise.ts';
import type { ModelStory, NewsModel } from './news-model.ts';

/** A kind of question with what it may take: milliseconds at the 99th percentile. */
export interface Question {
  readonly name: string;
  readonly most: number;
  readonly ask: 'first page' | 'page 100' | 'back-test';
  readonly query: () => Query;
}

const FACETS = 2;
const TEXT = 20;
const BACKTEST = 150;
/** What no promise covers: beginnings that more words have than are named one by one. */
const SHORT_PREFIX = 2_000;

/**
 * The questions. What they ask for is drawn from stories of the model, so that what is often in the news is often
 * asked for; each draw is another query.
 */
export function questions(model: NewsModel): readonly Question[] {
  const draw = drawers(model);
  const facets: Readonly<Record<string, () => Query>> = {
    country: draw.country,
    pair: draw.pair,
    sector: draw.sector,
    stage: draw.stage,
    'pair + sector + since': () => all(draw.pair(), draw.sector(), draw.since()),
    'pair + sector': () => all(draw.pair(), draw.sector()),
    'country + sector': () => all(draw.country(), draw.sector()),
    'country + sector + stage': () => all(draw.country(), draw.sector(), draw.stage()),
    'pair + stage': () => all(draw.pair(), draw.stage()),
    'sector | sector': () => any(draw.sector(), draw.sector()),
    'country − pair': () => all(draw.country(), not(draw.pair())),
    'kind + country': () => all({ kind: 'feed-kind', feedKind: 'government' }, draw.country()),
    'since alone': draw.since,
  };
  const texts: Readonly<Record<string, () => Query>> = {
    'common word': draw.commonWord,
    'word + country': () => all(draw.word(), draw.country()),
    'word + pair + sector': () => all(draw.word(), draw.pair(), draw.sector()),
    'phrase + pair': () => all(draw.phrase(), draw.pair()),
    'common word + pair': () => all(draw.commonWord(), draw.pair()),
    'common word + stage + since': () => all(draw.commonWord(), draw.stage(), draw.since()),
    'prefix + sector': () => all(draw.prefix(), draw.sector()),
    'phrase | phrase + country': () => all(any(draw.phrase(), draw.phrase()), draw.country()),
    'word − phrase + pair': () => all(draw.word(), not(draw.phrase()), draw.pair()),
  };
  const first = (name: string, query: () => Query, most: number): Question => ({
    ...{ name, query, most, ask: 'first page' },
  });
  const entries = (record: Readonly<Record<string, () => Query>>) => Object.entries(record);
  return [
    ...entries(facets).map(([name, query]) => first(name, query, FACETS)),
    ...entries(texts).map(([name, query]) => first(name, query, TEXT)),
    { name: 'short prefix', query: draw.shortPrefix, most: SHORT_PREFIX, ask: 'first page' },
    { name: 'country', query: draw.country, most: FACETS, ask: 'page 100' },
    { name: 'pair + sector', query: () => all(draw.pair(), draw.sector()), most: FACETS, ask: 'page 100' },
    { name: 'word + country', query: () => all(draw.word(), draw.country()), most: TEXT, ask: 'page 100' },
    { name: 'a subscription', query: () => model.subscription(), most: BACKTEST, ask: 'back-test' },
    {
      name: 'country + sector',
      query: () => all(draw.country(), draw.sector()),
      most: BACKTEST,
      ask: 'back-test',
    },
    {
      name: 'sector − country',
      query: () => all(draw.sector(), not(draw.country())),
      most: BACKTEST,
      ask: 'back-test',
    },
    {
      name: 'common word | country',
      query: () => any(draw.commonWord(), draw.country()),
      most: BACKTEST,
      ask: 'back-test',
    },
    { name: 'everything', query: () => ({ kind: 'all' }), most: BACKTEST, ask: 'back-test' },
  ];
}

function all(...of: readonly Query[]): Query {
  return { kind: 'and', of };
}

function any(...of: readonly Query[]): Query {
  return { kind: 'or', of };
}

function not(of: Query): Query {
  return { kind: 'not', of };
}

function drawers(model: NewsModel) {
  const labels = (): ModelStory['labels'] => model.story().labels;
  /** Words 5 and 6 of a headline are the phrase of its topic, the others are drawn one by one. */
  const words = (): readonly string[] => tokenise(model.story().texts[0]);
  const word = (at: number): Query => ({ kind: 'phrase', words: words().slice(at, at + 1) });
  let turn = 0;
  return {
    country: (): Query => ({ kind: 'country', code: labels().pairs[0]?.[turn++ % 2] ?? 'AA' }),
    pair: (): Query => ({ kind: 'pair', pair: labels().pairs[0] ?? ['AA', 'BA'] }),
    sector: (): Query => ({ kind: 'sector', sector: labels().sectors[0] ?? 'space' }),
    stage: (): Query => ({ kind: 'stage', stage: labels().stage ?? 'signed' }),
    since: (): Query => ({
      kind: 'since',
      bound: { kind: 'ago', span: ([7, 30, 90, 365][turn++ % 4] ?? 30) * DAY },
    }),
    word: (): Query => word(0),
    /** The commonest of a headline: by Zipf's law the shortest. */
    commonWord: (): Query => ({
      kind: 'phrase',
      words: [words().reduce((a, b) => (b.length < a.length ? b : a))],
    }),
    phrase: (): Query => ({ kind: 'phrase', words: words().slice(4, 6) }),
    /** Begins 1, 11 or 111 words. */
    prefix: (): Query => ({
      kind: 'prefix',
      stem: (words().find((drawn) => drawn.length >= 6) ?? 'lokalo').slice(0, 6 + (turn++ % 3)),
    }),
    /** Begins 1,111 words, one of them of the commonest. */
    shortPrefix: (): Query => ({ kind: 'prefix', stem: (words()[0] ?? 'loka').slice(0, 4) }),
  };
}
