import { parseFeedDate } from './feed-dates.ts';
import type { FeedDocument } from './feed-document.ts';
import { finishFeed } from './finish-feed.ts';
import { hostGroup } from './host-group.ts';
import { MOST_ENTRIES, type RawEntry, type RawFeed, TOO_MANY_ENTRIES } from './raw-feed.ts';
import { resolveLink } from './resolve-link.ts';
import { type SitemapRow, sitemapRows } from './sitemap-rows.ts';
import { slugTitle } from './slug-title.ts';

/** Pages that are taken of a sitemap without news elements, which lists a site’s whole past: the newest. */
export const MOST_PAGES = 200;

/** Sitemaps that are taken of an index: the newest. */
export const MOST_CHILDREN = 3;

/** A sitemap’s address and charset. */
interface SitemapContext {
  readonly url: string;
  readonly charset: string;
}

/**
 * A sitemap (sitemaps.org, `urlset`) as a feed; `text` begins at the root element. With the elements of Google News
 * (`news:news`) each entry has title, date, outlet, language and keywords, and all are taken; without them the title is
 * what the slug of the address says, the date is `lastmod`, and the newest {@link MOST_PAGES} are taken. `null` when it
 * lists no page.
 */
export function readSitemap(text: string, { url, charset }: SitemapContext): FeedDocument | null {
  const rows = sitemapRows(text, 'url', MOST_ENTRIES + 1);
  if (rows.length === 0) return null;
  const news = rows.filter((row) => row.title !== null);
  const taken = news.length > 0 ? news : newestOf(rows, MOST_PAGES);
  const raw: RawFeed = {
    format: 'sitemap',
    title: null,
    siteLink: null,
    lang: null,
    ttl: null,
    updatePeriod: null,
    updateFrequency: null,
    skipHours: [],
    skipDays: [],
    entries: taken.slice(0, MOST_ENTRIES).map((row) => rawEntryOf(row, url)),
    leftOut: taken.length > MOST_ENTRIES ? [TOO_MANY_ENTRIES] : [],
  };
  return finishFeed(raw, { url, charset, reader: 'sitemap' });
}

/**
 * The addresses of the newest sitemaps of an index (`sitemapindex`), at most {@link MOST_CHILDREN}, newest first: by
 * `lastmod`, or the last of the file where no entry is dated. Only those of the same registrable domain.
 */
export function newestSitemaps(text: string, url: string): readonly string[] {
  const home = hostGroup(url);
  const rows = sitemapRows(text, 'sitemap', MOST_ENTRIES).flatMap((row) => {
    const address = resolveLink(row.loc ?? '', url);
    return address !== null && hostGroup(address) === home ? [{ ...row, loc: address }] : [];
  });
  return newestOf(rows, MOST_CHILDREN).flatMap(({ loc }) => loc ?? []);
}

/** The newest rows by `lastmod`, newest first; those without count as oldest, the later ones of them as newer. */
function newestOf(rows: readonly SitemapRow[], most: number): readonly SitemapRow[] {
  return rows
    .map((row, at) => ({ row, at, moment: row.modified === null ? null : parseFeedDate(row.modified) }))
    .sort((a, b) => (b.moment ?? -Infinity) - (a.moment ?? -Infinity) || b.at - a.at)
    .slice(0, most)
    .map(({ row }) => row);
}

function rawEntryOf(row: SitemapRow, base: string): RawEntry {
  const title = row.title ?? slugTitle(resolveLink(row.loc ?? '', base) ?? '');
  return {
    guid: null,
    links: row.loc === null ? [] : [{ href: row.loc, base: null }],
    titles: title === '' ? [] : [{ source: title, markup: 'text' }],
    summaries: row.keywords === null ? [] : [{ source: row.keywords, markup: 'text' }],
    dates: [row.published, row.modified].filter((date) => date !== null),
    outlet: row.outlet === null ? null : { source: row.outlet, markup: 'text' },
    lang: row.lang,
    cut: false,
  };
}
