import { join, resolve } from 'node:path';
import { loadLexicon } from '../adapters/files/load-lexicon.ts';
import { createAnalyser } from '../src/analysis/analyse.ts';
import { groupBy } from '../src/analysis/group-by.ts';
import { madeNews } from './made-news.ts';

/**
 * How many cards a thousand everyday items would bring, by the program as shipped: every template of
 * `tests/gold/everyday.json` with thirty draws of states. `node dist/bench/false-cards.js` from the root of the repository.
 */
const root = resolve('.');
const lexicon = loadLexicon(join(root, 'data'));
const analyse = createAnalyser(lexicon);
const items = madeNews(join(root, 'tests/gold/everyday.json'), lexicon, 30, 11);
const shown = items.filter((item) => analyse(item).relevant);
const byTemplate = groupBy(shown, (item) => item.story);
for (const [, [first, ...more]] of [...byTemplate].sort((a, b) => b[1].length - a[1].length))
  console.log(`${more.length + 1} of 30`, first?.lang, first?.title);
console.log(
  `${shown.length} false cards among ${items.length} everyday items: ${((1000 * shown.length) / items.length).toFixed(1)} in a thousand`,
);
