import { createHash } from 'node:crypto';
import type { FeedEntry, Fingerprint } from '../domain/item.ts';
import { canonicalUrl } from './canonical-url.ts';
import { isOpaqueRedirect, parseHttp } from './redirect-target.ts';

/** An entry's identity within its feed. */
export interface EntryIdentity {
  readonly fingerprint: Fingerprint;
  /** Set when the address tells the article: then it is the key across feeds, too. */
  readonly canonicalUrl: string | null;
}

/**
 * Identities of all entries of one feed document, in order.
 *
 * Made of raw values only, so that a date that was filled in, changed or lost never makes a new item. The address
 * decides (a changed guid, title or date is the same item); an address that several entries of the document share
 * (a home page, a live ticker) or that leads to a site's front page tells nothing, and then guid and title decide
 * together, so that a guid used again for other content is a new item.
 */
export function identify(entries: readonly FeedEntry[]): EntryIdentity[] {
  const addresses = entries.map((entry) => articleAddress(entry));
  const titlesByAddress = new Map<string, Set<string>>();
  entries.forEach((entry, i) => {
    const address = addresses[i];
    if (!address) return;
    const titles = titlesByAddress.get(address) ?? new Set();
    titlesByAddress.set(address, titles.add(titleKey(entry.title)));
  });
  return entries.map((entry, i) => {
    const address = addresses[i];
    if (address && titlesByAddress.get(address)?.size === 1) {
      return { fingerprint: hash(['url', address]), canonicalUrl: address };
    }
    return { fingerprint: hash(contentParts(entry)), canonicalUrl: null };
  });
}

function articleAddress(entry: FeedEntry): string | null {
  const address = canonicalUrl(linkOf(entry));
  if (!address) return null;
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '' ? null : address;
}

/** The link, or where it leads on without telling where to, a guid that is the article's own address. */
function linkOf({ url, guid }: FeedEntry): string {
  const link = url === null ? null : parseHttp(url);
  if (link === null || guid === null || !isOpaqueRedirect(link)) return url ?? '';
  const permanent = parseHttp(guid);
  return permanent !== null && !isOpaqueRedirect(permanent) ? guid : link.href;
}

function contentParts(entry: FeedEntry): string[] {
  const title = titleKey(entry.title);
  if (entry.guid) return ['guid', entry.guid, title];
  return ['text', title, title === '' ? titleKey(entry.summary) : ''];
}

/** A title without what re-prints change: case, punctuation, white space. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The identity of an entry that could not be read: of whatever there was of it. */
export function unreadableFingerprint(excerpt: string): Fingerprint {
  return hash(['unreadable', excerpt]);
}

function hash(parts: readonly string[]): Fingerprint {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32);
}
