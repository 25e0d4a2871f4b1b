import { compile } from 'css-select';

/** Longest selector that is taken. */
export const LONGEST_SELECTOR = 300;

/**
 * What is wrong with a CSS selector, in a sentence; `null` where it can be used. Its words are for whoever typed it:
 * whether it picks anything is seen when the page is read.
 */
export function selectorProblem(selector: string): string | null {
  if (selector.trim() === '') return 'A page is watched by a CSS selector, for example "ul.news > li".';
  if (selector.length > LONGEST_SELECTOR)
    return `A selector has ${LONGEST_SELECTOR} characters at most; this one has ${selector.length}.`;
  try {
    compile(selector);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `“${selector}” is no CSS selector (${reason.slice(0, 120)}). Expected one such as "ul.news > li".`;
  }
}
