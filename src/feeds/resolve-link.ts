/** Longer addresses are no article's. */
const LONGEST_LINK = 4_096;

/**
 * The absolute http(s) address that a link leads to from `base`; `null` for an empty or unusable one and for other
 * schemes. White space around it and at line breaks within goes (RFC 3986, appendix C); `feed:` counts as http, and
 * `www.` begins a host.
 */
export function resolveLink(link: string, base: string | null): string | null {
  const text = withoutLayout(link).replace(/^feed:(?:\/\/)?/i, asHttp);
  if (text === '') return null;
  const url = parse(/^www\.[^/]/i.test(text) ? `https://${text}` : text, base);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== ''
    ? url.href
    : null;
}

/** The base for links below an element whose `xml:base` is `base` (XML Base, section 4); any scheme serves. */
export function resolveBase(base: string, outer: string | null): string | null {
  const text = withoutLayout(base);
  return text === '' ? outer : (parse(text, outer)?.href ?? outer);
}

/** The address on one line; `''` when it is too long to be one. */
function withoutLayout(link: string): string {
  if (link.length > LONGEST_LINK) return '';
  return link
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .join('');
}

/** `feed:https://…` only loses the prefix; `feed://host/…` becomes http. */
function asHttp(prefix: string, _at: number, whole: string): string {
  return /^feed:https?:/i.test(whole) || !prefix.endsWith('//') ? '' : 'http://';
}

function parse(text: string, base: string | null): URL | null {
  if (base !== null && URL.canParse(text, base)) return new URL(text, base);
  return URL.canParse(text) ? new URL(text) : null;
}
