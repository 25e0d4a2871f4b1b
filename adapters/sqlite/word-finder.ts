import type { Database } from 'better-sqlite3';
import type { WordsOf } from './query-formula.ts';

/**
 * Words that are named one by one: each takes some tens of microseconds to open. A beginning that more words have is
 * left to the full-text index, which gathers all their places first: up to a second where most of a million stories
 * have such a word.
 */
export const MOST_WORDS = 160;

/** Finds the words that begin with a stem; `null` when they are more than {@link MOST_WORDS}. */
export function wordFinder(db: Database): WordsOf {
  const find = db
    .prepare<[string, string, number], string>(
      'SELECT word FROM story_words WHERE word >= ? AND word < ? LIMIT ?',
    )
    .pluck();
  return (stem) => {
    // Behind all words that begin so: no token holds this last of all characters.
    const words = find.all(stem, `${stem}\u{10ffff}`, MOST_WORDS + 1);
    return words.length > MOST_WORDS ? null : words;
  };
}
