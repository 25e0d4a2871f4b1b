import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { readGoldFile } from '../adapters/files/load-gold.ts';
import { loadLexicon } from '../adapters/files/load-lexicon.ts';
import { createAnalyser } from '../src/analysis/analyse.ts';
import type { Lexicon } from '../src/analysis/lexicon.ts';
import type { AnalysisInput } from '../src/domain/analysis.ts';
import { percentile } from './random.ts';

/**
 * How many items a second does one core read? Everyday news, partnership news and articles of 1,000 to 8,000 words,
 * each beside one regular expression of the same plain terms, which finds words and knows nothing else.
 *
 *     node dist/bench/analyse.js [rounds]
 */
const [rounds = 15] = process.argv.slice(2).map(Number);

/** Everyday items a second that are wanted, and how many times the regex's time is allowed. */
const LEAST = 6_000;
const MOST_TIMES = 15;

const root = resolve('.');
const lexicon = loadLexicon(join(root, 'data'));
const analyse = createAnalyser(lexicon);

/** The plain English terms of the lexicon: no choices in braces, which an expression would need to spell out. */
function plainTerms({ countries, sectors, cues, stages, metonyms, bodies, leaders }: Lexicon): string[] {
  const all = [
    ...countries.flatMap((country) => [...(country.names.en ?? []), ...country.demonyms]),
    ...metonyms.map((m) => m.term),
    ...bodies.flatMap((body) => body.names),
    ...leaders.map((leader) => leader.name),
    ...Object.values(sectors).flatMap((byLang) => (byLang.en ?? []).map(({ term }) => term)),
    ...Object.values(cues).flatMap((byLang) => byLang.en ?? []),
    ...Object.values(stages).flatMap((strengths) => Object.values(strengths).flatMap((l) => l.en ?? [])),
  ];
  return [...new Set(all)].filter((term) => /^[\p{L}\p{N} .'’-]+\*?$/u.test(term));
}

const terms = plainTerms(lexicon).sort((a, b) => b.length - a.length);
const spelt = terms.map((term) => term.replaceAll('.', '\\.').replace(/\*$/, '\\w*'));
const keyword = new RegExp(`\\b(?:${spelt.join('|')})\\b`, 'gi');

function countWords({ title, summary }: AnalysisInput): number {
  let found = 0;
  for (const text of [title, summary]) for (const _hit of text.matchAll(keyword)) found += 1;
  return found;
}

/** So many items are read before any is measured: tries of other languages are built, hot code is compiled. */
const WARMING = 15_000;

interface Speed {
  /** Items a second of CPU time: the median of all rounds, and the round that others disturbed least. */
  readonly median: number;
  readonly fastest: number;
}

let kept: unknown = null;

/** Items a second of one round; what is read is kept so that no work can be left out. */
function roundOf(items: readonly AnalysisInput[], read: (item: AnalysisInput) => unknown): number {
  const start = process.cpuUsage();
  for (const item of items) kept = read(item);
  const { user, system } = process.cpuUsage(start);
  return (items.length * 1e6) / Math.max(1, user + system);
}

function speedOf(speeds: number[]): Speed {
  const ascending = speeds.sort((a, b) => a - b);
  return { median: percentile(ascending, 0.5), fastest: ascending.at(-1) ?? Number.NaN };
}

/** Both readers in turns, so that whatever else the machine does slows both. */
function compare(items: readonly AnalysisInput[]): { readonly ours: Speed; readonly regex: Speed } {
  for (let read = 0; read < WARMING; read += items.length) roundOf(items, analyse);
  roundOf(items, countWords);
  const ours: number[] = [];
  const regex: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(roundOf(items, analyse));
    regex.push(roundOf(items, countWords));
  }
  return { ours: speedOf(ours), regex: speedOf(regex) };
}

const everyday = [
  ...readGoldFile('data/sample/noise.jsonl'),
  ...readGoldFile('tests/gold/growth-noise.jsonl'),
];
const partnerships = [
  ...readGoldFile('data/sample/partnerships.jsonl'),
  ...readGoldFile('tests/gold/growth-events.jsonl'),
];
const prose = [...everyday, ...partnerships]
  .filter((item) => item.lang === 'en')
  .map((item) => `${item.title}. ${item.summary}`);

/** Articles of so many words, put together from the English items. */
function articles(words: number, count: number): AnalysisInput[] {
  return Array.from({ length: count }, (_, i) => {
    const text = [...prose.slice(i * 3), ...prose, ...prose, ...prose, ...prose].join(' ').split(' ');
    const summary = text.slice(0, words).join(' ');
    const item = everyday[i % everyday.length];
    return { title: item?.title ?? '', summary, outlet: '', lang: 'en', published: '2025-06-15' };
  });
}

const LENGTHS = [1_000, 2_000, 4_000, 8_000];
const corpora = {
  everyday: { name: `${everyday.length} everyday items, all languages`, items: everyday },
  english: {
    name: 'those of them in English',
    items: everyday.filter((item) => item.lang === 'en'),
  },
  partnerships: { name: `${partnerships.length} items of partnership`, items: partnerships },
};
const lengths = LENGTHS.map((words) => ({
  name: `articles of ${words.toLocaleString('en')} words`,
  items: articles(words, 40),
}));

const shown = (value: number): string => Math.round(value).toLocaleString('en').padStart(10);

function measured({ name, items }: { readonly name: string; readonly items: readonly AnalysisInput[] }): {
  readonly speed: number;
  readonly times: number;
} {
  const { ours, regex } = compare(items);
  const times = regex.median / ours.median;
  console.log(
    `${name.padEnd(40)}${shown(ours.median)}${shown(ours.fastest)}${shown(regex.median)}${times.toFixed(2).padStart(10)}`,
  );
  return { speed: ours.median, times };
}

const load = loadavg()[0] ?? 0;
console.log(
  `${terms.length.toLocaleString('en')} plain terms; items a second of CPU time over ${rounds} rounds; load ${load.toFixed(1)} on ${cpus().length} cores\n`,
);
console.log(
  `${''.padEnd(40)}${'median'.padStart(10)}${'fastest'.padStart(10)}${'regex'.padStart(10)}${'times'.padStart(10)}`,
);
const everydayRow = measured(corpora.everyday);
const englishRow = measured(corpora.english);
const partnershipRow = measured(corpora.partnerships);
const articleRows = lengths.map(measured);

const slowest = Math.max(
  ...[everydayRow, englishRow, partnershipRow, ...articleRows].map(({ times }) => times),
);
const [short, long] = [articleRows[0]?.speed ?? Number.NaN, articleRows.at(-1)?.speed ?? Number.NaN];
const growth = (LENGTHS.at(-1) ?? 0) / (LENGTHS[0] ?? 1);

/** The goals of the bench, each with what was measured. */
const goals: readonly (readonly [goal: string, value: string, holds: boolean])[] = [
  ['everyday items: at least 6,000 a second', shown(everydayRow.speed).trim(), everydayRow.speed >= LEAST],
  ['of them English: at least 6,000 a second', shown(englishRow.speed).trim(), englishRow.speed >= LEAST],
  [
    `an article ${growth} times as long takes at most ${growth} times as long`,
    `${(short / long).toFixed(2)} times`,
    short / long <= growth,
  ],
  [`at most ${MOST_TIMES} times the time of the regex`, `${slowest.toFixed(2)} times`, slowest <= MOST_TIMES],
];
console.log('');
for (const [goal, value, holds] of goals)
  console.log(`${holds ? 'holds         ' : 'does not hold '} ${goal}: ${value}`);
if (kept === null || goals.some(([, , holds]) => !holds)) process.exitCode = 1;
