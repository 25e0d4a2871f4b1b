import { labelsIn } from './label-words.ts';
import { type ParsedCommand, refuse, understood } from './parsed-command.ts';
import type { Reading } from './reading.ts';
import { wordsOf } from './words.ts';

/** Longest note that is kept, in UTF-16 code units. */
const LONGEST_NOTE = 300;

/** Reads the commands on what readers say of stories; `null` where the word begins none of them. */
export function parseFeedbackWord(word: string, rest: string, reading: Reading): ParsedCommand | null {
  switch (word) {
    case 'story':
      return story(rest);
    case 'not-relevant':
      return verdictOn('not-relevant', rest, 'not-relevant 12');
    case 'wrong-label':
      return wrongLabel(rest, reading);
    case 'review':
      return rest === '' ? understood({ kind: 'review' }) : refuse('“review” stands alone.', 'review');
    case 'accept':
    case 'reject':
      return settle(word, rest);
    default:
      return null;
  }
}

function story(rest: string): ParsedCommand {
  const { number, words } = numbered(rest);
  if (number === null || words.length > 0) {
    return refuse('“story” takes the number of a story, as it stands on its card.', `story ${number ?? 12}`);
  }
  return understood({ kind: 'story', number });
}

function wrongLabel(rest: string, { vocabulary }: Reading): ParsedCommand {
  const example = 'wrong-label 12 stage:signed';
  const parsed = verdictOn('wrong-label', rest, example);
  if (!parsed.ok || parsed.command.kind !== 'wrong-label' || parsed.command.note === null) return parsed;
  const labels = labelsIn(parsed.command.note, vocabulary);
  return labels.ok ? parsed : refuse(labels.message, example);
}

function verdictOn(kind: 'not-relevant' | 'wrong-label', rest: string, example: string): ParsedCommand {
  const { number, words } = numbered(rest);
  if (number === null) return refuse(`“${kind}” takes the number of a story, then why.`, example);
  const note = words.join(' ');
  if (note.length > LONGEST_NOTE) return refuse(`A note has ${LONGEST_NOTE} characters at most.`, null);
  return understood({ kind, number, note: note === '' ? null : note });
}

function settle(kind: 'accept' | 'reject', rest: string): ParsedCommand {
  const { number, words } = numbered(rest);
  const why = words.join(' ');
  if (number === null)
    return refuse(`“${kind}” takes the number of a verdict; “review” lists them.`, 'review');
  if (why.length > LONGEST_NOTE) return refuse(`A reason has ${LONGEST_NOTE} characters at most.`, null);
  return understood({ kind, verdict: number, why: why === '' ? null : why });
}

function numbered(rest: string): { readonly number: number | null; readonly words: readonly string[] } {
  const [first = '', ...words] = wordsOf(rest);
  const match = /^#?([1-9]\d{0,8})$/u.exec(first);
  return { number: match === null ? null : Number(match[1]), words };
}
