import { join, resolve } from 'node:path';
import { loadLexicon } from '../adapters/files/load-lexicon.ts';
import { createAnalyser } from '../src/analysis/analyse.ts';
import { groupBy } from '../src/analysis/group-by.ts';
import { madeNews } from './made-news.ts';

/**
 * How many cards a thousand everyday items would bring, by the program as shipped, and how many of the news that looks
 * like technology cooperation and is none: every template of `tests/gold/everyday.json` and of `near-misses.json` with
 * thirty draws of states. `node dist/bench/false-cards.js` from the root of the repository.
 */
const root = resolve('.');
const lexicon = loadLexicon(join(root, 'data'));
const analyse = createAnalyser(lexicon);

for (const [name, file] of [
  ['everyday items', 'everyday.json'],
  ['near misses', 'near-misses.json'],
] as const) {
  const items = madeNews(join(root, 'tests/gold', file), lexicon, 30, 11);
  const shown = items.filter((item) => analyse(item).relevant);
  const byTemplate = groupBy(shown, (item) => item.story);
  for (const [, [first, ...more]] of [...byTemplate].sort((a, b) => b[1].length - a[1].length))
    console.log(`${more.length + 1} of 30`, first?.lang, first?.title);
  const share = ((1000 * shown.length) / items.length).toFixed(1);
  console.log(`${shown.length} false cards among ${items.length} ${name}: ${share} in a thousand\n`);
}
