/** Words that multiply the number before them, in small letters, with the factor; parted by bars. */
const SCALES: readonly (readonly [factor: number, words: string])[] = [
  [10, '十'],
  [100, 'hundred|百|백|सौ'],
  [1e3, 'thousand|k|tausend|mille|mil|mila|тыс|тыс.|тысяч|тысячи|ألف|آلاف|हजार|हज़ार|千|천'],
  [1e4, '万|萬|만'],
  [1e5, 'lakh|lakhs|lac|लाख'],
  [
    1e6,
    `million|millions|mn|m|mln|mio|mio.|millionen|millón|millon|millones|milhão|milhões|milhoes|mi|milione|milioni|млн|млн.|миллион
     |миллиона|миллионов|مليون|مليونا|ملايين|मिलियन`,
  ],
  [1e7, 'crore|crores|cr|करोड़|करोड़|करोड'],
  [1e8, '億|亿|억'],
  [
    1e9,
    `billion|billions|bn|b|milliarde|milliarden|mrd|mrd.|mia|milliard|milliards|md|mds|millardo|millardos|bilhão|bilhões|bilhoes|bi
     |miliardo|miliardi|mld|mlrd|млрд|млрд.|миллиард|миллиарда|миллиардов|مليار|مليارا|مليارات|بليون|अरब|बिलियन`,
  ],
  [1e11, 'खरब'],
  [
    1e12,
    `trillion|trillions|tn|trn|trilhão|trilhões|bilione|bilioni|billón|billones|bilião|biliões|billionen|трлн|трлн.|триллион
     |триллиона|триллионов|تريليون|ट्रिलियन|兆|조`,
  ],
];

/** Languages in which a billion is a million millions. */
const LONG_SCALE: ReadonlySet<string> = new Set(['de', 'fr']);

/** What a word multiplies by; `undefined` for any other word. In small letters. */
export function scaleOf(word: string, lang: string | null): number | undefined {
  if (LONG_SCALE.has(lang ?? '') && /^billions?$/.test(word)) return 1e12;
  return FACTORS.get(word);
}

const FACTORS: ReadonlyMap<string, number> = new Map(
  SCALES.flatMap(([factor, words]) => words.split('|').map((word) => [word.trim(), factor] as const)),
);

/** The longest of {@link scaleOf}'s words, in code units. */
export const LONGEST_SCALE = 12;

/** Numbers in words that stand before a scale (`two million`, `un milliard`, `ثلاثة مليارات`). */
export const NUMERALS: ReadonlyMap<string, number> = new Map(
  [
    [0.5, 'half a'],
    [1, 'a|one|un|une|ein|eine|einer|einen|um|uno|uma|एक'],
    [2, 'two|deux|zwei|dos|dois|due|два|दो'],
    [3, 'three|trois|drei|tres|três|tre|три|ثلاثة|तीन'],
    [4, 'four|quatre|vier|cuatro|quatro|quattro|четыре|أربعة|चार'],
    [5, 'five|cinq|fünf|cinco|cinque|пять|خمسة|पांच'],
    [6, 'six|sechs|seis|sei|шесть|ستة|छह'],
    [7, 'seven|sept|sieben|siete|sete|sette|семь|سبعة|सात'],
    [8, 'eight|huit|acht|ocho|oito|otto|восемь|ثمانية|आठ'],
    [9, 'nine|neuf|neun|nueve|nove|девять|تسعة|नौ'],
    [10, 'ten|dix|zehn|diez|dez|dieci|десять|عشرة|दस'],
    [12, 'twelve'],
    [15, 'fifteen'],
    [20, 'twenty|vingt|zwanzig|veinte|vinte|venti'],
    [50, 'fifty'],
  ].flatMap(([value, words]) => `${words}`.split('|').map((word) => [word, Number(value)] as const)),
);

/**
 * What scales without a number before them come to, where one of {@link BEFORE_BARE} stands there: Russian, Arabic and
 * Spanish need no article, and Arabic has a dual.
 */
export const BARE_SCALES: ReadonlyMap<string, number> = new Map([
  ['миллион', 1e6],
  ['миллиард', 1e9],
  ['триллион', 1e12],
  ['مليون', 1e6],
  ['مليار', 1e9],
  ['مليوني', 2e6],
  ['ملياري', 2e9],
  ['mil millones', 1e9],
]);

/** Words before a bare scale that show that no number does. */
export const BEFORE_BARE: ReadonlySet<string> = new Set(
  'на|в|около|почти|свыше|более|до|порядка|بقيمة|قيمته|قيمتها|بنحو|نحو|حوالي|بمبلغ|مبلغ|إلى|من|de|por|en|a|unos'.split(
    '|',
  ),
);
