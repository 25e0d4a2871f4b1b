import { charsetOf, decodeAs, isSingleByte, isWide } from './charset-label.ts';
import { charsetOfHeader, charsetOfXml } from './declared-charset.ts';
import { detectCharset } from './detect-charset.ts';
import { byteOrderMark, unmarkedWideForm } from './unicode-form.ts';
import { decodeMixedUtf8, type Utf8Validity, utf8Validity } from './utf8-validity.ts';

/** A document as text, and the charset by which it was read. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

/** Western text of no declared charset is far more often this than anything else. */
const LAST_RESORT = 'windows-1252';

/** Stray bytes that text otherwise in UTF-8 may have, as a share of its sequences, before the claim is doubted. */
const TOLERATED_STRAYS = 0.1;

/**
 * Bytes to text. In this order decide: a byte order mark, the pattern of UTF-16 and UTF-32, the HTTP charset, the XML
 * declaration (RFC 7303, section 3), the bytes themselves where they are UTF-8, a detector, and windows-1252. Well-formed
 * multi-byte UTF-8 overrules a declared single-byte charset, for it is never there by chance; a declared UTF-8 that the
 * bytes refute does not count, nor does an unknown label.
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const form = byteOrderMark(bytes) ?? unmarkedWideForm(bytes);
  if (form !== null && form.charset !== 'utf-8') {
    return { text: decodeAs(bytes.subarray(form.markLength), form.charset), charset: form.charset };
  }
  const body = bytes.subarray(form?.markLength ?? 0);
  const validity = utf8Validity(body);
  const labels = form === null ? [charsetOfHeader(contentType), charsetOfXml(body)] : ['utf-8'];
  for (const label of labels) {
    const charset = charsetOf(label);
    const decoded = charset === null ? null : decodeAsDeclared(body, charset, validity);
    if (decoded !== null) return decoded;
  }
  return decodeUndeclared(body, validity);
}

/** The text by a declared charset, or `null` when the bytes refute it. */
function decodeAsDeclared(bytes: Uint8Array, charset: string, validity: Utf8Validity): Decoded | null {
  if (isWide(charset)) return null; // the zero bytes would have shown it
  const utf8 = validity.sequences > 0 || charset === 'utf-8' ? decodeUtf8(bytes, validity) : null;
  if (charset === 'utf-8' || (utf8 !== null && isSingleByte(charset))) return utf8;
  const text = decodeAs(bytes, charset);
  return utf8 !== null && text.includes('\uFFFD') ? utf8 : { text, charset };
}

/** UTF-8, with a few strays forgiven; `null` when the bytes are something else. */
function decodeUtf8(bytes: Uint8Array, { sequences, strays }: Utf8Validity): Decoded | null {
  if (strays === 0)
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), charset: 'utf-8' };
  if (strays > sequences * TOLERATED_STRAYS) return null;
  return { text: decodeMixedUtf8(bytes, (stray) => decodeAs(stray, LAST_RESORT)), charset: 'utf-8' };
}

function decodeUndeclared(bytes: Uint8Array, validity: Utf8Validity): Decoded {
  if (validity.strays === 0 && validity.sequences === 0 && hasJisEscape(bytes)) {
    return { text: decodeAs(bytes, 'iso-2022-jp'), charset: 'iso-2022-jp' };
  }
  const utf8 = decodeUtf8(bytes, validity);
  if (utf8 !== null) return utf8;
  const charset = detectCharset(bytes) ?? LAST_RESORT;
  return { text: decodeAs(bytes, charset), charset };
}

/** Whether the escape sequence that opens Japanese text in ISO-2022-JP occurs (ESC `$` `B` or `@`). */
function hasJisEscape(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0x1b); i >= 0; i = bytes.indexOf(0x1b, i + 1)) {
    if (bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x42 || bytes[i + 2] === 0x40)) return true;
  }
  return false;
}
