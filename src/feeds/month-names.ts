/** Months, January first, as feeds write them; genitives where a language dates by them. Without diacritics. */
const NAMES: readonly string[] = [
  'january february march april may june july august september october november december', // English
  'januar februar marz april mai juni juli august september oktober november dezember', // German
  'janner feber maerz april mai juni juli august september oktober november dezember', // Austrian, and ä as ae
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre', // French
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre', // Spanish
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre', // Italian
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro', // Portuguese
  'januari februari maart april mei juni juli augustus september oktober november december', // Dutch
  'januari februari mrt april maj juni juli augusti september oktober november december', // Swedish
  'januar februar mars april mai juni juli august september oktober november desember', // Norwegian
  'januari februari maret april mei juni juli agustus september oktober november desember', // Indonesian
  'styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien', // Polish
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
  'leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec', // Czech
  'ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince',
  'ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık', // Turkish
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь', // Russian
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня', // Ukrainian
  'ιανουαριος φεβρουαριος μαρτιος απριλιος μαιος ιουνιος ιουλιος αυγουστος σεπτεμβριος οκτωβριος νοεμβριος δεκεμβριος',
  'ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου',
  'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر', // Arabic
  'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर', // Hindi
];

/** Shorter beginnings of names mean too many things. */
const SHORTEST = 3;

/** Lower case without accents (the marks of other scripts stay), so that `Août` and `août.` find `aout`. */
export function plainWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F]|[\u0653-\u0655]|\.$/g, '')
    .normalize('NFC');
}

const MONTHS = monthsByBeginning();

/** The month (1 to 12) that a word names in full or by a beginning that is no other month's; `null` otherwise. */
export function monthNamed(word: string): number | null {
  return MONTHS.get(word) ?? MONTHS.get(plainWord(word)) ?? null;
}

/** Every name and every beginning that belongs to one month only, across all languages. */
function monthsByBeginning(): ReadonlyMap<string, number> {
  const names = NAMES.flatMap((line) => line.split(' ').map((name, i) => [plainWord(name), i + 1] as const));
  const months = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (const [name, month] of names) {
    for (let length = SHORTEST; length < name.length; length++) {
      const beginning = name.slice(0, length);
      if ((months.get(beginning) ?? month) !== month) ambiguous.add(beginning);
      months.set(beginning, month);
    }
  }
  for (const beginning of ambiguous) months.delete(beginning);
  return new Map([...months, ...names]);
}
