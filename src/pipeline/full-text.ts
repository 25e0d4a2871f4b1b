import type { Feed } from '../domain/feed.ts';
import type { Fingerprint, Item } from '../domain/item.ts';
import { type Clock, type DurationMs, SECOND } from '../domain/time.ts';
import { count } from '../messages/labels.ts';
import { wordingOf } from '../stories/wording.ts';
import type { ArticleStore, KeptArticle } from './article-ports.ts';
import { type ArticleDeps, fetchArticle } from './fetch-article.ts';
import type { Pace } from './host-turns.ts';
import type { KnownItem } from './ports.ts';

/** A summary shorter than this tells no more than its title. */
const LITTLE = 80;

/** Articles that one poll fetches at most, and for how long. */
const MOST_ARTICLES = 10;
const TIME_FOR_ARTICLES: DurationMs = 60 * SECOND;

/** What fetching articles for their text needs. */
export interface FullTextDeps extends ArticleDeps {
  readonly articles: ArticleStore;
  readonly clock: Clock;
  readonly pace: Pace;
}

/** The items of a poll, those that were little more than a title with what their articles say. */
export interface Completed {
  readonly items: readonly Item[];
  /** One sentence on what was left or could not be read; `null` where there is nothing to say. */
  readonly note: string | null;
}

/** What a poll carried. */
export interface Carried {
  readonly feed: Pick<Feed, 'fullText'>;
  readonly items: readonly Item[];
  readonly known: ReadonlyMap<Fingerprint, KnownItem>;
  /** Summaries are none, such as the keywords of a sitemap. */
  readonly titlesAlone: boolean;
}

/** An item whose article may be asked for. */
type Addressed = Item & { readonly url: string; readonly canonicalUrl: string };

/**
 * Gives the new items of a feed that is read with full text the beginning of their articles as summary, where they have
 * little of their own. Each article is fetched once, ever; what does not fit into a poll stays at its title. Items that
 * are known get the text that they were stored with, so that a feed’s own short words are no edit of it.
 */
export async function withFullText(
  deps: FullTextDeps,
  { feed, items, known, titlesAlone }: Carried,
  signal: AbortSignal,
): Promise<Completed> {
  const wanted = items
    .filter(hasAddress)
    .filter((item) => titlesAlone || item.summary.length < LITTLE)
    .filter((item) => isWanted(item, feed, known.get(item.fingerprint)));
  if (wanted.length === 0) return { items, note: null };
  const kept = await deps.articles.find(wanted.map(({ canonicalUrl }) => canonicalUrl));
  const missing = wanted.filter(
    ({ fingerprint, canonicalUrl }) => !known.has(fingerprint) && !kept.has(canonicalUrl),
  );
  const { fetched, note } = await fetchAll(deps, missing, signal);
  const texts = new Map<Item, string>();
  for (const item of wanted) {
    const article = kept.get(item.canonicalUrl) ?? fetched.get(item.canonicalUrl);
    if (article?.kind === 'text') texts.set(item, article.text);
  }
  const completed = items.map((item) => {
    const summary = texts.get(item);
    return summary === undefined ? item : { ...item, summary };
  });
  return { items: completed, note };
}

function hasAddress(item: Item): item is Addressed {
  return item.url !== null && item.canonicalUrl !== null && item.title !== '';
}

/** A new item of such a feed; a known one of any whose words differ, for they may have been completed once. */
function isWanted(item: Item, { fullText }: Pick<Feed, 'fullText'>, known: KnownItem | undefined): boolean {
  if (known === undefined) return fullText;
  return known.wording !== null && known.wording !== wordingOf(item);
}

interface FetchedArticles {
  readonly fetched: ReadonlyMap<string, KeptArticle>;
  readonly note: string | null;
}

/** Fetches what is missing, newest first, one after another; keeps what came of each. */
async function fetchAll(
  deps: FullTextDeps,
  missing: readonly Addressed[],
  signal: AbortSignal,
): Promise<FetchedArticles> {
  const deadline = deps.pace.now() + TIME_FOR_ARTICLES;
  const byAddress = new Map(missing.map((item) => [item.canonicalUrl, item]));
  const queue = [...byAddress.values()].sort((a, b) => b.published - a.published);
  const fetched = new Map<string, KeptArticle>();
  const stopped = new Set<string>();
  for (const { url, canonicalUrl } of queue) {
    if (fetched.size >= MOST_ARTICLES || deps.pace.now() >= deadline || signal.aborted) break;
    const { host } = new URL(url);
    if (stopped.has(host)) continue;
    const article = await fetchArticle(deps, url, deadline, signal);
    if (article.kind === 'left') {
      stopped.add(host);
      continue;
    }
    const keep = { ...article, fetchedAt: deps.clock.now() };
    await deps.articles.keep(canonicalUrl, keep);
    fetched.set(canonicalUrl, keep);
  }
  return { fetched, note: noteOn([...fetched.values()], queue.length) };
}

function noteOn(fetched: readonly KeptArticle[], all: number): string | null {
  const left = all - fetched.length;
  const unread = fetched.flatMap((article) => (article.kind === 'none' ? [article.because] : []));
  if (left === 0 && unread.length === 0) return null;
  const read = `Full text: ${fetched.length - unread.length} of ${count(all, 'article')} read`;
  const failed =
    unread.length === 0 ? '' : `, ${unread.length} not to be had (${unread[0]?.replace(/\.$/, '')})`;
  const rest =
    left === 0
      ? ''
      : `, ${left} left at ${left === 1 ? 'its title' : 'their titles'}: a poll asks for ${MOST_ARTICLES} at most, within ${TIME_FOR_ARTICLES / SECOND} s`;
  return `${read}${failed}${rest}.`;
}
