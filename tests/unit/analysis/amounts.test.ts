import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../../src/analysis/amounts.ts';

type Row = readonly [
  lang: string,
  text: string,
  ...sums: (readonly [written: string, currency: string, value: number])[],
];

const ROWS: readonly Row[] = [
  ['en', 'worth $2.6 billion over ten years', ['$2.6 billion', 'USD', 2.6e9]],
  ['en', 'AUD 5.8 million and A$30mn', ['AUD 5.8 million', 'AUD', 5.8e6], ['A$30mn', 'AUD', 3e7]],
  ['en', 'the €95.5bn programme', ['€95.5bn', 'EUR', 95.5e9]],
  ['en', 'some 7 million pounds', ['7 million pounds', 'GBP', 7e6]],
  ['en', 'Rs 1,000 crore for chips', ['Rs 1,000 crore', 'INR', 1e10]],
  ['en', 'Rs.76,000 crore', ['Rs.76,000 crore', 'INR', 76_000e7]],
  ['en', '₹1.26 lakh crore', ['₹1.26 lakh crore', 'INR', 1.26e12]],
  ['en', '₹1,00,000 each', ['₹1,00,000', 'INR', 1e5]],
  ['en', 'a $2.6-billion fund', ['$2.6-billion', 'USD', 2.6e9]],
  ['en', 'a 10-million-pound pot', ['10-million-pound', 'GBP', 1e7]],
  ['en', 'US $2 billion, U.S.$3bn', ['US $2 billion', 'USD', 2e9], ['U.S.$3bn', 'USD', 3e9]],
  ['en', 'two million dollars', ['two million dollars', 'USD', 2e6]],
  ['en', 'half a billion euros', ['half a billion euros', 'EUR', 5e8]],
  ['en', 'a hundred million dollars', ['a hundred million dollars', 'USD', 1e8]],
  ['en', '500 million Canadian dollars', ['500 million Canadian dollars', 'CAD', 5e8]],
  ['en', 'USD5m, 5 million USD', ['USD5m', 'USD', 5e6], ['5 million USD', 'USD', 5e6]],
  ['en', 'between $5 and $7 billion', ['$5 and $7 billion', 'USD', 5e9]],
  ['en', '$5-7 billion', ['$5-7 billion', 'USD', 5e9]],
  ['en', 'from €1.5bn to €2bn', ['€1.5bn', 'EUR', 1.5e9], ['€2bn', 'EUR', 2e9]],
  ['en', '¥10億', ['¥10億', 'JPY', 1e9]],
  [
    'en',
    'S$20 million, HK$3bn, NT$4bn, R$5 million',
    ['S$20 million', 'SGD', 2e7],
    ['HK$3bn', 'HKD', 3e9],
    ['NT$4bn', 'TWD', 4e9],
    ['R$5 million', 'BRL', 5e6],
  ],
  ['en', '100 billion South Korean won', ['100 billion South Korean won', 'KRW', 1e11]],
  ['en', '$1,234,567.89', ['$1,234,567.89', 'USD', 1_234_567.89]],
  [
    'fr',
    '50 millions d’euros et 2,5 milliards de dollars',
    ['50 millions d’euros', 'EUR', 5e7],
    ['2,5 milliards de dollars', 'USD', 2.5e9],
  ],
  [
    'fr',
    'un milliard d’euros, 12 000 euros, 3 Md€',
    ['un milliard d’euros', 'EUR', 1e9],
    ['12 000 euros', 'EUR', 12_000],
    ['3 Md€', 'EUR', 3e9],
  ],
  [
    'de',
    '1,2 Milliarden Euro, 3,5 Mrd. Euro und 40 Mio. €',
    ['1,2 Milliarden Euro', 'EUR', 1.2e9],
    ['3,5 Mrd. Euro', 'EUR', 3.5e9],
    ['40 Mio. €', 'EUR', 4e7],
  ],
  [
    'de',
    'eine Billion US-Dollar, 1.500 Euro',
    ['eine Billion US-Dollar', 'USD', 1e12],
    ['1.500 Euro', 'EUR', 1500],
  ],
  [
    'es',
    '2.000 millones de euros y 3 mil millones de dólares',
    ['2.000 millones de euros', 'EUR', 2e9],
    ['3 mil millones de dólares', 'USD', 3e9],
  ],
  ['es', 'por mil millones de dólares', ['mil millones de dólares', 'USD', 1e9]],
  [
    'pt',
    '1,5 bilhão de dólares e R$ 20 milhões',
    ['1,5 bilhão de dólares', 'USD', 1.5e9],
    ['R$ 20 milhões', 'BRL', 2e7],
  ],
  [
    'it',
    'un miliardo di euro, 30 milioni di euro',
    ['un miliardo di euro', 'EUR', 1e9],
    ['30 milioni di euro', 'EUR', 3e7],
  ],
  [
    'ru',
    '2,5 млрд долларов, 10 млн евро и 300 миллионов рублей',
    ['2,5 млрд долларов', 'USD', 2.5e9],
    ['10 млн евро', 'EUR', 1e7],
    ['300 миллионов рублей', 'RUB', 3e8],
  ],
  ['ru', 'на миллиард долларов', ['миллиард долларов', 'USD', 1e9]],
  [
    'ar',
    'بقيمة 10 مليارات دولار و٥٠ مليون يورو',
    ['10 مليارات دولار', 'USD', 1e10],
    ['٥٠ مليون يورو', 'EUR', 5e7],
  ],
  ['ar', 'بقيمة ملياري دولار', ['ملياري دولار', 'USD', 2e9]],
  ['hi', '500 करोड़ रुपये और १० अरब डॉलर', ['500 करोड़ रुपये', 'INR', 5e9], ['१० अरब डॉलर', 'USD', 1e10]],
  [
    'ja',
    '10億ドルの基金、1兆2000億円、500万ユーロ',
    ['10億ドル', 'USD', 1e9],
    ['1兆2000億円', 'JPY', 1.2e12],
    ['500万ユーロ', 'EUR', 5e6],
  ],
  ['ko', '10억 달러, 1조 2000억원', ['10억 달러', 'USD', 1e9], ['2000억원', 'KRW', 2e11]],
  [
    'zh',
    '10亿美元、1.5万亿元、500万欧元、２亿元',
    ['10亿美元', 'USD', 1e9],
    ['1.5万亿元', 'CNY', 1.5e12],
    ['500万欧元', 'EUR', 5e6],
    ['２亿元', 'CNY', 2e8],
  ],
  ['zh', '总额¥20亿', ['¥20亿', 'CNY', 2e9]],
  ['zh', '投資10億美元', ['10億美元', 'USD', 1e9]],
  // What is no sum of money.
  ['en', '26 jets in 2025, 7 million doses, 5 billion people'],
  ['en', 'In 2023 won the prize; 50 pounds of rice; billions of dollars; multi-billion-dollar plan'],
  ['en', 'In 2024, India and 12 US states; USD and EUR'],
  ['en', 'at COP27 and COP 30; COP 30 billion', ['COP 30 billion', 'COP', 3e10]],
  ['zh', '2024元旦，500名代表'],
  ['ko', '2025년 원자력 협력, 500원자'],
  ['en', ''],
];

describe('sums of money', () => {
  it.each(ROWS.map(([lang, text, ...sums]) => ({ lang, text, sums })))(
    '$lang: $text',
    ({ lang, text, sums }) => {
      const found = amountsIn(text, lang);
      expect(found.map((one) => [one.text, one.currency, one.value])).toEqual(sums);
      for (const { start, end, text: written } of found) expect(text.slice(start, end)).toBe(written);
    },
  );

  it('stands in the text and is a finite number whatever comes', () => {
    const bits = fc.constantFrom(
      '$',
      '€',
      'Rs',
      '1',
      ',',
      '000',
      '.',
      ' ',
      'billion',
      'crore',
      '億',
      '万',
      'de',
      'dollars',
      '-',
      'to',
      'US',
      '元',
      'مليار',
      'a ',
      '\u00a0',
      '٣',
      'İ',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(bits, { maxLength: 60 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        fc.constantFrom('en', 'de', 'ja', null),
        (text, lang) => {
          let last = 0;
          for (const { start, end, value, text: written } of amountsIn(text, lang)) {
            expect(text.slice(start, end)).toBe(written);
            expect(start).toBeGreaterThanOrEqual(last);
            expect(Number.isFinite(value) && value >= 0).toBe(true);
            last = end;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads hostile text to its end', () => {
    for (const unit of ['1 ', '1,000', '$', '1-', '$1 to ', 'million ', 'a ', '1兆'])
      expect(amountsIn(unit.repeat(20_000), 'en').length).toBeLessThanOrEqual(8);
  });
});
