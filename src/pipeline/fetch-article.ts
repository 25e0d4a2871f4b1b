import { NO_VALIDATORS } from '../domain/feed.ts';
import { type DurationMs, type EpochMs, SECOND } from '../domain/time.ts';
import type { ArticleReading } from '../feeds/article-text.ts';
import { hostGroup } from '../feeds/host-group.ts';
import type { ArticleReader, SiteRules } from './article-ports.ts';
import type { HostTurns } from './host-turns.ts';
import type { FeedFetcher } from './ports.ts';

/** What fetching an article needs. */
export interface ArticleDeps {
  readonly fetcher: FeedFetcher;
  readonly rules: SiteRules;
  readonly reader: ArticleReader;
  readonly turns: HostTurns;
}

/** How asking for an article ended; `left`: its site or the time did not allow it now. */
export type ArticleFetch = ArticleReading | { readonly kind: 'left'; readonly because: 'time' | 'limited' };

/** Between two requests to a host that names no delay, and the longest delay that is respected. */
const APART: DurationMs = SECOND;
const LONGEST_DELAY: DurationMs = 30 * SECOND;

/**
 * Fetches one article where its site’s robots.txt lets us, in its host’s turn, and finds its text. Where redirects lead
 * to another page, that one’s rules count as well. Never rejects, as far as what it is given does not.
 */
export async function fetchArticle(
  deps: ArticleDeps,
  url: string,
  deadline: EpochMs,
  signal: AbortSignal,
): Promise<ArticleFetch> {
  const rules = await deps.rules.rulesFor(url, signal);
  if (signal.aborted) return { kind: 'left', because: 'time' };
  if (!rules.allows(url)) return refused(url, rules.problem);
  const apart = Math.min(LONGEST_DELAY, Math.max(APART, rules.crawlDelay ?? 0));
  const turn = { host: hostGroup(url), apart, deadline, signal };
  const outcome = await deps.turns.take(turn, () =>
    deps.fetcher.fetch({ url, validators: NO_VALIDATORS, signal, wants: 'page' }),
  );
  if (outcome === null || signal.aborted) return { kind: 'left', because: 'time' };
  if (outcome.kind === 'limited') return { kind: 'left', because: 'limited' };
  if (outcome.kind === 'unchanged') return { kind: 'none', because: 'It sent no document.' };
  if (outcome.kind !== 'fetched') return { kind: 'none', because: outcome.message };
  const { document } = outcome;
  if (document.url !== url) {
    const there = await deps.rules.rulesFor(document.url, signal);
    if (!there.allows(document.url)) return refused(document.url, there.problem);
  }
  return deps.reader.readArticle(document);
}

function refused(url: string, problem: string | null): ArticleReading {
  const { host } = new URL(url);
  const because =
    problem === null
      ? `The robots.txt of ${host} asks programs not to fetch it.`
      : `The robots.txt of ${host} could not be read: ${problem}`;
  return { kind: 'none', because };
}
