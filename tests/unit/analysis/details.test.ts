import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../../src/analysis/amounts.ts';
import { depthsOf } from '../../../src/analysis/background.ts';
import { dateIn } from '../../../src/analysis/event-date.ts';
import { readingLanguage } from '../../../src/analysis/language.ts';
import { partyOn } from '../../../src/analysis/mentions.ts';
import { createOutletHome } from '../../../src/analysis/outlets.ts';
import { readItem } from '../../../src/analysis/reading.ts';
import { tokenise } from '../../../src/analysis/tokens.ts';
import { compiled, item, lexicon, read } from './desk.ts';

const written = (text: string, span: { from: number; to: number }): string => {
  const tokens = tokenise(text).slice(span.from, span.to);
  return text.slice(tokens[0]?.start, tokens.at(-1)?.end);
};

describe('amounts', () => {
  it.each([
    ['worth $2.6 billion over', ['$2.6 billion']],
    ['AUD 5.8 million and A$30mn', ['AUD 5.8 million', 'A$30mn']],
    ['the €95.5bn programme', ['€95.5bn']],
    ['some 7 million pounds', ['7 million pounds']],
    ['26 jets in 2025, 7 million doses', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(amountsIn(tokenise(text)).map((span) => written(text, span))).toEqual(expected);
  });
});

describe('the date in the text', () => {
  it.each([
    ['signed on July 24, 2024 in Delhi', '2024-07-25', '2024-07-24'],
    ['signed on 9 March', '2021-03-10', '2021-03-09'],
    ['visited London in April', '2023-05-09', '2023-04'],
    ['signed in December', '2024-01-05', '2023-12'],
    ['signed on Tuesday', '2023-02-01', '2023-01-31'],
    ['they may meet', '2023-02-01', null],
    ['nothing', 'not a day', null],
  ])('%j on %s', (text, day, expected) => {
    expect(dateIn(tokenise(text), day)).toBe(expected);
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
