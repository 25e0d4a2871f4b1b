import { creditLength, creditStart, cutMarkStart, withoutCalls } from './boilerplate.ts';
import { furnitureLength, isFurniture } from './furniture.ts';
import { headline, withoutSuffix } from './headline.ts';

/** Text that is read for an extract, in code units. */
const MOST_READ = 2000;
/** A second sentence is taken only while the first leaves it room. */
const SHORT_FIRST = 160;
/** A dateline is no longer than this. */
const LONGEST_DATELINE = 70;
/** What stands after a dateline is at least this long. */
const SHORTEST_REST = 10;
/** Credits, signs and outlets may stand one behind another so often. */
const TRIMS = 3;

const SPACED_END = /[.!?।؟…]["”’»)\]]{0,2}(?=\s)/gu;
const UNSPACED_END = /[。！？]["”’」』）]{0,2}/gu;
const ABBREVIATION =
  /(?:^|[\s(.])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|No|vs|Inc|Ltd|Co|Corp|Jr|Sr|bn|mn|approx|z\.B|Nr|Mio|Mrd|Sra?|núm|Mme|млрд|млн|г|долл|डॉ|प्रो|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/u;

/** Sentences of a text, each as it stands there. Linear. */
export function sentences(text: string): string[] {
  const ends = [...text.matchAll(SPACED_END), ...text.matchAll(UNSPACED_END)]
    .map((match) => ({ end: match.index + match[0].length, sign: match[0] }))
    .filter(({ end, sign }) => !(sign === '.' && ABBREVIATION.test(text.slice(Math.max(0, end - 9), end))))
    .map(({ end }) => end)
    .sort((a, b) => a - b);
  const bounds = [0, ...ends, text.length];
  return bounds
    .slice(1)
    .map((end, i) => text.slice(bounds[i] ?? 0, end).trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Months as they stand in datelines in small letters. */
const MONTHS = new Set(
  `janvier février mars avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio
  julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro
  dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre января февраля марта апреля мая июня
  июля августа сентября октября ноября декабря`.split(/\s+/),
);

/**
 * A dateline: a place (in capitals, or with a date or a wire), then a sign. `NEW DELHI, July 4 (PTI) —`, `Paris –`,
 * `МОСКВА, 3 марта.`, `नई दिल्ली, 4 जुलाई (भाषा)।`, `القاهرة (رويترز) -`, `【東京共同】`, `(서울=연합뉴스)`, `新华社北京5月4日电`.
 */
const DATELINES: readonly RegExp[] = [
  /^【[^】]{1,25}】\s?/u,
  /^[（(][^）)]{1,20}[=＝][^）)]{1,20}[）)]\s?(?:[\p{L}· ]{2,20}\s?(?:기자|특파원)\s?=\s?)?/u,
  /^(?:新华社|中新[社网]|人民网|央视网)[^\s，。]{0,20}?电(?:[（(][^）)]{1,30}[）)])?\s?/u,
  /^\p{Lu}[\p{L}\p{M}.'’ -]{1,30}(?:[,/]\s?[\p{L}\p{M}\p{N}.'’ ]{1,25}){0,2}\s?(?:\([^()]{1,25}\)\s?)?(?:\s?[–—]\s|\s-{1,2}\s)/u,
  /^\p{Lu}[\p{L}\p{M}.'’/[\] -]{1,24},\s(?:\p{N}{1,2}\.?\s\p{L}{3,10}|\p{L}{3,10}\.?\s\p{N}{1,2})(?:,?\s\p{N}{4})?\s?(?:\([^()]{1,25}\)[.:]?|[.:])-?\s(?:\/[^/]{1,20}\/\.?\s)?/u,
  /^\p{Lu}\p{L}{2,8}\.?\s\p{N}{1,2}\s\([^()]{1,25}\)\s?[–—-]\s/u,
  /^[\p{Script=Devanagari}\p{M} ]{2,25},\s?\p{N}{1,2}\s[\p{Script=Devanagari}\p{M}]{2,12}\s?(?:\([^()]{1,25}\)\s?[।:]?|[।:])\s/u,
  /^[\p{Script=Arabic} ]{2,25}\s?(?:\([^()]{1,25}\)|،\s?\p{N}{1,2}\s\p{Script=Arabic}{3,10})\s?[-–—:]\s/u,
  /^\p{Lu}[\p{Lu} .'’-]{2,30}(?:,\s[\p{L}. ]{2,20})?\s?:\s/u,
];

/** Whether a match is a dateline: no ordinary word in it, and a sentence starts after it. */
function isDateline(found: string, rest: string): boolean {
  if (found.length > LONGEST_DATELINE || rest.length < SHORTEST_REST || /^\p{Ll}/u.test(rest)) return false;
  const words = found.replace(/\(.*/u, '').split(/[\s,/–—:.-]+/u);
  return words.every((word) => !/^\p{Ll}{4}/u.test(word) || MONTHS.has(word));
}

function withoutDateline(text: string): string {
  for (const pattern of DATELINES) {
    const [found = ''] = pattern.exec(text) ?? [];
    const rest = text.slice(found.length).trim();
    if (found !== '' && isDateline(found, rest)) return rest;
  }
  return text;
}

const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The sentences of a summary that a card may show, at most two: each as it stands in the item (white space folded), none
 * of them a dateline, a credit, an ask of the reader, the repeated headline or the outlet's name. Cut out, never written.
 */
export function extractSentences(
  summary: string,
  title: string,
  outlets: readonly string[],
): readonly string[] {
  const plain = summary.slice(0, MOST_READ).replace(/\s+/gu, ' ').trim();
  const shownTitle = headline(title, outlets);
  const body = withoutDateline(withoutStart(withoutDateline(plain), shownTitle));
  const kept = sentences(withoutCalls(body))
    .map((sentence) => trimmed(sentence, outlets))
    .filter(
      (sentence) =>
        /[\p{L}\p{N}]/u.test(sentence) &&
        folded(sentence) !== folded(shownTitle) &&
        !isFurniture(sentence) &&
        !isOnlyOutlet(sentence, outlets),
    );
  const [first, second] = kept;
  if (first === undefined) return [];
  return second === undefined || first.length > SHORT_FIRST ? [first] : [first, second];
}

/** {@link extractSentences} as one text; empty when nothing is left. */
export function extract(summary: string, title: string, outlets: readonly string[]): string {
  const [first = '', second] = extractSentences(summary, title, outlets);
  if (second === undefined) return first;
  return `${first}${/[。！？」』]$/u.test(first) ? '' : ' '}${second}`;
}

/** A sentence without what stands before and behind it: credits, the sign of a cut, the outlet. */
function trimmed(sentence: string, outlets: readonly string[]): string {
  let text = sentence;
  for (let round = 0; round < TRIMS; round++) {
    const before = text;
    text = text.slice(Math.max(creditLength(text), furnitureLength(text))).trim();
    text = text.slice(0, Math.min(cutMarkStart(text), creditStart(text))).trim();
    text = withoutSuffix(text, outlets);
    if (text === before) break;
  }
  return text;
}

/** Many feeds put the headline before the summary. */
function withoutStart(text: string, title: string): string {
  if (title === '' || !text.startsWith(title)) return text;
  const rest = text.slice(title.length);
  return /^[\p{L}\p{N}]/u.test(rest) ? text : rest.replace(/^[\s.:|–—-]+/u, '');
}

const isOnlyOutlet = (sentence: string, outlets: readonly string[]): boolean =>
  outlets.some((outlet) => folded(outlet) === folded(sentence));
