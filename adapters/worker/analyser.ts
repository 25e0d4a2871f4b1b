import { type Analyser, createAnalyser } from '../../src/analysis/analyse.ts';
import { loadLexicon } from '../files/load-lexicon.ts';

/** The analyser over the data in `dataDir`. Throws a `DataFileError` when that has a bad row. */
export function loadAnalyser(dataDir: string): Analyser {
  return createAnalyser(loadLexicon(dataDir));
}
