/** A query's text in plain signs, with the way back to where each stood. */
export interface PlainInput {
  readonly text: string;
  /** Offset in the original of each UTF-16 unit of `text`, and at the end that of the end. */
  readonly offsets: readonly number[];
}

/** Signs that chat clients, phones and input methods put in the place of plain ones. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...Array.from('“”„‟«»″＂「」『』〝〞❝❞').map((sign) => [sign, '"'] as const),
  ...Array.from('‘’‚‛＇').map((sign) => [sign, "'"] as const),
  ...Array.from('–—−‐‑‒―－﹣').map((sign) => [sign, '-'] as const),
  ...Array.from('，、؛；;،').map((sign) => [sign, ','] as const),
  // Slack's signs for code are typed around commands; they are no part of a query.
  ['`', ' '],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
  ['｜', '|'],
  ['＊', '*'],
  ['／', '/'],
]);

/**
 * Smart quotes, dashes, full-width signs, non-breaking spaces and control characters as the plain signs that they
 * stand for; invisible characters (joiners, direction marks) left out. Letters stay as typed.
 */
export function plainInput(original: string): PlainInput {
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of original) {
    const plain = plainChar(char);
    for (let i = 0; i < plain.length; i++) offsets.push(at);
    text += plain;
    at += char.length;
  }
  offsets.push(at);
  return { text, offsets };
}

function plainChar(char: string): string {
  const known = PLAIN.get(char);
  if (known !== undefined) return known;
  if (char === '\u200b' || /[\p{Cc}\p{Z}]/u.test(char)) return ' ';
  if (!char.isWellFormed()) return '\ufffd';
  return /\p{Cf}/u.test(char) ? '' : char;
}
