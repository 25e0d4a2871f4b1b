import { describe, expect, it } from 'vitest';
import { depthsOf } from '../../../src/analysis/background.ts';
import { dateIn } from '../../../src/analysis/event-date.ts';
import { readingLanguage } from '../../../src/analysis/language.ts';
import { partyOn } from '../../../src/analysis/mentions.ts';
import { createOutletHome } from '../../../src/analysis/outlets.ts';
import { readItem } from '../../../src/analysis/reading.ts';
import { tokenise } from '../../../src/analysis/tokens.ts';
import { compiled, item, lexicon, read } from './desk.ts';

describe('the date in the text', () => {
  it.each([
    ['en', 'signed on July 24, 2024 in Delhi', '2024-07-25', '2024-07-24', 'July 24, 2024'],
    ['en', 'signed on 9 March', '2021-03-10', '2021-03-09', '9 March'],
    ['en', 'visited London in April', '2023-05-09', '2023-04', 'April'],
    ['en', 'signed in December', '2024-01-05', '2023-12', 'December'],
    ['en', 'signed on Tuesday', '2023-02-01', '2023-01-31', 'Tuesday'],
    ['de', 'am 4. Juli 2023 in Berlin', '2023-07-05', '2023-07-04', '4. Juli 2023'],
    ['fr', 'signé le 1er août à Paris', '2023-08-02', '2023-08-01', '1er août'],
    ['es', 'el 4 de julio de 2023', '2023-07-05', '2023-07-04', '4 de julio de 2023'],
    ['pt', 'em 12 de março', '2023-03-13', '2023-03-12', '12 de março'],
    ['it', 'il 4 maggio a Roma', '2023-05-05', '2023-05-04', '4 maggio'],
    ['ru', 'подписали 3 марта 2023 года', '2023-03-04', '2023-03-03', '3 марта 2023'],
    ['ar', 'يوم 4 يوليو 2023', '2023-07-05', '2023-07-04', '4 يوليو 2023'],
    ['hi', '4 जुलाई को', '2023-07-05', '2023-07-04', '4 जुलाई'],
    ['ja', '2023年5月4日に署名', '2023-05-05', '2023-05-04', '2023年5月4日'],
    ['ko', '5월 4일 서명', '2023-05-05', '2023-05-04', '5월 4일'],
    ['zh', '5月签署', '2023-05-09', '2023-05', '5月'],
    // Of another step: long past, still to come, or no date at all.
    ['en', 'a pact of April 2015', '2023-05-09', null, ''],
    ['en', 'by June 2030', '2023-05-09', null, ''],
    ['en', 'will sign on 21 June', '2023-05-19', null, ''],
    ['en', 'on 31 February', '2023-03-01', null, ''],
    ['en', 'a Mars mission', '2023-03-09', null, ''],
    ['en', 'they may meet', '2023-02-01', null, ''],
    ['en', 'meeting next Tuesday', '2023-02-01', null, ''],
    ['en', 'the package that they will settle on Thursday', '2023-02-01', null, ''],
    ['en', 'nothing', 'not a day', null, ''],
  ])('%s: %j on %s', (lang, text, day, date, written) => {
    const tokens = tokenise(text);
    const found = dateIn(tokens, day, lang);
    expect(found?.date ?? null).toBe(date);
    if (found) expect(text.slice(tokens[found.from]?.start, tokens[found.to - 1]?.end)).toBe(written);
  });

  it('is not taken from words on another step', () => {
    const tokens = tokenise('In April they signed; on 4 May they met.');
    expect(dateIn(tokens, '2023-05-05', 'en', (at) => at > 4)?.date).toBe('2023-05-04');
  });
});

describe('the language', () => {
  it.each([
    ['en', 'India and Japan sign', 'en'],
    [null, 'La France et l’Inde signent un accord sur les semi-conducteurs avec la Commission', 'fr'],
    ['en', '日英両政府が署名', 'ja'],
    ['ja', '日英合意', 'ja'],
    [null, 'Россия и Китай подписали', 'ru'],
    ['fr-CA', 'Ottawa signe', 'fr'],
    ['id', 'Indonesia dan Jepang', null],
    [null, 'Hindistan ve Japonya bir anlaşma için', null],
    ['xx', 'சென்னையில் டென்மார்க்', null],
  ])('%s %j', (lang, text, expected) => {
    expect(readingLanguage(lang, text, tokenise(text))).toBe(expected);
  });
});

describe('terms of office', () => {
  const terms = [
    { code: 'PT', from: '2015-11-26', to: '2024-04-02' },
    { code: 'EU', from: '2024-12-01', to: null },
  ];
  it.each([
    ['2020-01-01', 'PT'],
    ['2024-05-01', 'PT'],
    ['2024-08-15', null],
    ['2025-01-01', 'EU'],
    ['2001-01-01', null],
  ])('%s: %s', (day, code) => {
    expect(partyOn(terms, day)).toBe(code);
  });
});

describe('background', () => {
  it.each([
    ['India signs a pact that mirrors the one with Japan', 'mirrors', 2],
    ['India signs a pact that mirrors the one with Japan', 'signs', 0],
    ['After its deal with Washington, Seoul signs with Tokyo', 'deal', 2],
    ['After its deal with Washington, Seoul signs with Tokyo', 'signs', 0],
    ['Under a 2019 memorandum, ISRO holds a meeting', 'memorandum', 1],
    ['Under a 2019 memorandum, ISRO holds a meeting', 'holds', 0],
    ['A 2026-27 roadmap is due', 'roadmap', 0],
    ['The two had widened ties, and now sign', 'widened', 1],
  ])('%j: %s at depth %i', (title, word, depth) => {
    const { title: passage } = readItem(compiled, item(title));
    const at = passage.tokens.findIndex((token) => token.text === word);
    expect(depthsOf(passage, 2025)[at]).toBe(depth);
  });
});

describe('the home of an outlet', () => {
  const homeOf = createOutletHome(lexicon);
  it.each([
    ['Times of India', 'IN'],
    ['The Japan Times', 'JP'],
    ['Malaysia China Insight', null],
    ['Unknown Gazette', null],
    ['US Department of Energy', 'US'],
    ['JAXA', 'JP'],
    ['The White House', 'US'],
    ['news.kz', 'KZ'],
    ['tech.co', null],
  ])('%s: %s', (outlet, home) => {
    expect(homeOf(outlet)).toBe(home);
  });

  it('fills in the party that the text leaves out', () => {
    const analysis = read('Cabinet approves semiconductor memorandum signed with Japan', {
      outlet: 'Times of India',
    });
    expect(analysis.pairs).toEqual([['IN', 'JP']]);
  });
});

describe('sectors', () => {
  it.each([
    ['India and Japan sign quantum computing agreement', ['quantum']],
    ['Japan and Chile sign lithium agreement for electric cars', ['critical-minerals']],
    [
      'India and France sign pact on AI, space and nuclear energy',
      ['artificial-intelligence', 'space', 'nuclear-energy'],
    ],
    ['Canada and India agree uranium supply under nuclear pact', ['nuclear-energy']],
    ['Ties with Japan take a quantum leap as India signs semiconductor pact', ['semiconductors']],
  ])('%s', (title, sectors) => {
    expect(read(title).sectors).toEqual(sectors);
  });
});
