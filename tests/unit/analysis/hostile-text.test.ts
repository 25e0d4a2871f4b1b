import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/analysis/clean-text.ts';
import { tokenise } from '../../../src/analysis/tokens.ts';
import { analyse, item } from './desk.ts';

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

  /** CPU time of some readings, in microseconds: the least of several tries. */
  function cost(work: () => unknown): number {
    const tries = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      for (let i = 0; i < 10; i++) work();
      return process.cpuUsage(start).user;
    });
    return Math.max(1, Math.min(...tries));
  }

  it.each(['Norway ', '<', '&', '&#', '<a ', '(', '“', 'sign a pact with ', '日', 'a', '-', '. ', 'وال'])(
    'takes time that grows no faster than the text: %j',
    (unit) => {
      const of = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
      const [short, long] = [of(4_000), of(64_000)];
      // 16 times the text; quadratic time would show as 256.
      for (const work of [
        (text: string) => cleanText(text, text.length),
        (text: string) => tokenise(text),
        (text: string) => analyse(item(text, { summary: text })),
      ]) {
        work(short);
        const [brief, lengthy] = [cost(() => work(short)), cost(() => work(long))];
        expect(lengthy / (brief + 200)).toBeLessThan(80);
      }
    },
    60_000,
  );
});
