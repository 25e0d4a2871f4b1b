import { describe, expect, it } from 'vitest';
import { headlineOf, sentencesOf } from '../../../src/analysis/layout.ts';
import { readItem } from '../../../src/analysis/reading.ts';
import { tokenise } from '../../../src/analysis/tokens.ts';
import { compiled, item } from './desk.ts';

const raw = (text: string, span: { from: number; to: number }): string => {
  const tokens = tokenise(text).slice(span.from, span.to);
  return text.slice(tokens[0]?.start, tokens.at(-1)?.end);
};

describe('headlines', () => {
  it.each([
    ['India, UK agree AI centre - The Hindu', 'The Hindu', 'India, UK agree AI centre'],
    ['UPDATE 2-UK, India agree AI centre - PTI', 'PTI', 'UK, India agree AI centre'],
    ['India, UK unveil pact | World News - Mint', 'Mint', 'India, UK unveil pact'],
    ['India News | Joshi, King vow closer work', 'LatestLY (PTI)', 'Joshi, King vow closer work'],
    ['South China Morning Post: Singapore agrees pact', 'South China Morning Post', 'Singapore agrees pact'],
    ['[Opinion] Why it matters', 'Mint', 'Why it matters'],
    ['US-Saudi strategic tie-up', 'Zawya', 'US-Saudi strategic tie-up'],
    ['Kyiv and Riga - friends at last', 'Mint', 'Kyiv and Riga - friends at last'],
  ])('%j by %s', (title, outlet, expected) => {
    expect(raw(title, headlineOf(tokenise(title), outlet))).toBe(expected);
  });
});

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', 3],
    ['The U.S. and the U.K. agreed. It is done.', 2],
    ['It costs $2.6 billion. Yes.', 2],
    ['協定に署名した。次は量子。', 2],
    ['', 0],
  ])('%j', (text, count) => {
    expect(sentencesOf(tokenise(text))).toHaveLength(count);
  });
});

describe('datelines', () => {
  it.each([
    'New Delhi, Jul 4 (PTI) Ministers met.',
    'BEIJING, March 10 — Ministers met.',
    'Toronto – Ministers met.',
    'WASHINGTON: Ministers met.',
    'МОСКВА/ПЕКИН, 9 марта. /ТАСС/. – Ministers met.',
  ])('are left aside: %s', (summary) => {
    const { summary: passage } = readItem(compiled, item('', { summary }));
    expect(passage.tokens[passage.body.from]?.raw).toBe('Ministers');
  });

  it('are not seen where there is none', () => {
    const { summary } = readItem(compiled, item('', { summary: 'London and Delhi agreed on chips.' }));
    expect(summary.body.from).toBe(0);
  });
});
