import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFigures } from '../../../src/stories/text-figures.ts';

describe('sums of money', () => {
  it.each([
    ['Taipei sets aside $200m for chips', '$ 200000000'],
    ['a $2.6bn deal', '$ 2600000000'],
    ['18.6 billion dollars', '$ 18600000000'],
    ['16 млн евро', '€ 16000000'],
    ['龚明鑫宣布10亿美元融资方案', '$ 1000000000'],
    ['£1,500,000 over three years', '£ 1500000'],
    ['₹500 crore fund', '₹ 5000000000'],
  ])('%s', (text, wanted) => {
    expect(textFigures(text).money).toEqual([wanted]);
  });

  it('a letter of the next word is no scale', () => {
    expect(textFigures('$5 more').money).toEqual(['$ 5']);
  });
});

describe('other figures', () => {
  it.each([
    ['a 1,000 MW unit', ['1000']],
    ['in 2025, on 12 May', []],
    ['3.5 per cent', ['3.5']],
    ['15 agreements and 16 MoUs', []],
  ])('%s', (text, wanted) => {
    expect(textFigures(text).numbers).toEqual(wanted);
  });

  it.each([
    ['the third round of talks', ['round 3']],
    ['5th dialogue', ['dialogue 5']],
    ['a third country', []],
  ])('which of a series: %s', (text, wanted) => {
    expect(textFigures(text).ordinals).toEqual(wanted);
  });
});

it('random text costs little and throws nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 3_000, unit: fc.constantFrom('1', ',', '.', '$', ' ', 'm', '亿') }),
      (text) => {
        const start = performance.now();
        textFigures(text);
        expect(performance.now() - start).toBeLessThan(200);
      },
    ),
  );
});
