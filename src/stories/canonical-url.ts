/** Query parameters that follow a reader and never choose an article. Names are compared in lower case. */
const TRACKING_NAMES = new Set([
  '_ga',
  '_gl',
  '_hsenc',
  '_hsmi',
  'at_campaign',
  'at_medium',
  'cmpid',
  'cid',
  'cn-track',
  'dclid',
  'fbclid',
  'ftag',
  'gaa_at',
  'gbraid',
  'gclid',
  'guccounter',
  'igshid',
  'icid',
  'mc_cid',
  'mc_eid',
  'mibextid',
  'mkt_tok',
  'msclkid',
  'ncid',
  'ns_campaign',
  'ns_mchannel',
  'ns_source',
  'oc',
  'ocid',
  'partner',
  'ref',
  'ref_src',
  'rss',
  's_cid',
  'sh',
  'smid',
  'spm',
  'src',
  'sr_share',
  'taid',
  'traffic_source',
  'twclid',
  'wbraid',
  'xtor',
  'yclid',
]);

const TRACKING_PREFIXES = ['utm_', 'at_', 'pk_', 'mtm_', 'hsa_', 'wt.', 'ito'];

/** Parameters by which aggregators and click counters carry the address of the article itself. */
const REDIRECT_NAMES = ['url', 'u', 'q', 'target', 'dest', 'destination'];
const REDIRECT_PATHS = /^\/(?:url|rd|redirect|click|goto|link|out|newssearch\/url|news\/apiclick\.aspx)\/?$/;

/** Labels in front of the registrable name that only choose a rendering. */
const VARIANT_LABELS = new Set(['www', 'm', 'mobile', 'amp', 'rss', 'feeds']);

const MAX_LENGTH = 2_000;

/**
 * The address under which the same article is known however it was linked: https, no `www.`/`m.`/`amp.`, no
 * tracking parameters, no fragment, no AMP suffix, parameters sorted, aggregator redirects resolved where the
 * target stands in the address itself. `null` for what is no http(s) address.
 */
export function canonicalUrl(address: string): string | null {
  return canonical(address, 0);
}

function canonical(address: string, hops: number): string | null {
  const url = parseHttp(address);
  if (!url) return null;
  const target = hops < 3 ? redirectTarget(url) : null;
  if (target) return canonical(target, hops + 1) ?? written(url);
  const cached = ampCacheTarget(url);
  return cached && hops < 3 ? (canonical(cached, hops + 1) ?? written(url)) : written(url);
}

function parseHttp(address: string): URL | null {
  const trimmed = address.trim();
  if (trimmed.length > MAX_LENGTH || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

function redirectTarget(url: URL): string | null {
  if (!REDIRECT_PATHS.test(url.pathname.toLowerCase())) return null;
  for (const name of REDIRECT_NAMES) {
    const value = url.searchParams.get(name);
    if (value && parseHttp(value)) return value;
  }
  return null;
}

/** `https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a` and `google.com/amp/s/example.com/a`. */
function ampCacheTarget(url: URL): string | null {
  const isCache = url.hostname.endsWith('.cdn.ampproject.org');
  const isGoogle = /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname.startsWith('/amp/');
  if (!isCache && !isGoogle) return null;
  const rest = url.pathname.replace(isGoogle ? /^\/amp\// : /^\/[a-z]\//, '').replace(/^s\//, '');
  return rest.includes('.') ? `https://${rest}` : null;
}

function written(url: URL): string {
  const path = cleanPath(url.pathname);
  const query = cleanQuery(url.searchParams);
  const port = url.port ? `:${url.port}` : '';
  return `https://${cleanHost(url.hostname)}${port}${path}${query}`;
}

function cleanHost(hostname: string): string {
  const labels = hostname.toLowerCase().replace(/\.$/, '').split('.');
  while (labels.length > 2 && VARIANT_LABELS.has(labels[0] ?? '')) labels.shift();
  return labels.join('.');
}

function cleanPath(pathname: string): string {
  const path = pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:index\.(?:html?|php)|amp|amp\.html)\/?$/i, '/')
    .replace(/^\/amp\//i, '/')
    .replace(/\.amp(?:\.html)?$/i, '')
    .replace(/%20$/, '')
    .replace(/\/$/, '');
  return path.replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase());
}

function cleanQuery(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name, value]) => !isTracking(name.toLowerCase(), value));
  if (kept.length === 0) return '';
  kept.sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
  return `?${new URLSearchParams(kept).toString()}`;
}

function isTracking(name: string, value: string): boolean {
  if (name === 'amp' || (name === 'outputtype' && value.toLowerCase() === 'amp')) return true;
  return TRACKING_NAMES.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
