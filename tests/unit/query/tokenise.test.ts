import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src/query/fold.ts';
import { MAX_TEXT_LENGTH, MAX_TOKEN_LENGTH, tokenise } from '../../../src/query/tokenise.ts';

/** Strings in which letters of many scripts, marks, signs and odd code points meet. */
const anyText = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Array.from('aAbsSuUcC+#.\'’"-ıİßŒøéñЙйиΣςσ 12٣²½')) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...Array.from('日本ガｶﾞｰ半ไทย์한국クा़ाकक़אַآةی‌‍\u0301\u0300\u3099\ue000 　')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 40,
});

describe('tokenise', () => {
  it.each<[string, string]>([
    ['India, UK explore new partnership', 'india uk explore new partnership'],
    ['U.S.-India deal; the U.K.’s offer', 'us india deal the uk offer'],
    ["India's and the states' A.I. plans", 'india and the states ai plans'],
    ['5G and 6G in 2030, 2.0', '5g and 6g in 2030 2 0'],
    ['C++, C# and F# but #c', 'cplusplus csharp and fsharp but c'],
    ['Türkiye, São Tomé, Łódź, Ærø, Straße, İSTANBUL', 'turkiye sao tome lodz aero strasse istanbul'],
    ['ﬁbre ① ｱｼﾞｱ ＡＩ', 'fibre 1 ア ジ ア ai'],
    ['日米AI半導体', '日 米 ai 半 導 体'],
    ['ประเทศไทย', 'ป ร ะ เ ท ศ ไ ท ย'],
    ['한국은 반도체', '한 국 은 반 도 체'],
    ['अफ़गानिस्तान हिंदी', 'अफगानिस्तान हिंदी'],
    ['الذَّكاءُ الاصطناعيّ آب', 'الذكاء الاصطناعي اب'],
    ['می‌شود', 'ميشود'],
    ['русский йод ёлка', 'русскии иод елка'],
    ['semi\u00adconductor zero\u200bwidth non\u00a0breaking', 'semiconductor zero width non breaking'],
    ['J.R.R. Tolkien e.g. no. a.bc', 'jrr tolkien eg no a bc'],
    ['… — “” 🚀', ''],
    ["'s x's", 's x'],
  ])('splits %j', (text, tokens) => {
    expect(tokenise(text).join(' ')).toBe(tokens);
  });

  it('gives tokens that stay what they are when joined and split again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenise(text);
        expect(tokenise(tokens.join(' '))).toEqual(tokens);
      }),
      { numRuns: 3_000 },
    );
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes the short way for plain English to the same end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        // A letter that is not plain English, behind a space, forces the long way.
        expect(tokenise(`${text} é`)).toEqual([...tokenise(text), 'e']);
      }),
    );
  });

  it('has tokens of letters, digits and marks only, none empty, none over the length', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const token of tokenise(text)) {
          expect(token).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u);
          expect(token.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
        }
      }),
    );
  });

  // What blows up does not come back before the runner's patience ends.
  it('stays bounded on hostile text', () => {
    for (const hostile of [
      'a.'.repeat(200_000),
      "'s".repeat(200_000),
      'e\u0301'.repeat(200_000),
      '\u0301'.repeat(400_000),
    ]) {
      const tokens = tokenise(hostile);
      expect(tokens.join('').length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    }
  });

  it('cuts a run that is no word', () => {
    expect(tokenise(`${'x'.repeat(1_000)} y`)).toEqual(['x'.repeat(MAX_TOKEN_LENGTH), 'y']);
  });
});
