import type { Token } from './tokens.ts';

/** Scripts by ranges of code units, in the order in which they are asked. */
const SCRIPTS: readonly (readonly [lang: string, ranges: readonly (readonly [number, number])[]])[] = [
  ['ja', [[0x3040, 0x30ff]]],
  ['ko', [[0xac00, 0xd7af]]],
  ['zh', [[0x4e00, 0x9fff]]],
  ['hi', [[0x0900, 0x097f]]],
  ['ar', [[0x0600, 0x06ff]]],
  ['ru', [[0x0400, 0x04ff]]],
  [
    'other',
    [
      [0x0370, 0x03ff],
      [0x0530, 0x05ff],
      [0x0980, 0x0dff],
      [0x0e00, 0x0fff],
      [0x1000, 0x10ff],
      [0x1200, 0x139f],
      [0x1780, 0x17ff],
    ],
  ],
];

/** For each code unit its script, counted from 1; 0 for none of them. */
const scriptOf = new Uint8Array(0x1_00_00);
SCRIPTS.forEach(([, ranges], index) => {
  for (const [from, to] of ranges) scriptOf.fill(index + 1, from, to + 1);
});

/** Words that betray a language written in Latin letters. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the a an of and to in for on with as at by from is are was has have its will that this not be after between over new',
  fr: 'le la les des du et en pour dans sur avec une un au aux est par entre qui ont sont de leur',
  de: 'der die das und mit fur im den von zu auf ein eine einer ist bei nach uber zwischen des dem als wollen',
  es: 'el la los las y en para con una un del al por entre que sobre de su sus es',
  pt: 'o a os as e em para com uma um do da dos das no na por entre que sobre de ao sao',
  it: 'il la lo gli le e in per con una un del della dei delle al tra fra che di sul sulla nel',
  nl: 'de het een en van met voor op aan zijn is naar tussen ook niet',
  sv: 'och att det som en ett med for pa av till ar mellan',
  pl: 'i w na z do oraz dla przez sie jest miedzy o',
  tr: 've ile bir bu icin da de olarak arasinda',
  id: 'dan di yang untuk dengan dari ini pada akan antara kerja sama',
  vi: 'va cua cho voi trong la ve giua cac nhung hop tac',
  ro: 'si in cu pe la de pentru din este intre',
};

const WORD_LANGUAGES = Object.keys(FUNCTION_WORDS);
const ENGLISH = WORD_LANGUAGES.indexOf('en');

/** For each function word the languages that have it, as places in the list of languages. */
const languagesOf = new Map<string, number[]>();
WORD_LANGUAGES.forEach((lang, index) => {
  for (const word of new Set((FUNCTION_WORDS[lang] ?? '').split(' ')))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), index]);
});

/** Languages that the analysis reads. */
export const READ_LANGUAGES = [
  'en',
  'fr',
  'de',
  'es',
  'pt',
  'it',
  'ru',
  'ar',
  'hi',
  'ja',
  'ko',
  'zh',
] as const;

/** Basic and accented Latin, and the punctuation that goes with it. */
const LATIN_ONLY = /^[\s!-\u024f\u2000-\u22ff]*$/;

/** So much of a text tells its script, in code units. */
const TELLING = 400;

function byScript(text: string): string | null {
  if (LATIN_ONLY.test(text)) return null;
  const length = Math.min(text.length, TELLING);
  const hits = new Uint16Array(SCRIPTS.length + 1);
  for (let i = 0; i < length; i++) {
    const script = scriptOf[text.charCodeAt(i)] ?? 0;
    hits[script] = (hits[script] ?? 0) + 1;
  }
  const of = (lang: string): number => hits[SCRIPTS.findIndex(([name]) => name === lang) + 1] ?? 0;
  if (of('ja') > 0 && of('zh') > 0) return 'ja';
  const most = SCRIPTS.find(([lang]) => of(lang) >= 3 && of(lang) * 4 >= length);
  return most?.[0] ?? null;
}

/** So many words are asked, and so many English function words settle it. */
const MOST_ASKED = 80;
const CLEARLY = 4;

/** So many words of another language are wanted in a text that is given as English, and so many times as many. */
const FOREIGN = 3;
const FOREIGN_TIMES = 2;

function byFunctionWords(fields: readonly (readonly Token[])[], given: string | null): string | null {
  const hits = new Uint8Array(WORD_LANGUAGES.length);
  let asked = 0;
  for (const tokens of fields) {
    for (const { text } of tokens) {
      if (asked === MOST_ASKED) break;
      asked += 1;
      for (const lang of languagesOf.get(text) ?? []) hits[lang] = (hits[lang] ?? 0) + 1;
      if ((hits[ENGLISH] ?? 0) >= CLEARLY) return 'en';
    }
  }
  const most = Math.max(...hits);
  if (given === 'en' && (most < FOREIGN || most < (hits[ENGLISH] ?? 0) * FOREIGN_TIMES)) return 'en';
  return most > 0 ? (WORD_LANGUAGES[hits.indexOf(most)] ?? null) : null;
}

const known = (lang: string): string | null =>
  (READ_LANGUAGES as readonly string[]).includes(lang) ? lang : null;

const UNLATIN = new Set(['ja', 'ko', 'zh', 'hi', 'ar', 'ru']);

/** Languages written in a script that is read, with letters that only they use; they are not read. */
const NEIGHBOURS: Readonly<Record<string, { readonly langs: readonly string[]; readonly letters: RegExp }>> =
  {
    ru: {
      langs: ['uk', 'bg', 'sr', 'mk', 'be', 'kk', 'ky', 'mn', 'tg', 'tt'],
      letters: /[іїєґўјљњћђџќѓѕқңғүұөһәӣӯҳҷ]/gi,
    },
    ar: { langs: ['fa', 'ur', 'ps', 'ckb', 'ku', 'ug', 'sd'], letters: /[پچژگٹڈڑےںھۆێۋ]/g },
    hi: { langs: ['mr', 'ne', 'sa', 'kok', 'mai'], letters: /[ळऱ]/g },
  };

/** So many letters of a neighbour settle it: names and quotations may hold one. */
const NEIGHBOURLY = 3;

function isNeighbour(script: string, lang: string | null, text: string): boolean {
  const neighbours = NEIGHBOURS[script];
  const given = lang?.toLowerCase().split('-')[0] ?? '';
  if (!neighbours) return false;
  return neighbours.langs.includes(given) || (text.match(neighbours.letters)?.length ?? 0) >= NEIGHBOURLY;
}

/**
 * The language to read a text in: `lang` where the script allows it, else by script, else by the function words among
 * the tokens of its fields.
 * `null` where it is none that the analysis reads. Text too short to tell, in Latin letters, is taken for English.
 */
export function readingLanguage(
  lang: string | null,
  text: string,
  ...fields: readonly (readonly Token[])[]
): string | null {
  const script = byScript(text);
  if (script && script in NEIGHBOURS && isNeighbour(script, lang, text)) return null;
  const given = lang?.toLowerCase().split('-')[0] ?? null;
  if (script === 'zh' && given === 'ja') return 'ja';
  if (script) return known(script);
  if (given && given !== 'en' && !UNLATIN.has(given)) return known(given);
  return known(byFunctionWords(fields, given) ?? 'en');
}
