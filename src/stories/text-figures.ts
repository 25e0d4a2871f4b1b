/** Figures that a text gives, for telling two events apart: each list without repeats. */
export interface TextFigures {
  /** Sums of money: currency and amount in full units (`$ 2600000000`), whichever way they are written. */
  readonly money: readonly string[];
  /** Other telling numbers: 32 and more, with a decimal, or joined to letters (`c51`); no years. */
  readonly numbers: readonly string[];
  /** Which of a series it is: `third round`, `5th dialogue` as `round 3`, `dialogue 5`. */
  readonly ordinals: readonly string[];
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['k', 1e3],
  ['lakh', 1e5],
  ['m', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['millionen', 1e6],
  ['millions', 1e6],
  ['millones', 1e6],
  ['milhões', 1e6],
  ['milioni', 1e6],
  ['млн', 1e6],
  ['crore', 1e7],
  ['億', 1e8],
  ['亿', 1e8],
  ['억', 1e8],
  ['万', 1e4],
  ['萬', 1e4],
  ['만', 1e4],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['billions', 1e9],
  ['milliarden', 1e9],
  ['milliards', 1e9],
  ['miliardi', 1e9],
  ['bilhões', 1e9],
  ['млрд', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
]);

const ORDINALS: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, i) => [word, String(i + 1)]),
);

/** What a series counts: an ordinal in front of another word (`third country`) tells no event. */
const SERIES =
  /^(?:round|rounds|meeting|dialogue|session|edition|summit|annual|ministerial|joint|strategic|plenary|phase|tranche|batch|unit|reactor)$/;

/** Names of currencies behind an amount, by the sign that stands for them before one. */
const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'dollar dollars dollari dollaro dólares usd 美元 美金 달러 ドル 米ドル доллар долларов دولار डॉलर',
    '€': 'euro euros eur 欧元 歐元 유로 ユーロ евро يورو यूरो',
    '£': 'pounds sterling gbp 英镑 파운드 ポンド',
    '¥': 'yen jpy 円 日元 엔',
    '₹': 'rupees rupee inr रुपये',
    '₩': 'won krw 원',
  }).flatMap(([sign, names]) => names.split(' ').map((name): [string, string] => [name, sign])),
);

const AMOUNT = /\d{1,3}(?:[,.\u00a0]\d{3}){1,4}(?!\d)|\d{1,12}(?:[.,]\d{1,3})?/u;
/** One of these words: behind letters of an alphabet the word must end, Chinese or Korean ones may run on. */
function oneOf(words: Iterable<string>): string {
  const longestFirst = [...words].sort((x, y) => y.length - x.length);
  return longestFirst
    .map((word) => (/^[\p{sc=Latin}\p{sc=Cyrl}]/u.test(word) ? `${word}(?!\\p{L})` : word))
    .join('|');
}

const FIGURE = new RegExp(
  `(?<sign>[$€£¥₹₩])?\\s?(?<digits>${AMOUNT.source})(?:[\\s-]?(?<scale>${oneOf(SCALES.keys())}))?(?:\\s?(?<name>${oneOf(CURRENCIES.keys())}))?`,
  'gu',
);

/** Reads the figures of a text of at most 1,200 UTF-16 units; what stands behind is not read. */
export function textFigures(text: string): TextFigures {
  const money = new Set<string>();
  const numbers = new Set<string>();
  const bounded = text.slice(0, 1_200).toLowerCase();
  for (const found of /\d/.test(bounded) ? bounded.matchAll(FIGURE) : []) {
    const { sign, digits = '', scale = '', name = '' } = found.groups ?? {};
    const value = numberOf(digits) * (SCALES.get(scale) ?? 1);
    const currency = sign ?? CURRENCIES.get(name);
    if (currency) money.add(`${currency} ${value}`);
    else if (isTelling(digits, value)) numbers.add(String(value));
  }
  return { money: [...money], numbers: [...numbers], ordinals: ordinalsOf(bounded) };
}

/** `1,234` and `1.234` are thousands; `2.6` and `2,6` have a decimal. */
function numberOf(digits: string): number {
  const grouped = /^\d{1,3}(?:[,.\u00a0]\d{3})+$/.test(digits);
  return Number(grouped ? digits.replace(/[^\d]/g, '') : digits.replace(',', '.'));
}

/** Years and days of the month stand in every second text. */
function isTelling(digits: string, value: number): boolean {
  const isYear = /^(?:19|20)\d\d$/.test(digits);
  return !isYear && (value >= 32 || /[.,]/.test(digits));
}

/** Whether a text may hold an ordinal at all: most hold none, and need not be split. */
const MAY_ORDER = /\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth/;

function ordinalsOf(text: string): string[] {
  if (!MAY_ORDER.test(text)) return [];
  const words = text.split(/[^\p{L}\p{N}]+/u);
  const found = words.flatMap((word, i) => {
    const numeric = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1];
    const nth = numeric ?? ORDINALS.get(word);
    const series = words[i + 1] ?? '';
    return nth !== undefined && SERIES.test(series) ? [`${series} ${nth}`] : [];
  });
  return [...new Set(found)];
}
