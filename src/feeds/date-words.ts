/** Year, month and day with the signs of Chinese, Japanese and Korean after them. */
const EAST_ASIAN_DATE = /(\d{2,4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?/;
const EAST_ASIAN_TIME = /(\d{1,2}) ?[時时点點시] ?(?:(\d{1,2}) ?[分분])?(?: ?(\d{1,2}) ?[秒초])?/;

/** Dates that only Korea and only Japan write so, and whose clocks therefore are known: each has one zone. */
const KOREAN = /\d ?[년월]/;
const JAPANESE = /令和/;

/** Korean dates in figures: `2024. 7. 24.` */
const KOREAN_FIGURES = /(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\./;

/** Forenoon and afternoon, which stand before the time there. */
const FORENOON = /(?:午前|上午|오전) ?(\d{1,2}:\d{2}(?::\d{2})?)/;
const AFTERNOON = /(?:午後|下午|오후) ?(\d{1,2}:\d{2}(?::\d{2})?)/;

/** Years of Reiwa count from 2019. */
const REIWA = /令和 ?(\d{1,2}|元) ?年/;

/**
 * The words of a date in lower case: full-width digits narrow, comments in brackets gone, East Asian dates and times
 * rewritten as `2024-7-24 15:30:00`, the `T` of ISO 8601 a space. The text must be short (it is cut at 100 characters).
 */
export function dateWords(text: string): string[] {
  const plain = text
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]{0,60}\)|\[[^[\]]{0,60}\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // First, so that a zone that the date names itself comes later and wins.
  const home = KOREAN.test(plain) ? 'kst ' : JAPANESE.test(plain) ? 'jst ' : '';
  return `${home}${plain}`
    .replace(REIWA, (_, year: string) => `${2018 + (year === '元' ? 1 : Number(year))}年`)
    .replace(EAST_ASIAN_DATE, '$1-$2-$3 ')
    .replace(KOREAN_FIGURES, '$1-$2-$3 ')
    .replace(EAST_ASIAN_TIME, (_, h: string, m?: string, s?: string) => ` ${h}:${pad(m)}:${pad(s)} `)
    .replace(FORENOON, '$1 am')
    .replace(AFTERNOON, '$1 pm')
    .replace(/^(\d{4}-?\d{1,2}-?\d{1,2})t(?=\d)/, '$1 ')
    .replace(/(:\d{2}),(?=\d)/, '$1.')
    .split(/[\s,|;]+/)
    .filter((word) => word !== '');
}

function pad(digits: string | undefined): string {
  return (digits ?? '0').padStart(2, '0');
}
