import type { Feed } from '../domain/feed.ts';
import { type DurationMs, MINUTE, SECOND } from '../domain/time.ts';
import type { SiteRules } from './article-ports.ts';
import type { HostTurns, Pace } from './host-turns.ts';

/** What spaces the polls of one host as its robots.txt asks. */
export interface CrawlPacing {
  readonly rules: SiteRules;
  readonly turns: HostTurns;
  readonly pace: Pace;
}

/** So long a cycle waits for a slow host: feeds whose turn would come later stay due for the next one. */
const PATIENCE: DurationMs = 45 * SECOND;

/** A longer `Crawl-delay` is cut to this: no feed is polled more often than that anyway. */
const LONGEST_DELAY: DurationMs = 15 * MINUTE;

/** Does the work for a feed when its host may be asked; `null` where that is later than the cycle waits. */
export type Paced = <R>(feed: Feed, signal: AbortSignal, work: () => Promise<R>) => Promise<R | null>;

/**
 * Spaces polls by `Crawl-delay`, for hosts of which several of these feeds are: a single feed is never polled so often
 * that one could matter, and its host is spared the question.
 */
export function pacedPolls(pacing: CrawlPacing | undefined, feeds: readonly Feed[]): Paced {
  if (pacing === undefined) return (_feed, _signal, work) => work();
  const shared = sharedHosts(feeds);
  const deadline = pacing.pace.now() + PATIENCE;
  return async (feed, signal, work) => {
    const host = hostOf(feed.url);
    if (!shared.has(host)) return work();
    const { crawlDelay } = await pacing.rules.rulesFor(feed.url, signal);
    if (crawlDelay === null || crawlDelay <= 0) return work();
    const apart = Math.min(crawlDelay, LONGEST_DELAY);
    return pacing.turns.take({ host, apart, deadline, signal }, work);
  };
}

function sharedHosts(feeds: readonly Feed[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { url } of feeds) {
    const host = hostOf(url);
    if (seen.has(host)) shared.add(host);
    seen.add(host);
  }
  return shared;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
