import type { Token } from './tokens.ts';

const SCRIPTS: readonly (readonly [lang: string, script: RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/],
  ['ko', /[\uac00-\ud7af]/],
  ['zh', /[\u4e00-\u9fff]/],
  ['hi', /[\u0900-\u097f]/],
  ['ar', /[\u0600-\u06ff]/],
  ['ru', /[\u0400-\u04ff]/],
  ['other', /[\u0980-\u0dff\u0e00-\u0fff\u1000-\u10ff\u0530-\u05ff\u1200-\u139f\u1780-\u17ff\u0370-\u03ff]/],
];

/** Words that betray a language written in Latin letters. */
const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'the of and to in for on with as at by from is are was has have its will that after between over new',
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
  }).map(([lang, words]) => [lang, new Set(words.split(' '))]),
);

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

function byScript(text: string): string | null {
  if (LATIN_ONLY.test(text)) return null;
  const letters = text.slice(0, 400);
  for (const [lang, script] of SCRIPTS) {
    const hits = letters.match(new RegExp(script, 'g'))?.length ?? 0;
    if (hits >= 3 && hits * 4 >= letters.length) return lang;
    if (lang === 'ja' && hits > 0 && /[\u4e00-\u9fff]/.test(letters)) return lang;
  }
  return null;
}

/** So many English function words settle it. */
const CLEARLY = 4;

function byFunctionWords(tokens: readonly Token[]): string | null {
  let best: string | null = null;
  let most = 0;
  const counted = tokens.slice(0, 80);
  const english = FUNCTION_WORDS.en;
  if (english && counted.filter((token) => english.has(token.text)).length >= CLEARLY) return 'en';
  for (const [lang, words] of Object.entries(FUNCTION_WORDS)) {
    const hits = counted.filter((token) => words.has(token.text)).length;
    if (hits > most) {
      most = hits;
      best = lang;
    }
  }
  return best;
}

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
 * The language to read a text in: `lang` where the script allows it, else by script, else by function words.
 * `null` where it is none that the analysis reads. Text too short to tell, in Latin letters, is taken for English.
 */
export function readingLanguage(lang: string | null, text: string, tokens: readonly Token[]): string | null {
  const script = byScript(text);
  if (script && script in NEIGHBOURS && isNeighbour(script, lang, text)) return null;
  const given = lang?.toLowerCase().split('-')[0] ?? null;
  const known = (x: string): string | null => ((READ_LANGUAGES as readonly string[]).includes(x) ? x : null);
  if (script === 'zh' && given === 'ja') return 'ja';
  if (script) return known(script);
  const latin = given && !['ja', 'ko', 'zh', 'hi', 'ar', 'ru'].includes(given) ? given : null;
  if (latin && latin !== 'en') return known(latin);
  return known(byFunctionWords(tokens) ?? 'en');
}
