import iconv from 'iconv-lite';

/**
 * Labels whose plain meaning loses characters. Pages that say Latin-1 carry windows-1252, and the East Asian
 * standards have grown supersets; so the WHATWG Encoding Standard (section 4.2) reads them, and so do we.
 */
const READ_AS: Readonly<Record<string, string>> = {
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  iso88591: 'windows-1252',
  'iso_8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  l1: 'windows-1252',
  'ansi_x3.4-1968': 'windows-1252',
  ansi: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  latin5: 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  'x-sjis': 'shift_jis',
  sjis: 'shift_jis',
  ms932: 'cp932',
  'windows-31j': 'cp932',
  'x-euc-jp': 'euc-jp',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'euc-cn': 'gb18030',
  big5: 'big5-hkscs',
  'ks_c_5601-1987': 'cp949',
  ksc5601: 'cp949',
  'euc-kr': 'cp949',
  'iso-8859-8-i': 'iso-8859-8',
  'x-mac-roman': 'macroman',
  macintosh: 'macroman',
  'x-mac-cyrillic': 'maccyrillic',
  'unicode-1-1-utf-8': 'utf-8',
  utf8: 'utf-8',
  'x-utf-8': 'utf-8',
  ucs2: 'utf-16',
  'ucs-2': 'utf-16',
  'iso-10646-ucs-2': 'utf-16',
  unicode: 'utf-16',
  utf16: 'utf-16',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  ucs4: 'utf-32',
  'ucs-4': 'utf-32',
  utf32: 'utf-32',
  utf32le: 'utf-32le',
  utf32be: 'utf-32be',
  csiso2022jp: 'iso-2022-jp',
};

/** What a label must look like to be a charset: names of the codec library's own (`base64`, `hex`) are none. */
const CHARSET_NAME =
  /^(?:windows|cp|ibm|iso|koi8|mac|x-mac|utf|gb|big5|euc|shift_?jis|tis|viscii|tcvn|armscii|georgian|hp-roman|rk1048|pt154)/;

/** `utf-7` and its kin are refused: they hide markup, and no feed uses them. */
const REFUSED = /^utf-?7/;

/**
 * The charset that a label names, in the spelling that {@link decodeAs} takes; `null` for a label that names none
 * that we can read.
 */
export function charsetOf(label: string | null): string | null {
  if (label === null || label.length > 40) return null;
  const name = label
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim()
    .toLowerCase();
  const charset = READ_AS[name] ?? name;
  if (!CHARSET_NAME.test(charset) || REFUSED.test(charset)) return null;
  if (charset === 'iso-2022-jp') return charset;
  return iconv.encodingExists(charset) ? charset : null;
}

/** Whether every character of the charset is one byte. */
export function isSingleByte(charset: string): boolean {
  return !/^(?:utf|gb|big5|euc|shift|cp9[345]|iso-2022)/.test(charset);
}

/** Whether the charset is one of the Unicode forms of two or four bytes a unit. */
export function isWide(charset: string): boolean {
  return /^utf-(?:16|32)/.test(charset);
}

/**
 * The bytes as text in a charset from {@link charsetOf}; what cannot be decoded becomes U+FFFD.
 *
 * By iconv-lite and not by `TextDecoder`, which in Node 20 turns the bytes 80 to 9F of windows-1252 into control
 * characters (nodejs/node#56542); only ISO-2022-JP, which iconv-lite lacks, goes to `TextDecoder`.
 */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'iso-2022-jp') return new TextDecoder('iso-2022-jp').decode(bytes);
  return iconv.encodingExists(charset) ? iconv.decode(bytes, charset) : iconv.decode(bytes, 'windows-1252');
}
