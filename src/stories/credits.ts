import type { Credit } from '../domain/story.ts';

const HEAD = 160;
const TAIL = 80;
const MOST = 8;

const BRACKETED = /[([（［【]\s*([^()[\]（）［］【】]{2,32}?)\s*[)\]）］】]/gu;
/** `… – Reuters`, `… | AFP`, `… — Bernama.` */
const AFTER_DASH = /[-–—|]\s*([\p{L}\p{M}]{2,16}(?: [\p{L}\p{M}]{2,16}){0,2})\s?[.。]?\s*$/u;
/** `新华社北京4月14日电`, `新華社` at the very beginning. */
const CHINESE_HEAD = /^[（(【]?\s*(\p{sc=Han}{2,4}社)/u;

/**
 * The marks in title and summary that may credit an agency: `(PTI)` behind a dateline or at the end, `– Reuters` at
 * the end, `［共同］`, `新华社…电`. What is an agency, the outlets' data knows. An agency that is merely cited
 * (`according to Reuters`) is none. At most {@link MOST}; linear in what is read, the first 160 and last 80 UTF-16
 * units of each text.
 */
export function creditsOf(title: string, summary: string): readonly Credit[] {
  const found = [...creditsIn(title), ...creditsIn(summary)].flatMap(({ name, certain }) =>
    name.split(/\s*[/;,·]\s*|(?<=\p{L})-(?=\p{Lu})/u).map((part) => ({ name: part.trim(), certain })),
  );
  return found.filter(({ name }) => name !== '').slice(0, MOST);
}

function creditsIn(text: string): Credit[] {
  const head = text.slice(0, HEAD);
  const tail = text.length > HEAD ? text.slice(Math.max(HEAD, text.length - TAIL)) : '';
  const brackets = [head, tail].flatMap((part) =>
    [...part.matchAll(BRACKETED)].map(({ 0: whole, 1: name = '', index }): Credit => {
      const [before, after] = [part.slice(0, index), part.slice(index + whole.length)];
      const ends = after.trim().replace(/^[.。]$/, '') === '' && (tail === '' || part === tail);
      return { name, certain: ends || /\d\s*$/.test(before) || /^\s*[-–—:]/.test(after) };
    }),
  );
  const dash = AFTER_DASH.exec(tail === '' ? head : tail)?.[1];
  const chinese = CHINESE_HEAD.exec(head)?.[1];
  return [
    ...brackets,
    ...(dash === undefined ? [] : [{ name: dash, certain: true }]),
    ...(chinese === undefined ? [] : [{ name: chinese, certain: true }]),
  ];
}
