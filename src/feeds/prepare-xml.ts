/** A bare ampersand: one that begins no complete reference. */
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z_][\w.-]{0,30});)/gi;

const NUMERIC_REFERENCE = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi;

/** What XML 1.0, section 2.2 does not allow as a character. */
const FORBIDDEN = /(?![\t\n\r])[\u007F\uFFFE\uFFFF]|(?![\t\n\r\u007F-\u009F])\p{Cc}/gu;

/**
 * An RSS document made fit for a strict parser, as far as characters go: control characters become spaces, bare
 * ampersands and references to forbidden characters are mended, what follows the end tag of the root is cut. `text`
 * begins at the root element (so declaration and document type are gone). Sections of CDATA stay as they are.
 */
export function prepareXml(text: string): string {
  const end = text.toLowerCase().lastIndexOf('</rss');
  const close = end < 0 ? -1 : text.indexOf('>', end);
  const whole = (close < 0 ? text : text.slice(0, close + 1)).replace(FORBIDDEN, ' ');
  const parts: string[] = [];
  for (let at = 0; at < whole.length; ) {
    const open = whole.indexOf('<![CDATA[', at);
    parts.push(mendReferences(open < 0 ? whole.slice(at) : whole.slice(at, open)));
    if (open < 0) break;
    const end = whole.indexOf(']]>', open);
    at = end < 0 ? whole.length : end + ']]>'.length;
    parts.push(whole.slice(open, at));
  }
  return parts.join('');
}

function mendReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(BARE_AMPERSAND, '&amp;')
    .replace(NUMERIC_REFERENCE, (reference, hex: string | undefined, decimal: string | undefined) =>
      isCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ? reference : ' ',
    );
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
