/** A Unicode form that the first bytes give away. */
export interface UnicodeForm {
  readonly charset: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';
  /** Bytes of the byte order mark: 0 when the form was seen by the pattern of zero bytes. */
  readonly markLength: number;
}

/** The form that a byte order mark names; `null` without one. UTF-32 first: its mark begins with UTF-16's. */
export function byteOrderMark(bytes: Uint8Array): UnicodeForm | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { charset: 'utf-32le', markLength: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: 'utf-32be', markLength: 4 };
  if (a === 0xff && b === 0xfe) return { charset: 'utf-16le', markLength: 2 };
  if (a === 0xfe && b === 0xff) return { charset: 'utf-16be', markLength: 2 };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: 'utf-8', markLength: 3 };
  return null;
}

/**
 * UTF-16 or UTF-32 without a mark, told by where the zero bytes stand around the first four characters, which are
 * ASCII in every feed (XML 1.0, appendix F.1); `null` when there is no such pattern.
 */
export function unmarkedWideForm(bytes: Uint8Array): UnicodeForm | null {
  const head = bytes.subarray(0, 16);
  if (head.length < 8) return null;
  const zeros = (step: number, at: readonly number[]): boolean =>
    head.every((byte, i) => (byte === 0) === at.includes(i % step));
  if (zeros(4, [1, 2, 3])) return { charset: 'utf-32le', markLength: 0 };
  if (zeros(4, [0, 1, 2])) return { charset: 'utf-32be', markLength: 0 };
  if (zeros(2, [1])) return { charset: 'utf-16le', markLength: 0 };
  if (zeros(2, [0])) return { charset: 'utf-16be', markLength: 0 };
  return null;
}
