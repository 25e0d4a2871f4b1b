import { join } from 'node:path';
import { loadLexicon } from '../../../adapters/files/load-lexicon.ts';
import { createAnalyser, createInspector } from '../../../src/analysis/analyse.ts';
import { compileLexicon } from '../../../src/analysis/compile.ts';
import type { Findings } from '../../../src/analysis/features.ts';
import type { Analysis, AnalysisInput } from '../../../src/domain/analysis.ts';

/** The repository's own data. */
export const DATA = join(import.meta.dirname, '../../../data');

export const lexicon = loadLexicon(DATA);
export const compiled = compileLexicon(lexicon);
export const analyse = createAnalyser(lexicon);

/** An item with the given title; the rest as in an ordinary English feed. */
export function item(title: string, more: Partial<AnalysisInput> = {}): AnalysisInput {
  return { title, summary: '', outlet: 'Daily News', lang: 'en', published: '2025-06-15', ...more };
}

/** `GB-IN` keys of the pairs read in an item. */
export const pairsIn = (analysis: Analysis): string[] => analysis.pairs.map((pair) => pair.join('-'));

/** Reads a title (and a summary). */
export const read = (title: string, more: Partial<AnalysisInput> = {}): Analysis =>
  analyse(item(title, more));

const inspect = createInspector(lexicon);

/** What every room finds in a title (and a summary), before it is judged. */
export const inspected = (title: string, more: Partial<AnalysisInput> = {}): Findings =>
  inspect(item(title, more)).findings;
