import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readGoldFile } from '../adapters/files/load-gold.ts';
import { loadLexicon } from '../adapters/files/load-lexicon.ts';
import { createAnalyser } from '../src/analysis/analyse.ts';
import { asLabelled, asRead } from '../src/stories/labelled-stories.ts';
import { measureStories } from '../src/stories/measure-stories.ts';
import { blocksOf, crossGroup, trainEventModel } from '../src/stories/train-stories.ts';

/**
 * Trains the model of what is one event on the labelled news and prints what five-fold cross-validation says of it,
 * with the labels of the gold and with those that the program reads. From the root of the repository:
 *
 *     node dist/bench/train-stories.js [--save]
 *
 * With `--save` the model is written to `data/model-stories.json`. Deterministic.
 */
const FILES = [
  'tests/gold/dev.jsonl',
  'tests/gold/growth-events.jsonl',
  'tests/gold/growth-noise.jsonl',
  'data/sample/partnerships.jsonl',
];
const FOLDS = 5;
const SEEDS = [7, 8, 9, 10, 11];
const NOTE =
  'Logistic regression over the signals of src/stories/event-features.ts: are two items of one event? Trained by bench/train-stories.ts on the labelled news, once with the labels of the gold and once with those that the program reads.';

const root = resolve('.');
const analyse = createAnalyser(loadLexicon(join(root, 'data')));
const rows = FILES.flatMap((file) => readGoldFile(join(root, file)))
  .filter(({ relevant }) => relevant)
  .map((row) => ({ row, read: analyse(row) }));
const labelled = rows.map(({ row, read }) => ({ ...asLabelled(row, read), event: row.story }));
const blocks = blocksOf(labelled);
const withBlock = <Value extends object>(value: Value, i: number) => ({ ...value, block: blocks[i] ?? '' });
const gold = labelled.map(withBlock);
const read = rows
  .map(({ row, read: analysis }) => ({ ...asRead(row, analysis), event: row.story }))
  .map(withBlock);

const percent = (x: number): string => (100 * x).toFixed(1);
for (const seed of SEEDS) {
  crossGroup([gold, read], FOLDS, seed).forEach((groups, s) => {
    const figures = measureStories(groups.map((group, i) => ({ event: gold[i]?.event ?? '', group })));
    const { bCubed, pairwise, overMerged, found } = figures;
    const rates = [bCubed, pairwise].map((r) => [r.precision, r.recall, r.f1].map(percent).join(' / '));
    console.log(
      `seed ${seed}, ${s === 0 ? 'gold' : 'read'} labels: B-cubed ${rates[0]}, pairwise ${rates[1]}, over-merged ${overMerged} of ${found}`,
    );
  });
}
const model = trainEventModel([gold, read.filter(({ analysis }) => analysis.relevant)]);
console.log(model);
if (process.argv.includes('--save')) {
  writeFileSync(
    join(root, 'data/model-stories.json'),
    `${JSON.stringify({ note: NOTE, ...model }, null, 1)}\n`,
  );
}
