import type { Vocabulary } from '../query/vocabulary.ts';
import { type ReadLabels, readLabels, type TypedLabels } from './review-labels.ts';
import { wordsOf } from './words.ts';

/** What a label is called in a note, in the singular or plural. */
const FIELDS: Readonly<Record<string, keyof TypedLabels>> = {
  stage: 'stage',
  sector: 'sectors',
  sectors: 'sectors',
  pair: 'pairs',
  pairs: 'pairs',
  initiative: 'initiative',
};

const FIELD_WORD = /^([a-z]+):(.+)$/iu;

/** The labels that a note names: `stage:signed sectors:space,quantum pairs:india-uk`; other words are for people. */
export function labelsIn(note: string, vocabulary: Vocabulary): ReadLabels {
  const typed: { -readonly [Field in keyof TypedLabels]: TypedLabels[Field] } = {};
  for (const word of wordsOf(note)) {
    const [, name = '', value = ''] = FIELD_WORD.exec(word) ?? [];
    const field = Object.hasOwn(FIELDS, name.toLowerCase()) ? FIELDS[name.toLowerCase()] : undefined;
    if (field !== undefined) typed[field] = value.replaceAll('"', '');
  }
  return readLabels(typed, vocabulary);
}
