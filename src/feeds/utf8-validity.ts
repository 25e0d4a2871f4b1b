/** What a look at every byte says about UTF-8. */
export interface Utf8Validity {
  /** Well-formed sequences of two to four bytes. */
  readonly sequences: number;
  /** Bytes that belong to no well-formed sequence. */
  readonly strays: number;
}

/** Counts well-formed multi-byte sequences and stray bytes (Unicode 16, table 3-7). Linear. */
export function utf8Validity(bytes: Uint8Array): Utf8Validity {
  let sequences = 0;
  let strays = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length === 0) strays++;
    else sequences++;
    i += length === 0 ? 1 : length;
  }
  return { sequences, strays };
}

/** Length (2 to 4) of the well-formed sequence that starts at `at`, or 0. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < lowest || second > highest) return 0;
  for (let i = 2; i < length; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

/**
 * UTF-8 in which single bytes of windows-1252 stand, as when a page was pasted together from two sources: the
 * sequences are read as UTF-8, the strays as windows-1252 (which `decodeStray` decodes).
 */
export function decodeMixedUtf8(bytes: Uint8Array, decodeStray: (bytes: Uint8Array) => string): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const length = lead < 0x80 ? 1 : sequenceLength(bytes, i);
    if (length === 0) {
      if (i > from) parts.push(utf8.decode(bytes.subarray(from, i)));
      parts.push(decodeStray(bytes.subarray(i, i + 1)));
      from = i + 1;
    }
    i += length === 0 ? 1 : length;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
}
