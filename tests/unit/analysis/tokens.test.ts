import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, originalOffset } from '../../../src/analysis/clean-text.ts';
import { fold, MOST_TOKENS, tokenise } from '../../../src/analysis/tokens.ts';

const words = (text: string): string[] => tokenise(text).map((token) => token.text);

describe('tokens', () => {
  it.each([
    ['India, UK', ['india', ',', 'uk']],
    ['India’s chips', ['india', "'s", 'chips']],
    ['U.S. and R&D', ['u', '.', 's', '.', 'and', 'r', '&', 'd']],
    ['US-Saudi', ['us', '-', 'saudi']],
    ['日英、量子', ['日', '英', '、', '量', '子']],
    ['Élysée Türkiye', ['elysee', 'turkiye']],
    ['कृत्रिम बुद्धिमत्ता', ['कृत्रिम', 'बुद्धिमत्ता']],
    ['5G 6G', ['5g', '6g']],
  ])('cuts %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('folds Arabic articles, vowel marks and forms of alef', () => {
    expect(fold('الإمارات')).toBe(fold('امارات'));
    expect(fold('وقّع')).toBe(fold('وقع'));
  });

  it('stands where it says in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const token of tokenise(text)) expect(text.slice(token.start, token.end)).toBe(token.raw);
      }),
    );
  });

  it('numbers a word as it is written, the same whenever it comes', () => {
    const known = new Map<number, string>();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abAß日本الé 1'), maxLength: 40 }), (text) => {
        for (const { number, raw, kind } of tokenise(text)) {
          if (number >= 0) expect(known.get(number) ?? raw).toBe(raw);
          if (number >= 0) known.set(number, raw);
          else expect(kind === 'mark' || raw.length > 12).toBe(true);
        }
      }),
    );
  });

  it('reads a bounded number of tokens', () => {
    expect(tokenise('a '.repeat(MOST_TOKENS * 2))).toHaveLength(MOST_TOKENS);
  });
});

describe('clean text', () => {
  it.each([
    ['AT&amp;T &ndash; R&amp;D', 'AT&T – R&D'],
    ['ISRO&#039;s &#8217;', "ISRO's ’"],
    ['<p>Read <b>on</b></p>', ' Read  on  '],
    ['a < b and c > d', 'a < b and c > d'],
    ['&bogus; &#xD800; &#0;', '&bogus; &#xD800; &#0;'],
    ['&constructor;', '&constructor;'],
  ])('turns %j into text', (field, expected) => {
    expect(cleanText(field, 1000).text).toBe(expected);
  });

  it('leads back to the original', () => {
    const clean = cleanText('<b>Tom &amp; Jerry</b>', 1000);
    const at = clean.text.indexOf('Jerry');
    expect(clean.original.slice(originalOffset(clean, at), originalOffset(clean, at + 5))).toBe('Jerry');
  });
});
