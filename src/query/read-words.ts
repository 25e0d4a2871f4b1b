import type { BareName } from './bare-names.ts';
import { findName } from './find-name.ts';
import { nearName } from './name-slips.ts';
import type { QueryProblem } from './problem.ts';
import { readCompound } from './read-compound.ts';
import { readKeyword, readPrefix } from './read-keyword.ts';
import { tokenise } from './tokenise.ts';
import { initiativeQuery, type Vocabulary } from './vocabulary.ts';
import { asQuery, type TypedWord, type WordReading } from './word-reading.ts';

type Words = readonly [TypedWord, ...TypedWord[]];
type Taken = WordReading & { readonly taken: number };

/**
 * Reads bare words from the first one on: the longest name that begins there, else a prefix, parties joined by a
 * hyphen, or a keyword. `taken` is how many of the words that is. A note says where a longer name may be meant.
 */
export function readWords(words: Words, vocabulary: Vocabulary): Taken {
  const read = readExactly(words, vocabulary);
  const note = read.error ? null : longNameRemark(words, read, vocabulary);
  return note === null ? read : { ...read, note };
}

/** Words that are a name of several words but for a slip in one of them (`south koera`). */
function longNameRemark(words: Words, { taken }: Taken, vocabulary: Vocabulary): QueryProblem | null {
  for (let n = Math.min(words.length, vocabulary.longestName); n > Math.max(taken, 1); n--) {
    const span = words.slice(0, n);
    const text = span.map((word) => word.text).join(' ');
    const near = nearName(tokenise(text), vocabulary.longNames);
    if (near === null) continue;
    const message = `“${text}” is read word by word. Did you mean “${near}”?`;
    return { message, start: words[0].start, end: span.at(-1)?.end ?? words[0].end, suggestion: near };
  }
  return null;
}

function readExactly(words: Words, vocabulary: Vocabulary): Taken {
  const [first] = words;
  if (first.text.includes('*')) return { taken: 1, ...readPrefix(first) };
  for (let n = Math.min(words.length, vocabulary.longestName); n > 0; n--) {
    const span = words.slice(0, n);
    // Signs stand within a name (`Trinidad & Tobago`), not at its ends, where they are passed over with a note.
    if (n > 1 && !(isSpoken(span[0]) && isSpoken(span.at(-1)))) continue;
    const text = span.map((word) => word.text).join(' ');
    const name = findName(text, vocabulary);
    if (name)
      return {
        taken: n,
        ...readName(name, text, { start: first.start, end: span.at(-1)?.end ?? first.end }, vocabulary),
      };
  }
  const mentions = readCompound(first.text, vocabulary);
  if (mentions) return { taken: 1, meaning: { kind: 'mentions', mentions } };
  return { taken: 1, ...readKeyword(first, vocabulary) };
}

type Place = Pick<QueryProblem, 'start' | 'end'>;

function readName(name: BareName, text: string, place: Place, vocabulary: Vocabulary): WordReading {
  const { reading } = name;
  switch (reading.kind) {
    case 'sides':
      return { meaning: { kind: 'mentions', mentions: [reading.sides] } };
    case 'sector':
    case 'stage':
      return asQuery(reading);
    case 'initiatives':
      return asQuery(initiativeQuery(reading.ids, vocabulary));
    case 'words': {
      const phrase = asQuery({ kind: 'phrase', words: tokenise(text) });
      if (reading.forum === null) return phrase;
      const suggestion = `country:${reading.forum}`;
      const message = `“${text}” is searched as words; ${suggestion} selects what any of its members does.`;
      return { ...phrase, note: { message, ...place, suggestion } };
    }
  }
}

function isSpoken(word: TypedWord | undefined): boolean {
  return word !== undefined && tokenise(word.text).length > 0;
}
