/** Months as the languages write them in dates, January first; other forms of one month behind a stroke. */
const NAMES: Readonly<Record<string, string>> = {
  en: 'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec',
  de: 'januar/jänner/jan februar/feb märz april/apr mai juni/jun juli/jul august/aug september/sept oktober/okt november/nov dezember/dez',
  fr: 'janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov décembre/déc',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  ru: 'января/январе февраля/феврале марта/марте апреля/апреле мая/мае июня/июне июля/июле августа/августе сентября/сентябре октября/октябре ноября/ноябре декабря/декабре',
  ar: 'يناير فبراير/شباط مارس/آذار أبريل/إبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز أغسطس/آب سبتمبر/أيلول أكتوبر نوفمبر ديسمبر',
  hi: 'जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर',
};

/** Small letters without the marks that writers leave out (`février`, `fevrier`); marks that are letters stay. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0653-\u0655]/g, '')
    .normalize('NFC');
}

const MONTHS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(NAMES).map(([lang, line]) => [
    lang,
    new Map(
      line.split(' ').flatMap((forms, i) => forms.split('/').map((form) => [plain(form), i + 1] as const)),
    ),
  ]),
);

/** The month (1 to 12) that a word names in a language; 0 for none. `may` in small letters is a verb. */
export function monthIn(word: string, lang: string): number {
  if (lang === 'en' && word === 'may') return 0;
  return MONTHS.get(lang)?.get(plain(word)) ?? 0;
}
