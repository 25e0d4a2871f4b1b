import { detect } from 'jschardet';
import { charsetOf } from './charset-label.ts';

/** Bytes that the detector may look at: more changes its answer no more, and costs time. */
const SAMPLE_BYTES = 32_768;

/** Charsets in which accented letters stand among plain ones. */
const LATIN = [
  'windows-1250',
  'windows-1252',
  'windows-1254',
  'windows-1257',
  'windows-1258',
  'ISO-8859-2',
  'ISO-8859-15',
];

/** Charsets of other scripts. The detector also knows those of mainframes and DOS, which only mislead it here. */
const OTHERS = [
  'windows-1251',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'CP874',
  'ISO-8859-5',
  'ISO-8859-7',
  'ISO-8859-8',
  'koi8-r',
  'koi8-u',
  'cp932',
  'euc-jp',
  'gb18030',
  'big5',
  'cp949',
];

/** Share of non-ASCII bytes next to another one, below which the script is Latin. Others have above 0.6. */
const NEIGHBOURS_IN_LATIN = 0.35;

/**
 * The charset that the bytes look most like, from a sample of what is not markup; `null` when the detector has no
 * opinion. Meant for bytes that declare nothing and are not UTF-8.
 */
export function detectCharset(bytes: Uint8Array): string | null {
  const sample = sampleOfText(bytes);
  const detectEncodings = shareOfNeighbours(sample) < NEIGHBOURS_IN_LATIN ? LATIN : [...LATIN, ...OTHERS];
  const { encoding } = detect(sample, { detectEncodings });
  return charsetOf(encoding);
}

/** Of the non-ASCII bytes, how many stand next to another one: few in Latin script, most in any other. */
function shareOfNeighbours(sample: Uint8Array): number {
  let total = 0;
  let neighbours = 0;
  for (let i = 0; i < sample.length; i++) {
    if ((sample[i] ?? 0) < 0x80) continue;
    total++;
    if ((sample[i - 1] ?? 0) >= 0x80 || (sample[i + 1] ?? 0) >= 0x80) neighbours++;
  }
  return total === 0 ? 0 : neighbours / total;
}

/** Text from the first non-ASCII byte on, tags left out: ASCII markup would only dilute the evidence. */
function sampleOfText(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let inTag = false;
  for (let i = Math.max(0, first); i < bytes.length && length < SAMPLE_BYTES; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x3c) inTag = true;
    // Control characters (a NUL above all) would make the detector call the bytes binary.
    const kept = inTag || (byte < 0x20 && byte !== 0x1b) ? 0x20 : byte;
    if (kept !== 0x20 || sample[length - 1] !== 0x20) sample[length++] = kept;
    if (byte === 0x3e) inTag = false;
  }
  return sample.subarray(0, length);
}
