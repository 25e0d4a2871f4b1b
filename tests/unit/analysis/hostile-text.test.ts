import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/analysis/clean-text.ts';
import { MOST_SUMMARY, MOST_TITLE, readItem } from '../../../src/analysis/reading.ts';
import { tokenise } from '../../../src/analysis/tokens.ts';
import { analyse, compiled, item } from './desk.ts';

const NEWS = [
  'Norway and Chile sign semiconductor agreement',
  'Norway and Chile launch joint space programme',
  'Norway proposes critical minerals partnership with Chile',
  'Norway suspends nuclear research cooperation with Chile, which mirrors the pact between Korea and the US',
];

const BITS = [
  ...NEWS,
  'not',
  'mirrors',
  '&amp;',
  '&#',
  '<b',
  '</b>',
  '日英',
  'が署名',
  'भारत',
  'وقعت',
  'Россия',
  '"',
  '(PTI)',
  '…',
  '|',
  '2019',
  '\u0000',
  '\ud800',
  'İ',
  'ﬁ',
];

/** A headline with some of its characters cut, doubled, swapped or replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...NEWS),
    fc.array(fc.tuple(fc.nat(80), fc.nat(3), fc.constantFrom(...BITS, '\u200f', '\ufeff')), { maxLength: 8 }),
  )
  .map(([title, changes]) =>
    changes.reduce((text, [at, kind, bit]) => {
      const [head, tail] = [text.slice(0, at), text.slice(at)];
      return [head + tail.slice(1), head + bit + tail, tail + head, head][kind] ?? text;
    }, title),
  );
const anything = fc.oneof(
  mutated,
  fc.array(fc.constantFrom(...BITS), { maxLength: 30 }).map((bits) => bits.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('whatever comes', () => {
  it('never throws on 10,000 generated and mutated texts, and stays within its labels', () => {
    fc.assert(
      fc.property(
        anything,
        anything,
        fc.constantFrom('en', 'ja', 'ar', 'xx', null),
        (title, summary, lang) => {
          const analysis = analyse(item(title, { summary, lang }));
          expect(analysis.confidence).toBeGreaterThanOrEqual(0.5);
          expect(analysis.relevant || (analysis.pairs.length === 0 && analysis.stage === null)).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
  }, 120_000);
});

/** Units that would make a careless pattern or automaton blow up when they are said over and over. */
const UNITS = [
  'Norway ',
  '<',
  '&',
  '&#',
  '<a ',
  '(',
  '“',
  'sign a pact with ',
  'will not sign the {a|} ',
  'the the and of ',
  'prime minister ',
  '日',
  '日英、',
  'a',
  '-',
  '. ',
  'وال',
  '\ud800',
];

/** Clearly more states than the patterns of the lexicon open from any one token. */
const MOST_STATES = 60;

describe.each(UNITS)('work on %j said over and over', (unit) => {
  const of = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

  it('is bounded for the tokeniser: each code unit belongs to one token at most', () => {
    const text = of(5_000);
    let end = 0;
    for (const token of tokenise(text)) {
      expect(token.start).toBeGreaterThanOrEqual(end);
      expect(token.end).toBeGreaterThan(token.start);
      end = token.end;
    }
  });

  it('is bounded for the tries: so many states a token at most, however long the text', () => {
    for (const length of [200, 3_200]) {
      const tokens = tokenise(of(length));
      for (const lang of ['en', 'fr', 'ja', 'ar'])
        for (const loose of [true, false]) {
          const trie = compiled.local(lang) ?? compiled.english;
          expect(trie.find(tokens, loose, () => undefined)).toBeLessThanOrEqual(MOST_STATES * tokens.length);
        }
    }
  });

  it('is bounded for the rest: what stands below the lead is not read', () => {
    const [title, summary] = [of(64_000), of(64_000)];
    const { confidence, relevant, parties, pairs } = analyse(item(title, { summary }));
    const lead = { summary: summary.slice(0, MOST_SUMMARY) };
    expect(analyse(item(title.slice(0, MOST_TITLE), lead))).toMatchObject({
      confidence,
      relevant,
      parties,
      pairs,
    });
    const reading = readItem(compiled, item(title, { summary }));
    expect(reading.title.tokens.length).toBeLessThanOrEqual(MOST_TITLE);
    expect(reading.summary.tokens.length).toBeLessThanOrEqual(MOST_SUMMARY);
  });

  it('is bounded for the cleaning of text: it never grows, and each code unit leads back in order', () => {
    const text = of(5_000);
    const { text: clean, map } = cleanText(text, text.length);
    expect(clean.length).toBeLessThanOrEqual(text.length);
    for (let i = 1; map && i < map.length; i++) expect(map[i] ?? 0).toBeGreaterThanOrEqual(map[i - 1] ?? 0);
  });
});
