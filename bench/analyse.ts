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
const [rounds = 9] = process.argv.slice(2).map(Number);

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

/** Rounds before the measured ones: tries of other languages are built, hot code is compiled. */
const WARMING = 8;

/** Items a second, the median of all rounds; what is found is added up so that no work can be left out. */
function speedOf(items: readonly AnalysisInput[], read: (item: AnalysisInput) => unknown): number {
  const speeds: number[] = [];
  for (let round = -WARMING; round < rounds; round++) {
    const start = process.cpuUsage();
    for (const item of items) kept = read(item);
    const { user, system } = process.cpuUsage(start);
    if (round >= 0) speeds.push((items.length * 1e6) / Math.max(1, user + system));
  }
  return percentile(
    speeds.sort((a, b) => a - b),
    0.5,
  );
}
let kept: unknown = null;

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

const corpora: readonly (readonly [string, readonly AnalysisInput[]])[] = [
  [`${everyday.length} items without partnership in the main`, everyday],
  ['those of them in English', everyday.filter((item) => item.lang === 'en')],
  [`${partnerships.length} items of partnership`, partnerships],
  ...[1_000, 2_000, 4_000, 8_000].map((words): readonly [string, AnalysisInput[]] => [
    `articles of ${words.toLocaleString('en')} words`,
    articles(words, 40),
  ]),
];

const shown = (value: number): string => Math.round(value).toLocaleString('en').padStart(10);
console.log(
  `${terms.length.toLocaleString('en')} plain terms; items a second of CPU time, median of ${rounds} rounds\n`,
);
console.log(`${''.padEnd(45)}   Entente     regex   times the regex’s time`);
for (const [name, items] of corpora) {
  const ours = speedOf(items, analyse);
  const regex = speedOf(items, countWords);
  console.log(`${name.padEnd(44)}${shown(ours)}${shown(regex)}${(regex / ours).toFixed(2).padStart(10)}`);
}
if (kept === null) process.exitCode = 1;
