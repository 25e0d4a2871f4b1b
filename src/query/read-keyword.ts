import { nameKey } from './name-index.ts';
import { closedName, nearName } from './name-slips.ts';
import type { QueryProblem } from './problem.ts';
import { nearest, SLIP } from './suggest.ts';
import { isUnspacedLetter, tokenise } from './tokenise.ts';
import type { Vocabulary } from './vocabulary.ts';
import { asQuery, type TypedWord, type WordReading } from './word-reading.ts';

/** Fewer letters begin too many words. */
const SHORTEST_STEM = 2;

/** Reads a word with a star: `semicond*`. */
export function readPrefix(word: TypedWord): WordReading {
  const stem = word.text.slice(0, -1);
  const tokens = tokenise(stem);
  const [token] = tokens;
  const refuse = (message: string): WordReading => ({
    meaning: { kind: 'nothing' },
    error: { message, start: word.start, end: word.end },
  });
  if (!word.text.endsWith('*') || stem.includes('*') || token === undefined)
    return refuse('A star stands at the end of the beginning of a word: semicond*');
  // Where every letter is a token, a word is searched as a part of the text anyway.
  if (tokens.every(isUnspacedLetter)) return asQuery({ kind: 'phrase', words: tokens });
  if (tokens.length > 1) return refuse('A star ends a single word, without hyphen or full stop: semicond*');
  if (token.length < SHORTEST_STEM) return refuse(`At least ${SHORTEST_STEM} letters stand before a star.`);
  return asQuery({ kind: 'prefix', stem: token });
}

/** Reads a word that is no name: its tokens in a row, with a note where a name may have been meant. */
export function readKeyword(word: TypedWord, vocabulary: Vocabulary): WordReading {
  const words = tokenise(word.text);
  const place = { start: word.start, end: word.end };
  if (words.length === 0) {
    const message = `“${word.text}” has no letter or digit and was passed over.`;
    return { meaning: { kind: 'nothing' }, note: { message, ...place } };
  }
  const keyword = asQuery({ kind: 'phrase', words });
  const remark = capitalsRemark(word.text, vocabulary) ?? slipRemark(word.text, words, vocabulary);
  return remark === null ? keyword : { ...keyword, note: { ...remark, ...place } };
}

type Remark = Required<Pick<QueryProblem, 'message' | 'suggestion'>>;

/** A code, or a name that is an ordinary word, typed in small letters (`us`, `trust`). */
function capitalsRemark(text: string, vocabulary: Vocabulary): Remark | null {
  const name = vocabulary.bare
    .get(nameKey(text))
    // Of the codes of three letters, those that are no words of English.
    ?.find(({ spelling }) => !/^[A-Z]{3}$/u.test(spelling) || !vocabulary.plausible.has(nameKey(text)));
  if (name === undefined) return null;
  const { reading, spelling } = name;
  const label = reading.kind === 'sides' ? vocabulary.labels.party(reading.sides[0].code) : spelling;
  const meant = label === spelling ? 'the name' : label;
  return {
    message: `“${text}” is searched as a word. Write ${spelling} for ${meant}.`,
    suggestion: spelling,
  };
}

/** A word close to a name; words of the field and words in other alphabets are taken as they are. */
function slipRemark(text: string, words: readonly string[], vocabulary: Vocabulary): Remark | null {
  const near = nearOf(words, vocabulary);
  if (near === null || near === words[0]) return null;
  return {
    message: `“${text}” is no name here and is searched as a word. Did you mean “${near}”?`,
    suggestion: near,
  };
}

function nearOf(words: readonly string[], vocabulary: Vocabulary): string | null {
  const [word, more] = words;
  if (more !== undefined) return nearName(words, vocabulary.longNames);
  if (word === undefined || !/^[a-z]+$/u.test(word) || vocabulary.plausible.has(word)) return null;
  return closedName(word, vocabulary.longNames) ?? nearest(word, vocabulary.slips, SLIP);
}
