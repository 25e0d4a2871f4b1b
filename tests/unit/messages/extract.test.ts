import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract, extractSentences } from '../../../src/messages/extract.ts';
import { headline } from '../../../src/messages/headline.ts';

describe('a headline', () => {
  it.each([
    ['India, UK sign chip pact - The Hindu', ['The Hindu'], 'India, UK sign chip pact'],
    ['India, UK sign chip pact | Mint', ['Mint'], 'India, UK sign chip pact'],
    ['India, UK sign chip pact | World News', ['WION'], 'India, UK sign chip pact'],
    ['India, UK sign chip pact | World News - The Hindu', ['The Hindu'], 'India, UK sign chip pact'],
    ['India, UK sign chip pact (PTI)', [], 'India, UK sign chip pact'],
    ['India, UK sign chip pact - thehindu.com', ['The Hindu'], 'India, UK sign chip pact'],
    [
      'Paris et Tokyo signent sur le quantique - Le Monde',
      ['Le Monde'],
      'Paris et Tokyo signent sur le quantique',
    ],
    ['日英、量子で覚書 - NHKニュース', ['NHK'], '日英、量子で覚書'],
    ['日英、量子で覚書｜読売新聞', ['読売新聞'], '日英、量子で覚書'],
    ['Индия и Россия подписали соглашение — ТАСС', ['ТАСС'], 'Индия и Россия подписали соглашение'],
    ['한·영, 반도체 협약 - 연합뉴스', ['연합뉴스'], '한·영, 반도체 협약'],
    ['Riad: «Es nuestro momento»', [], 'Riad: «Es nuestro momento»'],
    // What is part of the news stays.
    ['India - Japan talks on chips', ['Mint'], 'India - Japan talks on chips'],
    ['Talks stall - minister', ['The Hindu'], 'Talks stall - minister'],
    ['Chip pact signed | What it means for Chile', ['Mint'], 'Chip pact signed | What it means for Chile'],
    ['US–India pact', ['The Hindu'], 'US–India pact'],
    ['Mint', ['Mint'], 'Mint'],
    ['- Mint', ['Mint'], '- Mint'],
    ['', ['Mint'], ''],
  ] as const)('%s', (title, outlets, shown) => {
    expect(headline(title, outlets)).toBe(shown);
  });
});

const cases: readonly (readonly [lang: string, summary: string, shown: string])[] = [
  [
    'en',
    'NEW DELHI, July 4 (PTI) — India and Chile agreed on lithium.',
    'India and Chile agreed on lithium.',
  ],
  [
    'en',
    'TOKYO: Ministers met on Monday. They spoke of chips. Then they left.',
    'Ministers met on Monday. They spoke of chips.',
  ],
  ['en', 'Toronto – Canada joins the fund.', 'Canada joins the fund.'],
  ['en', 'LONDON (Reuters) - Britain and Japan will share data.', 'Britain and Japan will share data.'],
  [
    'en',
    'The two signed a memorandum. The post Two sign first appeared on Tech Daily.',
    'The two signed a memorandum.',
  ],
  ['en', 'The two signed a memorandum. Read more', 'The two signed a memorandum.'],
  [
    'en',
    'The U.S. and Dr. Mehta agreed on $2.5 bn. for chips. More follows.',
    'The U.S. and Dr. Mehta agreed on $2.5 bn. for chips. More follows.',
  ],
  ['en', 'Both states want a fund [...]', 'Both states want a fund'],
  ['en', 'Both states want a fund... [+1200 chars]', 'Both states want a fund...'],
  ['en', 'The two agreed on space (PTI).', 'The two agreed on space'],
  ['en', '(Reuters) India and Chile agreed on lithium.', 'India and Chile agreed on lithium.'],
  ['en', 'Photo: Reuters. The two agreed on space.', 'The two agreed on space.'],
  ['en', '(Photo by A. Smith/Getty Images) The two agreed on space.', 'The two agreed on space.'],
  ['en', 'The two agreed on space. Subscribe to our newsletter.', 'The two agreed on space.'],
  ['en', 'Updated: May 4, 2023 10:30 IST. The two agreed on space.', 'The two agreed on space.'],
  ['en', 'Representational image. The two agreed on space.', 'The two agreed on space.'],
  ['en', 'Advertisement. The two agreed on space. Follow us on X.', 'The two agreed on space.'],
  [
    'fr',
    'Crédit photo : AFP. Paris et Tokyo signent un accord. Abonnez-vous.',
    'Paris et Tokyo signent un accord.',
  ],
  [
    'de',
    'Symbolbild: dpa. Berlin und Tokio forschen gemeinsam. Jetzt abonnieren!',
    'Berlin und Tokio forschen gemeinsam.',
  ],
  ['es', 'Foto: EFE. Chile y Corea firman un acuerdo. Suscríbete.', 'Chile y Corea firman un acuerdo.'],
  [
    'pt',
    'Foto: Lusa. Portugal e Índia assinam um acordo. Inscreva-se no canal.',
    'Portugal e Índia assinam um acordo.',
  ],
  [
    'it',
    'Foto: ANSA. Italia e India firmano un accordo. Iscriviti alla newsletter.',
    'Italia e India firmano un accordo.',
  ],
  [
    'ru',
    'Фото: ТАСС. Россия и Индия построят реактор. Подпишитесь на канал.',
    'Россия и Индия построят реактор.',
  ],
  ['ar', 'صورة أرشيفية. وقعت مصر واليابان اتفاقا. تابعنا على تويتر.', 'وقعت مصر واليابان اتفاقا.'],
  ['hi', 'फोटो: भाषा। भारत और जापान ने समझौता किया। हमें फॉलो करें।', 'भारत और जापान ने समझौता किया।'],
  ['ja', '写真：共同。日英両政府は覚書に署名した。登録はこちら。', '日英両政府は覚書に署名した。'],
  ['ko', '사진: 연합뉴스. 한국과 영국이 협약을 맺었다. 구독하세요.', '한국과 영국이 협약을 맺었다.'],
  ['zh', '图：新华社。中国和智利签署协议。关注我们。', '中国和智利签署协议。'],
  ['en', 'A pact at last Both states want a fund.', 'Both states want a fund.'],
  ['en', 'The two agreed on space. Mint', 'The two agreed on space.'],
  [
    'fr',
    'PARIS, 3 mai (AFP) — La France et le Chili créent un fonds. Lire la suite',
    'La France et le Chili créent un fonds.',
  ],
  [
    'de',
    'Berlin (dpa) - Deutschland und Japan forschen gemeinsam. Weiterlesen …',
    'Deutschland und Japan forschen gemeinsam.',
  ],
  [
    'es',
    'Santiago, 3 mayo (EFE).- Chile y Corea firman un acuerdo. Leer más',
    'Chile y Corea firman un acuerdo.',
  ],
  [
    'pt',
    'Brasília – O Brasil e a Índia lançam um programa. Leia mais em nosso site',
    'O Brasil e a Índia lançam um programa.',
  ],
  ['it', 'Roma, 4 maggio. Italia e Giappone firmano. Leggi tutto', 'Italia e Giappone firmano.'],
  [
    'ru',
    'МОСКВА, 3 марта. /ТАСС/. Россия и Индия построят реактор. Читать далее',
    'Россия и Индия построят реактор.',
  ],
  ['ar', 'القاهرة (رويترز) - وقعت مصر واليابان اتفاقا. اقرأ المزيد', 'وقعت مصر واليابان اتفاقا.'],
  ['hi', 'नई दिल्ली, 4 जुलाई (भाषा) भारत और जापान ने समझौता किया। और पढ़ें', 'भारत और जापान ने समझौता किया।'],
  [
    'ja',
    '【東京共同】日英両政府は覚書に署名した。量子で協力する。続きを読む',
    '日英両政府は覚書に署名した。量子で協力する。',
  ],
  ['ko', '(서울=연합뉴스) 김철수 기자 = 한국과 영국이 협약을 맺었다. 더보기', '한국과 영국이 협약을 맺었다.'],
  [
    'zh',
    '新华社北京5月4日电（记者王明）中国和智利签署协议。双方将合作。阅读全文',
    '中国和智利签署协议。双方将合作。',
  ],
  // What looks like a dateline and is none stays.
  ['en', 'The deal — long awaited — was signed.', 'The deal — long awaited — was signed.'],
  [
    'en',
    'After years of talks, 12 states — all small — agreed.',
    'After years of talks, 12 states — all small — agreed.',
  ],
  ['en', 'Airbus - the plane maker - takes part.', 'Airbus - the plane maker - takes part.'],
  ['en', 'On Friday, May 5, ministers met.', 'On Friday, May 5, ministers met.'],
  ['hi', 'भारत और जापान — दोनों सहमत हैं।', 'भारत और जापान — दोनों सहमत हैं।'],
  ['en', '', ''],
];

describe('an extract', () => {
  it.each(cases)('%s: %s', (_lang, summary, shown) => {
    expect(extract(summary, 'A pact at last', ['Mint'])).toBe(shown);
  });

  it('stops after one long sentence', () => {
    const long = `The ministers ${'of both states and their many advisers '.repeat(6)}met.`;
    expect(extract(`${long} They left.`, 'x', [])).toBe(long);
  });

  it('is empty where the summary only repeats the headline and the outlet', () => {
    expect(extract('Chip pact signed  Mint', 'Chip pact signed - Mint', ['Mint'])).toBe('');
  });
});

const BITS = [
  'NEW DELHI, July 4 (PTI) —',
  'India',
  'signs.',
  'The post',
  'appeared first on',
  'Read more',
  '...',
  '[…]',
  '|',
  '-',
  'Mint',
  '(AFP)',
  '。',
  '【',
  '】',
  'और',
  '日',
  '“',
  '.',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...BITS), { maxLength: 80 }).map((bits) => bits.join(' ')),
  fc.string({ unit: 'binary', maxLength: 400 }),
);

describe('whatever comes', () => {
  const fold = (text: string): string => text.replace(/\s+/gu, ' ').trim();

  it('every sentence stands in the item, white space folded, and nothing throws', () => {
    fc.assert(
      fc.property(texts, texts, (summary, title) => {
        const found = extractSentences(summary, title, ['Mint']);
        expect(found.length).toBeLessThanOrEqual(2);
        for (const sentence of found) expect(fold(summary)).toContain(sentence);
        expect(headline(title, ['Mint']).length).toBeLessThanOrEqual(Math.max(600, title.trim().length));
      }),
      { numRuns: 3000 },
    );
  });

  it('holds for the sample of the languages too', () => {
    for (const [, summary] of cases)
      for (const sentence of extractSentences(summary, 'A pact at last', ['Mint']))
        expect(fold(summary)).toContain(sentence);
  });

  it('reads hostile text no slower when it is longer than it reads', () => {
    for (const unit of ['The post ', 'A, ', '(', '- ', '| ', 'L’article ', '. ', '【', 'A ', '[... '])
      expect(extract(unit.repeat(50_000), unit.repeat(10_000), ['Mint']).length).toBeLessThanOrEqual(2000);
  });
});
