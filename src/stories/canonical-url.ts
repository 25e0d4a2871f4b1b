import { parseHttp, targetOf } from './redirect-target.ts';

/** Query parameters that follow a reader and never choose an article. Names are compared in lower case. */
const TRACKING_NAMES = new Set([
  '_ga',
  '_gl',
  '_hsenc',
  '_hsmi',
  'at_campaign',
  'at_medium',
  'cmpid',
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
  'ref_src',
  'rss',
  's_cid',
  'smid',
  'spm',
  'sr_share',
  'taid',
  'traffic_source',
  'twclid',
  'wbraid',
  'xtor',
  'yclid',
]);

/** Names that follow a reader on one site and choose an article on another: there they hold a bare number. */
const DOUBTFUL_NAMES = new Set(['cid', 'partner', 'ref', 'sh', 'src']);

const TRACKING_PREFIXES = ['utm_', 'at_', 'pk_', 'mtm_', 'hsa_', 'wt.', 'ito'];

/** Labels in front of the registrable name that only choose a rendering. */
const VARIANT_LABELS = new Set(['www', 'm', 'mobile', 'wap', 'touch', 'amp', 'rss', 'feeds']);

/** Redirects inside redirects that are followed. */
const MOST_HOPS = 3;

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
  const target = hops < MOST_HOPS ? targetOf(url) : null;
  return (target === null ? null : canonical(target, hops + 1)) ?? written(url);
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
    .replace(/\/(?:index\.(?:html?|php)|amp|amp\.html|amp\/1|lite)\/?$/i, '/')
    .replace(/^\/amp\//i, '/')
    .replace(/\/amp_articleshow\//i, '/articleshow/')
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
  if (name === 'amp' || (AMP_NAMES.has(name) && value.toLowerCase() === 'amp')) return true;
  if (DOUBTFUL_NAMES.has(name)) return !/^\d+$/.test(value);
  return TRACKING_NAMES.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** `outputType=amp` and the like. */
const AMP_NAMES = new Set(['outputtype', 'output', 'view', 'format']);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
