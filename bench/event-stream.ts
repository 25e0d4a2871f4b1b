import type { Analysis } from '../src/domain/analysis.ts';
import type { Item } from '../src/domain/item.ts';
import { type Pair, pairOf } from '../src/domain/party.ts';
import { SECTORS, type Sector } from '../src/domain/sector.ts';
import { STAGES, type Stage } from '../src/domain/stage.ts';
import { DAY, type EpochMs, HOUR } from '../src/domain/time.ts';
import { randomNumbers, zipf } from './random.ts';

/** A relevant item with what is read in it, and the event that it tells. */
export interface StreamItem {
  readonly item: Item;
  readonly analysis: Analysis;
  readonly event: number;
}

/** A text of real news, for its words. */
export interface RealText {
  readonly title: string;
  readonly summary: string;
  readonly lang: string;
}

/** Whatever a stream is made of. */
export interface StreamModel {
  readonly texts: readonly RealText[];
  readonly parties: readonly string[];
  readonly seed: number;
  readonly start: EpochMs;
  /** Events a day. */
  readonly perDay: number;
}

interface Draw {
  readonly random: () => number;
  readonly below: (n: number) => number;
  readonly pair: () => Pair;
  readonly words: (lang: string, n: number) => string[];
  readonly lang: () => string;
}

interface Event {
  readonly id: number;
  readonly at: EpochMs;
  readonly pairs: readonly Pair[];
  readonly sectors: readonly Sector[];
  readonly stage: Stage | null;
  readonly figure: string;
  /** The words that every telling in a language draws from. */
  readonly words: Map<string, readonly string[]>;
  readonly lang: string;
}

/** Tells an event again after its first telling: 0 to 2 times, within three days. */
const MOST_AGAIN = 3;
const AGAIN_WITHIN = 72 * HOUR;

/**
 * A stream of relevant news without end, in order of publication, drawn from a model: words by their frequency in
 * real news, language by language; pairs by Zipf's law; a telling takes half of its words from those of its event.
 * One retelling in four is in a language of its own; one in five reads another stage, one in seven another sector.
 * Deterministic. `again` says from which event on events are told more than once.
 */
export function* eventStream(model: StreamModel, again: number): Generator<StreamItem, never> {
  const draw = drawsOf(model);
  let made = 0;
  const waiting: StreamItem[] = [];
  for (let id = 0; ; id++) {
    const event = drawEvent(draw, id, model.start + (id * DAY) / model.perDay);
    for (let next = waiting[0]; next && next.item.published <= event.at; next = waiting[0]) {
      yield next;
      waiting.shift();
    }
    yield telling(draw, event, event.at, event.lang, made++);
    const more = id < again ? 0 : Math.floor(MOST_AGAIN * draw.random() ** 1.5);
    for (let n = 0; n < more; n++) {
      const lang = draw.random() < 0.25 ? draw.lang() : event.lang;
      waiting.push(telling(draw, event, event.at + draw.random() ** 2 * AGAIN_WITHIN, lang, made++));
    }
    waiting.sort((a, b) => a.item.published - b.item.published);
  }
}

function drawsOf({ texts, parties, seed }: StreamModel): Draw {
  const random = randomNumbers(seed);
  const fixed = randomNumbers(1);
  const byLang = new Map<string, string[]>();
  for (const { title, summary, lang } of texts) {
    const words = new Intl.Segmenter(lang, { granularity: 'word' }).segment(`${title} ${summary}`);
    const kept = byLang.get(lang) ?? [];
    for (const { segment, isWordLike } of words) if (isWordLike) kept.push(segment);
    byLang.set(lang, kept);
  }
  const langs = texts.map(({ lang }) => lang);
  const country = zipf(parties.length, fixed);
  const pairs = Array.from({ length: 400 }, () => drawPair(parties, country, fixed));
  const rank = zipf(pairs.length, random);
  const below = (n: number): number => Math.floor(random() * n);
  return {
    random,
    below,
    pair: () => pairs[rank()] as Pair,
    lang: () => langs[below(langs.length)] as string,
    words: (lang, n) => {
      const known = byLang.get(lang) as string[];
      return Array.from({ length: n }, () => known[below(known.length)] as string);
    },
  };
}

function drawPair(parties: readonly string[], country: () => number, random: () => number): Pair {
  const one = parties[country()] as string;
  for (;;) {
    const pair = pairOf(one, parties[Math.floor(random() * parties.length)] as string);
    if (pair) return pair;
  }
}

function drawEvent(draw: Draw, id: number, at: EpochMs): Event {
  const sector = (): Sector => SECTORS[Math.floor(draw.random() ** 1.5 * SECTORS.length)] as Sector;
  const lang = draw.lang();
  return {
    id,
    at,
    lang,
    pairs: draw.random() < 0.1 ? [draw.pair(), draw.pair()] : [draw.pair()],
    sectors: [...new Set(draw.random() < 0.4 ? [sector(), sector()] : [sector()])],
    stage: STAGES[draw.below(STAGES.length)] as Stage,
    figure: draw.random() < 0.2 ? `$${1 + draw.below(90)} million` : '',
    words: new Map(),
  };
}

const VOCABULARY = 40;

function telling(draw: Draw, event: Event, at: EpochMs, lang: string, id: number): StreamItem {
  const known = event.words.get(lang) ?? draw.words(lang, VOCABULARY);
  event.words.set(lang, known);
  const ours = (n: number): string[] =>
    Array.from({ length: n }, () => known[draw.below(known.length)] as string);
  const title = [...ours(6), ...draw.words(lang, 4)].join(' ');
  const summary = [...ours(18), event.figure, ...draw.words(lang, 16)].join(' ');
  const url = `https://outlet-${id % 500}.example/${id}`;
  const item: Item = {
    feedId: 1,
    fingerprint: `stream-${id}`,
    hash: '',
    canonicalUrl: url,
    url,
    title,
    summary,
    outlet: `Outlet ${id % 500}`,
    lang,
    published: Math.round(at),
    dated: true,
    retrievedAt: Math.round(at),
  };
  return { item, analysis: analysisOf(draw, event), event: event.id };
}

function analysisOf(draw: Draw, { pairs, sectors, stage }: Event): Analysis {
  const other = draw.random();
  return {
    version: 'bench',
    relevant: true,
    confidence: 0.9,
    plurilateral: false,
    events: [],
    pairs,
    backgroundPairs: [],
    parties: [...new Set(pairs.flat())].sort(),
    sectors: other < 0.15 ? [SECTORS[draw.below(SECTORS.length)] as Sector] : sectors,
    stage: other > 0.8 ? (STAGES[draw.below(STAGES.length)] as Stage) : stage,
    initiative: null,
    evidence: [],
    because: 'Drawn from the model.',
  };
}
