import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_EVIDENCE } from '../../../src/analysis/evidence.ts';
import { analyse, item, pairsIn, read } from './desk.ts';

const WORDS = [
  'India',
  'the UK',
  'Tokyo',
  'Modi',
  'sign',
  'signs',
  'pact',
  'with',
  'and',
  'between',
  'after',
  'mirrors',
  'quantum',
  'chips',
  '&amp;',
  '<b>',
  '</b>',
  '&#8217;',
  '.',
  ',',
  '—',
  '2019',
  '$5',
  'million',
  'not',
  'to',
  '日英',
  'が',
  '署名',
  'और',
  'भारत',
  'وقعت',
  'Россия',
  'iCET',
  '(PTI)',
  '"',
  '“',
  '…',
  '-',
  '|',
  ':',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const days = fc.constantFrom('2023-05-01', '2025-06-15T10:00:00Z', '', 'yesterday', '9999-99-99');

describe('every analysis', () => {
  it('quotes the text where it says, stays in bounds and repeats itself', () => {
    fc.assert(
      fc.property(texts, texts, days, (title, summary, published) => {
        const input = item(title, { summary, published });
        const analysis = analyse(input);
        expect(analysis.evidence.length).toBeLessThanOrEqual(MOST_EVIDENCE);
        for (const e of analysis.evidence) {
          expect(input[e.field].slice(e.start, e.end)).toBe(e.text);
          expect(e.text).not.toBe('');
        }
        expect(analysis.confidence).toBeGreaterThanOrEqual(0.5);
        expect(analysis.confidence).toBeLessThanOrEqual(1);
        for (const [a, b] of analysis.pairs) expect(a < b).toBe(true);
        if (!analysis.relevant)
          expect([analysis.pairs, analysis.sectors, analysis.stage]).toEqual([[], [], null]);
        expect(analyse(input)).toEqual(analysis);
      }),
      { numRuns: 400 },
    );
  });

  it('reads 100 KB of hostile text in bounded time', () => {
    const hostile = [
      '<',
      '&',
      'India ',
      'India, ',
      '“',
      '(',
      'sign a pact with ',
      '日',
      'to ',
      '&#',
      '<a ',
      'a',
      '-',
      '2019 ',
    ];
    for (const unit of hostile) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      const started = performance.now();
      analyse(item(text, { summary: text }));
      expect(performance.now() - started, unit).toBeLessThan(2500);
    }
  });
});

describe('what must not matter', () => {
  const cases = [
    ['India and Japan sign semiconductor memorandum', 'The two governments signed in Tokyo on Monday.'],
    ['EU and Chile sign lithium agreement', 'The commissioner and the minister put their names to it.'],
    ['Kenya and Rwanda launch joint space programme', 'Ministers of both countries announced it.'],
  ] as const;

  it.each(cases)('spaces, outlet, entities and quotes: %s', (title, summary) => {
    const plain = read(title, { summary });
    const same = [
      read(`  ${title}  `, { summary: `${summary}   ` }),
      read(`${title} - Daily News`, { summary }),
      read(`${title} | World News`, { summary }),
      read(title, { summary: `<p>${summary}</p>` }),
      read(title.replace(' and ', ' &amp; '), { summary }),
    ];
    expect(plain.relevant).toBe(true);
    for (const other of same)
      expect([other.relevant, other.pairs, other.sectors, other.stage]).toEqual([
        plain.relevant,
        plain.pairs,
        plain.sectors,
        plain.stage,
      ]);
  });

  it.each(cases)('capitals: %s', (title, summary) => {
    expect(pairsIn(read(title.toUpperCase(), { summary }))).toEqual(pairsIn(read(title, { summary })));
  });

  it('swapping a country swaps the pair', () => {
    const others: readonly (readonly [name: string, pair: string])[] = [
      ['Brazil', 'BR-JP'],
      ['Norway', 'JP-NO'],
      ['Vietnam', 'JP-VN'],
      ['Kenya', 'JP-KE'],
      ['Chile', 'CL-JP'],
    ];
    for (const [name, pair] of others)
      expect(pairsIn(read(`Japan and ${name} sign quantum technology agreement`))).toEqual([pair]);
  });

  it('a precedent added changes nothing', () => {
    const plain = read('India and Japan sign semiconductor agreement');
    const longer = read(
      'India and Japan sign semiconductor agreement similar to the pact between Korea and the US',
    );
    expect([longer.pairs, longer.sectors, longer.stage]).toEqual([plain.pairs, plain.sectors, plain.stage]);
  });
});
