import LinkHeader from 'http-link-header';
import { readJson } from './json-feed.ts';
import { resolveLink } from './resolve-link.ts';
import { readXml } from './xml-events.ts';

/** A feed that is pushed by a hub on request (WebSub, https://www.w3.org/TR/websub/#discovery). */
export interface HubOffer {
  /** Absolute http(s) address of the hub. */
  readonly hub: string;
  /** The address under which the hub knows the feed. */
  readonly topic: string;
}

/** Longest address of a hub or a topic; and how much of a document is looked at: links stand before the entries. */
const LONGEST = 2_000;
const LOOKED_AT = 64_000;
const DEEPEST = 6;
const ENTRIES = new Set(['item', 'entry']);

/** What the links of one place name, in order. */
interface Links {
  readonly hub: readonly string[];
  readonly self: readonly string[];
}

/**
 * The hub that a feed names: in its answer's `Link` headers, else in its document (Atom links, also in RSS; `hubs` of a
 * JSON Feed). `null` where it names none that could be asked. Never throws.
 */
export function hubOffer(text: string, address: string, linkHeader: string | null): HubOffer | null {
  // Most feeds name none: a glance is enough.
  if (!/\bhubs?\b/i.test(`${linkHeader ?? ''} ${text.slice(0, LOOKED_AT)}`)) return null;
  const header = linkHeader === null ? NO_LINKS : headerLinks(linkHeader);
  const document = header.hub.length > 0 && header.self.length > 0 ? NO_LINKS : documentLinks(text);
  const hub = usable([...header.hub, ...document.hub], address);
  const topic = usable([...header.self, ...document.self], address) ?? address;
  return hub === null ? null : { hub, topic };
}

/** Links of one relation that are looked at. */
const MOST_LINKS = 8;

const NO_LINKS: Links = { hub: [], self: [] };

/** The first of these links that is a web address without a name and a password, absolute. */
function usable(links: readonly string[], address: string): string | null {
  return links.slice(0, MOST_LINKS).flatMap((link) => absolute(link, address) ?? [])[0] ?? null;
}

function absolute(link: string, address: string): string | null {
  if (link.length > LONGEST) return null;
  const resolved = resolveLink(link, address);
  if (resolved === null || !/^https?:\/\//i.test(resolved) || !URL.canParse(resolved)) return null;
  const { username, password } = new URL(resolved);
  return `${username}${password}` === '' ? resolved : null;
}

function headerLinks(value: string): Links {
  try {
    const links = LinkHeader.parse(value.slice(0, 8 * LONGEST));
    const of = (relation: string) => links.rel(relation).map(({ uri }) => uri);
    return { hub: of('hub'), self: of('self') };
  } catch {
    return NO_LINKS;
  }
}

function documentLinks(text: string): Links {
  return /^[\s\uFEFF]{0,1000}\{/.test(text) ? jsonLinks(text) : xmlLinks(text);
}

function xmlLinks(text: string): Links {
  const found = { hub: [] as string[], self: [] as string[] };
  let over = false;
  const listener = {
    open({ name, attributes }: { readonly name: string; readonly attributes: ReadonlyMap<string, string> }) {
      const local = name.slice(name.indexOf(':') + 1);
      if (ENTRIES.has(local)) over = true;
      const href = attributes.get('href');
      if (over || local !== 'link' || href === undefined) return;
      for (const rel of (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)) {
        if (rel === 'hub' || rel === 'self') found[rel].push(href);
      }
    },
    close: () => {},
    text: () => {},
  };
  readXml(text.slice(0, LOOKED_AT), listener, DEEPEST, () => over);
  return found;
}

function jsonLinks(text: string): Links {
  const read = readJson(text.replace(/^\uFEFF/, ''));
  if (read.kind !== 'value' || typeof read.value !== 'object' || read.value === null) return NO_LINKS;
  const { hubs, feed_url: self } = read.value as { readonly hubs?: unknown; readonly feed_url?: unknown };
  const list: readonly unknown[] = Array.isArray(hubs) ? hubs.slice(0, 20) : [];
  const hub = list.flatMap((one) => {
    const { type, url } = (one ?? {}) as { readonly type?: unknown; readonly url?: unknown };
    return typeof type === 'string' && /^websub$/i.test(type) && typeof url === 'string' ? [url] : [];
  });
  return { hub, self: typeof self === 'string' ? [self] : [] };
}
