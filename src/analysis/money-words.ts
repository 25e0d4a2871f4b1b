/** Signs and codes of currencies, letter for letter. Those of one currency stand behind its ISO 4217 code. */
const SIGNS: Readonly<Record<string, string>> = {
  USD: '$ US$ U.S.$ USD$ ＄',
  EUR: '€ EUR€',
  GBP: '£ ￡ UK£',
  JPY: '¥ ￥ JP¥',
  CNY: 'CN¥ RMB',
  INR: '₹ Rs Rs. INR₹ रु रु. रू',
  KRW: '₩ ￦',
  RUB: '₽',
  ILS: '₪ NIS',
  TRY: '₺',
  VND: '₫',
  NGN: '₦',
  PHP: '₱',
  UAH: '₴',
  KZT: '₸',
  THB: '฿',
  AUD: 'A$ AU$',
  CAD: 'C$ CA$ CDN$',
  NZD: 'NZ$',
  SGD: 'S$ SG$',
  HKD: 'HK$',
  TWD: 'NT$ TW$',
  BRL: 'R$',
  MYR: 'RM',
  IDR: 'Rp',
  CHF: 'Fr.',
  SEK: 'SKr',
  PLN: 'zł',
  CZK: 'Kč',
};

/** ISO codes that stand for themselves. */
const CODES =
  `USD EUR GBP INR JPY CNY KRW AUD CAD NZD SGD HKD TWD CHF SEK NOK DKK PLN CZK HUF RON BRL MXN ARS CLP COP ZAR
  NGN KES EGP SAR AED QAR KWD OMR BHD ILS TRY RUB UAH KZT UZS IDR MYR THB VND PHP BDT PKR LKR NPR`.split(
    /\s+/,
  );

/** Words for currencies in small letters, by ISO code, parted by bars. */
const WORDS: Readonly<Record<string, string>> = {
  USD: `dollar|dollars|us dollars|us dollar|u.s. dollars|american dollars|us-dollar|dólar|dólares|dollaro|dollari|dollars américains
    |dolares|доллар|доллара|долларов|долл|долл.|доллара сша|долларов сша|دولار|دولارا|دولارات|دولار أمريكي|دولار أميركي|डॉलर|डालर
    |अमेरिकी डॉलर|ドル|米ドル|달러|미 달러|미국 달러|美元|美金|美圆`,
  EUR: 'euro|euros|евро|يورو|यूरो|ユーロ|유로|欧元|歐元',
  GBP: `pound|pounds|british pounds|pounds sterling|pound sterling|livres|livres sterling|pfund|libras|libras esterlinas|sterline
    |фунтов|фунтов стерлингов|фунта стерлингов|جنيه إسترليني|पाउंड|पौंड|ポンド|英ポンド|파운드|英镑|英鎊`,
  JPY: 'yen|yens|yenes|ienes|japanese yen|иен|йен|иены|ين ياباني|येन|円|エン|엔|日元|日圆|日圓',
  CNY: 'yuan|renminbi|yuans|yuanes|chinese yuan|юаней|юаня|юань|يوان|युआन|元|人民币|元人民币|人民幣|人民元|위안',
  INR: `rupee|rupees|indian rupees|roupies|rupien|rupias|rupie|рупий|рупии|روبية هندية|रुपये|रुपए|रुपया|रुपयों|ルピー|インドルピー
    |루피|卢比|印度卢比|盧比`,
  KRW: 'won|wons|korean won|south korean won|вон|वॉन|वोन|ウォン|원|韩元|韩圆|韓元',
  RUB: 'ruble|rubles|rouble|roubles|rublos|rubel|rubli|рублей|рубля|руб|руб.|روبل|रूबल|ルーブル|루블|卢布|盧布',
  AUD: 'australian dollars|dollars australiens|dólares australianos|australische dollar|豪ドル|호주 달러|澳元|ऑस्ट्रेलियाई डॉलर',
  CAD: 'canadian dollars|dollars canadiens|dólares canadienses|kanadische dollar|カナダドル|캐나다 달러|加元|加拿大元',
  NZD: 'new zealand dollars|新西兰元',
  SGD: 'singapore dollars|シンガポールドル|싱가포르 달러|新加坡元',
  HKD: 'hong kong dollars|港元|港币',
  TWD: 'taiwan dollars|new taiwan dollars|新台币|新臺幣|台湾ドル',
  CHF: 'swiss francs|francs suisses|schweizer franken|francos suizos|franchi svizzeri|스위스프랑|瑞士法郎|スイスフラン',
  SEK: 'swedish kronor|swedish crowns|schwedische kronen|couronnes suédoises',
  NOK: 'norwegian kroner|norwegian crowns|norwegische kronen',
  DKK: 'danish kroner|danish crowns|dänische kronen|couronnes danoises',
  PLN: 'zloty|zlotys|złoty|złotych',
  CZK: 'czech crowns|czech koruna',
  BRL: 'reais|brazilian reais|реалов',
  MXN: 'mexican pesos|pesos mexicanos',
  ARS: 'argentine pesos|pesos argentinos',
  CLP: 'chilean pesos|pesos chilenos',
  PHP: 'philippine pesos',
  ZAR: 'south african rand|rand',
  NGN: 'naira',
  EGP: 'egyptian pounds|جنيه مصري|جنيه',
  SAR: 'saudi riyals|riyals|ريال سعودي|ريال',
  AED: 'uae dirhams|emirati dirhams|dirhams|درهم إماراتي|درهم',
  QAR: 'qatari riyals|ريال قطري',
  ILS: 'shekels|shekel|शेकेल|شيكل',
  TRY: 'turkish lira|liras|lira',
  UAH: 'hryvnia|hryvnias|гривен',
  KZT: 'tenge|тенге',
  IDR: 'rupiah',
  MYR: 'ringgit',
  THB: 'baht|baht thai|バーツ|바트',
  VND: 'dong|vietnamese dong',
  BDT: 'taka|bangladeshi taka',
  PKR: 'pakistani rupees|pakistan rupees|روبية باكستانية',
  LKR: 'sri lankan rupees',
  NPR: 'nepali rupees|nepalese rupees',
};

/** Begin with the name of a currency and are none. */
const OTHER_WORDS = ['元旦', '元首', '元帅', '円滑', '원자', '원전', '원칙', '엔진'];

function byWord(
  table: Readonly<Record<string, string>>,
  parting: RegExp,
): readonly (readonly [string, string])[] {
  return Object.entries(table).flatMap(([code, words]) =>
    words
      .split(parting)
      .map((word) => word.trim())
      .filter(Boolean)
      .map((word) => [word, code] as const),
  );
}

/** Sign or code, letter for letter, to ISO code. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ...CODES.map((code) => [code, code] as const),
  ...byWord(SIGNS, /\s+/),
]);

/** Word in small letters to ISO code; the empty text for a word that only looks like one. */
export const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map([
  ...byWord(WORDS, /\s*\|\s*/),
  ...OTHER_WORDS.map((word) => [word, ''] as const),
]);

/** Words that mean other things as well (`2023 won the prize`, `50 pounds`): they count behind large numbers only. */
export const DOUBTFUL_CURRENCIES: ReadonlySet<string> = new Set(
  `won|pound|pounds|rand|lira|dong|real|вон|원|元|엔|ين|livres|libras|pfund|rs`.split('|'),
);
