import { withoutCredits, withoutCutMarks } from './boilerplate.ts';

/** Titles are read to this length. */
const LONGEST_TITLE = 600;
/** A suffix is looked for in so many code units at the end. */
const TAIL = 120;
/** An outlet's name at the end of a title has no more words than this. */
const MOST_WORDS = 6;

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

/** Words of sections that feeds put behind a bar. */
const SECTIONS = new Set(
  `news worldnews india world business technology tech politics opinion live video science latestnews topnews breakingnews
  economy international watch updates indianews livemint mint wion`.split(/\s+/),
);

function isSuffix(part: string, outlets: readonly string[]): boolean {
  if (part.split(/\s+/u).length > MOST_WORDS) return false;
  const name = folded(part.replace(/\.(?:com|org|net|in|co\.uk|co\.jp|fr|de|es|it|ru|br|cn)$/iu, ''));
  if (name === '') return true;
  return outlets.some((outlet) => sameOutlet(folded(outlet), name)) || SECTIONS.has(name);
}

/** `The Hindu` and `Hindu`, `NHK` and `NHK News`: one begins or ends with the other, and not by chance. */
function sameOutlet(outlet: string, name: string): boolean {
  if (outlet === name) return true;
  if (outlet.length < 3 || name.length < 3) return false;
  if (outlet.startsWith(name) || outlet.endsWith(name)) return name.length * 2 >= outlet.length;
  return (name.startsWith(outlet) || name.endsWith(outlet)) && outlet.length * 3 >= name.length;
}

const SEPARATOR = /\s?[|｜¦]\s?|\s[-–—·•]\s/gu;

/** Where the last part behind a bar or a spaced dash starts: `[end of the headline, start of the part]`. */
function lastPart(title: string): readonly [end: number, start: number] | null {
  const from = Math.max(0, title.length - TAIL);
  const last = [...title.slice(from).matchAll(SEPARATOR)].at(-1);
  return last ? [from + last.index, from + last.index + last[0].length] : null;
}

/**
 * A headline as it is shown: without the name of one of the `outlets` (`… - The Hindu`), a section (`… | World News`) or
 * the credit of a wire. A title that is nothing but that stays as it is. Nothing is added but `…` for `...`.
 */
export function headline(title: string, outlets: readonly string[]): string {
  const shown = withoutSuffix(withoutCutMarks(withoutCredits(title.slice(0, LONGEST_TITLE))), outlets);
  return shown === '' ? title.trim() : shown;
}

/** A text without the outlets and sections behind its last bars or spaced dashes. */
export function withoutSuffix(text: string, outlets: readonly string[]): string {
  let shown = text.trim();
  for (let round = 0; round < 3; round++) {
    const found = lastPart(shown);
    if (!found || found[0] === 0 || !isSuffix(shown.slice(found[1]), outlets)) break;
    shown = shown.slice(0, found[0]).trim();
  }
  return shown;
}
