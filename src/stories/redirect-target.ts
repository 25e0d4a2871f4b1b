const MAX_LENGTH = 2_000;

/** The address as a URL, or `null` for what is no http(s) address or longer than 2,000 UTF-16 units. */
export function parseHttp(address: string): URL | null {
  const trimmed = address.trim();
  if (trimmed.length > MAX_LENGTH || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** Parameters by which aggregators, mail filters and click counters carry the address of the article itself. */
const REDIRECT_NAMES = ['url', 'u', 'q', 'to', 'target', 'dest', 'destination'];
const REDIRECT_PATHS =
  /^\/(?:url|rd|redirect|click|goto|link|out|l\.php|away\.php|translate|newssearch\/url|news\/apiclick\.aspx)\/?$/;

/** Hosts whose every address only leads on, whatever its path. */
const REDIRECT_HOSTS =
  /^(?:out\.reddit\.com|slack-redir\.net|[a-z0-9]+\.safelinks\.protection\.outlook\.com)$/;

/** The address to which an address of an aggregator, a cache or a click counter leads, where it can be read from it. */
export function targetOf(url: URL): string | null {
  return (
    parameterTarget(url) ??
    pathTarget(url) ??
    ampTarget(url) ??
    translatedTarget(url) ??
    googleNewsTarget(url)
  );
}

/**
 * Whether an address belongs to a service that only leads on, and does not tell where to: such an address changes
 * while the article stays.
 */
export function isOpaqueRedirect(url: URL): boolean {
  const host = url.hostname.toLowerCase();
  if (targetOf(url) !== null) return false;
  return (
    host === 'feedproxy.google.com' ||
    (host === 'feeds.feedburner.com' && url.pathname.startsWith('/~')) ||
    (host === 'news.google.com' && GOOGLE_NEWS.test(url.pathname))
  );
}

function parameterTarget(url: URL): string | null {
  if (!REDIRECT_PATHS.test(url.pathname.toLowerCase()) && !REDIRECT_HOSTS.test(url.hostname)) return null;
  for (const name of REDIRECT_NAMES) {
    const value = url.searchParams.get(name);
    if (value && parseHttp(value)) return value;
  }
  return null;
}

/** `web.archive.org/web/2023…/https://…`, `r.search.yahoo.com/…/RU=https%3a%2f%2f…/RK=0`, `href.li/?https://…`. */
function pathTarget(url: URL): string | null {
  const { hostname, pathname, search } = url;
  if (hostname === 'web.archive.org') {
    const rest = /^\/web\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/{1,2}.+)$/.exec(`${pathname}${search}`)?.[1];
    return rest?.replace(/^(https?):\/{1,2}/, '$1://') ?? null;
  }
  if (hostname.endsWith('.search.yahoo.com')) return decoded(/\/RU=([^/]{1,1500})\//.exec(pathname)?.[1]);
  return hostname === 'href.li' ? search.slice(1) || null : null;
}

/** `https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a` and `google.com/amp/s/example.com/a`. */
function ampTarget(url: URL): string | null {
  const isCache = url.hostname.endsWith('.cdn.ampproject.org');
  const isGoogle = /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname.startsWith('/amp/');
  if (!isCache && !isGoogle) return null;
  const rest = url.pathname.replace(isGoogle ? /^\/amp\// : /^\/[a-z]\//, '').replace(/^s\//, '');
  return rest.includes('.') ? `https://${rest}${url.search}` : null;
}

/** `https://www-example-com.translate.goog/a?_x_tr_sl=ja`: a hyphen of the host itself is doubled. */
function translatedTarget(url: URL): string | null {
  if (!url.hostname.endsWith('.translate.goog')) return null;
  const host = url.hostname
    .slice(0, -'.translate.goog'.length)
    .split('--')
    .map((part) => part.replaceAll('-', '.'))
    .join('-');
  const target = new URL(url);
  for (const name of [...target.searchParams.keys()]) {
    if (name.startsWith('_x_tr_')) target.searchParams.delete(name);
  }
  return `https://${host}${target.pathname}${target.search}`;
}

const GOOGLE_NEWS = /^\/(?:__i\/)?(?:rss\/)?(?:rd\/)?articles\/(CBM[\w-]{8,1500})\/?$/;

/**
 * The address inside a link of Google News. The older ones are a base64url-coded record with the address as a field
 * of plain characters; the newer ones hold a number only, and give `null`.
 */
function googleNewsTarget(url: URL): string | null {
  if (url.hostname !== 'news.google.com') return null;
  const code = GOOGLE_NEWS.exec(url.pathname)?.[1];
  if (code === undefined) return null;
  const bytes = Uint8Array.from(atobUrl(code), (char) => char.charCodeAt(0));
  // The record: a type (two bytes), then 0x22, the length of the address (one byte, or two from 128 on), the address.
  const start = bytes.indexOf(0x22) + 1;
  const low = bytes[start] ?? 0;
  const long = low >= 0x80;
  const length = long ? (low & 0x7f) + ((bytes[start + 1] ?? 0) << 7) : low;
  const from = start + (long ? 2 : 1);
  const target = new TextDecoder().decode(bytes.subarray(from, from + length));
  return start > 0 && target.length === length && parseHttp(target) ? target : null;
}

/** Base64 with `-` and `_`; the empty text where it is none. */
function atobUrl(code: string): string {
  try {
    return atob(code.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

function decoded(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
