import { join } from 'node:path';
import { readGoldFile } from '../adapters/files/load-gold.ts';
import type { LabelledItem } from '../src/analysis/baselines.ts';
import type { Lexicon } from '../src/analysis/lexicon.ts';
import { madeNews } from './made-news.ts';

/** Labelled news that the models are trained on. */
export const GOLD_FILES: readonly string[] = [
  'tests/gold/dev.jsonl',
  'tests/gold/growth-events.jsonl',
  'tests/gold/growth-noise.jsonl',
  'tests/gold/fresh-a.jsonl',
  'tests/gold/fresh-c.jsonl',
  'tests/gold/train-c.jsonl',
  'tests/gold/train-d.jsonl',
  'tests/gold/train-e.jsonl',
  'tests/gold/train-f.jsonl',
  'tests/gold/train-g.jsonl',
  'tests/gold/train-h.jsonl',
  'tests/gold/train-i.jsonl',
];

/** Labelled news that no model is trained on. */
export const SAMPLE_FILES: readonly string[] = ['data/sample/partnerships.jsonl', 'data/sample/noise.jsonl'];

/** News made from templates, with how often each is filled, how much an item counts, and whether the title stands alone. */
const MADE = [
  { file: 'tests/gold/everyday.json', times: 2, weight: 2, bare: false },
  { file: 'tests/gold/everyday.json', times: 1, weight: 2, bare: true },
  { file: 'tests/gold/near-misses.json', times: 2, weight: 0.3, bare: false },
  { file: 'tests/gold/phrasings.json', times: 2, weight: 0.15, bare: false },
] as const;

/**
 * So much an English item without partnership news counts beside the others: among the labelled they are half, in a day's
 * feeds nearly all, and a false card costs a reader's trust.
 */
const COUNT_OF_NOISE = 1.7;

/**
 * Half as much counts what is told by its effects without a word of cooperation, which is seldom, and what retells an
 * event of another file.
 */
const COUNTS_HALF = new Set(['tests/gold/train-g.jsonl', 'tests/gold/train-h.jsonl']);

const countOf = (item: LabelledItem, file: string): number =>
  (item.relevant || item.lang !== 'en' ? 1 : COUNT_OF_NOISE) * (COUNTS_HALF.has(file) ? 0.5 : 1);

/** An item with the file that it comes from and how much it counts in training. */
export type TrainingItem = LabelledItem & { readonly file: string; readonly weight: number };

/** All labelled and made items, a text that stands in two files once. */
export function trainingItems(root: string, lexicon: Lexicon): TrainingItem[] {
  const labelled = [...GOLD_FILES, ...SAMPLE_FILES].flatMap((file) =>
    readGoldFile(join(root, file)).map((item) => ({
      ...item,
      file,
      weight: countOf(item, file),
    })),
  );
  const made = MADE.flatMap(({ file, times, weight, bare }) =>
    madeNews(join(root, file), lexicon, times, bare ? 6 : 5).map((item) => ({
      ...item,
      summary: bare ? '' : item.summary,
      file,
      weight,
    })),
  );
  const seen = new Set<string>();
  return [...labelled, ...made].filter((item) => {
    const key = `${item.title}\n${item.summary}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
