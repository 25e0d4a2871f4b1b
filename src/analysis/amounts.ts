import type { Token } from './tokens.ts';

const SIGNS = new Set(['$', '£', '€', '¥', '₹', '₩', '₽', '₪', '元']);
const CURRENCY =
  /^(?:usd|aud|cad|nzd|sgd|gbp|eur|inr|jpy|cny|krw|rs|euros?|dollars?|pounds?|yen|rupees?|won|yuan|crores?|lakhs?|rubles?|rubley|a|us|s|nz|c|hk)$/;
const SCALE =
  /^(?:million|billion|trillion|bn|mn|m|b|tn|crores?|lakh|lakhs|mio|mrd|milliarden|millionen|millions|milliards?|millones|milliones|milliardi|milioni|bilhoes|milhoes|mln|mlrd|億円|亿)$/;
const NUMBER = /^\d/;

/** End of the number that starts at a token: digits with their points and commas. */
function numberEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (
    (tokens[end]?.text === '.' || tokens[end]?.text === ',') &&
    NUMBER.test(tokens[end + 1]?.text ?? '') &&
    !tokens[end]?.spaced &&
    !tokens[end + 1]?.spaced
  )
    end += 2;
  return end;
}

const ATTACHED = /^\d+(?:bn|mn|m|b|tn|k)$/;
const MOST_AMOUNTS = 8;

/**
 * Sums of money in a text, as token spans: a sign or a code of currency beside a number (`$2.6 billion`, `AUD 5.8
 * million`, `€95.5bn`, `7 million pounds`). A bare number is none.
 */
export function amountsIn(tokens: readonly Token[]): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i < tokens.length && found.length < MOST_AMOUNTS; i++) {
    const text = tokens[i]?.text ?? '';
    if (!NUMBER.test(text)) continue;
    let end = numberEnd(tokens, i);
    if (SCALE.test(tokens[end]?.text ?? '') || ATTACHED.test(tokens[end]?.text ?? '')) end += 1;
    const before = tokens[i - 1]?.text ?? '';
    const sign = SIGNS.has(before);
    const word = CURRENCY.test(before) && before.length > 1;
    const after = CURRENCY.test(tokens[end]?.text ?? '') && (tokens[end]?.text.length ?? 0) > 1;
    if (!sign && !word && !after && !SIGNS.has(tokens[end]?.text ?? '')) continue;
    const letters = sign && CURRENCY.test(tokens[i - 2]?.text ?? '') && !tokens[i - 1]?.spaced;
    const from = letters ? i - 2 : sign || word ? i - 1 : i;
    const to = sign || word ? end : end + 1;
    found.push({ from, to });
    i = to - 1;
  }
  return found;
}
