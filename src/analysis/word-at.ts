/** Scripts that part words by spaces: there a word ends where its letters end. */
const SPACED = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Devanagari}\p{sc=Greek}\p{M}]/u;

const joins = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && SPACED.test(a) && SPACED.test(b);

/** Length of the longest known word that starts at a place and does not break off within letters; 0 for none. */
export function longestAt(
  text: string,
  at: number,
  most: number,
  isKnown: (word: string) => boolean,
): number {
  for (let length = Math.min(most, text.length - at); length > 0; length--) {
    if (joins(text[at + length - 1], text[at + length])) continue;
    if (isKnown(text.slice(at, at + length))) return length;
  }
  return 0;
}

/** Length of the longest known word that ends at a place and does not begin within letters; 0 for none. */
export function longestBefore(
  text: string,
  end: number,
  most: number,
  isKnown: (word: string) => boolean,
): number {
  for (let length = Math.min(most, end); length > 0; length--) {
    if (joins(text[end - length - 1], text[end - length])) continue;
    if (isKnown(text.slice(end - length, end))) return length;
  }
  return 0;
}

/** Zeros of the decimal digits that the twelve languages use besides ASCII's. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];

/** Small letters and plain digits, unit for unit, so that offsets stay what they are. */
export function plainForm(text: string): string {
  return text
    .replace(/\p{Lu}/gu, (letter) => {
      const small = letter.toLowerCase();
      return small.length === letter.length ? small : letter;
    })
    .replace(/[٠-٩۰-۹०-९０-９]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? code));
    })
    .replace(/[٫．]/g, '.')
    .replace(/[٬，]/g, ',');
}
