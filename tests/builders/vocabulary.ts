import { fileURLToPath } from 'node:url';
import { loadVocabulary } from '../../adapters/files/load-vocabulary.ts';
import type { Vocabulary } from '../../src/query/vocabulary.ts';

let loaded: Vocabulary | null = null;

/** The vocabulary that ships, read once a test file. */
export function theVocabulary(): Vocabulary {
  loaded ??= loadVocabulary(fileURLToPath(new URL('../../data', import.meta.url)));
  return loaded;
}
