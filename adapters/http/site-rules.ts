import { NO_VALIDATORS } from '../../src/domain/feed.ts';
import { type Clock, DAY, type EpochMs, HOUR } from '../../src/domain/time.ts';
import type { FetchOutcome } from '../../src/feeds/fetch-outcome.ts';
import { NO_RULES, parseRobots, type RobotsRules, unknownRules } from '../../src/feeds/robots-rules.ts';
import type { SiteRules } from '../../src/pipeline/article-ports.ts';
import type { FeedFetcher } from '../../src/pipeline/ports.ts';

/** Sites whose rules are remembered. */
const MOST_SITES = 1_000;

interface Kept {
  readonly rules: Promise<RobotsRules>;
  until: EpochMs;
}

/**
 * Asks sites for their robots.txt through the guarded fetcher and remembers the answer for a day (RFC 9309, section
 * 2.4); that there was none (4xx), too, for then all is allowed. A site that cannot be asked, or that fails (5xx) or
 * asks to wait, allows nothing, and is asked again after an hour.
 */
export function createSiteRules({
  fetcher,
  userAgent,
  clock,
}: {
  readonly fetcher: FeedFetcher;
  readonly userAgent: string;
  readonly clock: Clock;
}): SiteRules {
  const sites = new Map<string, Kept>();

  const ask = async (address: string, signal: AbortSignal): Promise<RobotsRules> => {
    const outcome = await fetcher.fetch({ url: address, validators: NO_VALIDATORS, signal });
    const rules = rulesOf(outcome, address, userAgent);
    const kept = sites.get(address);
    // What was broken off says nothing on the site.
    if (outcome.kind === 'failed' && outcome.code === 'aborted') sites.delete(address);
    else if (kept !== undefined) kept.until = clock.now() + (rules.problem === null ? DAY : HOUR);
    return rules;
  };

  return {
    rulesFor(url, signal) {
      if (!URL.canParse(url)) return Promise.resolve(unknownRules('It is no address.'));
      const address = new URL('/robots.txt', new URL(url).origin).href;
      const known = sites.get(address);
      if (known !== undefined && known.until > clock.now()) return known.rules;
      const oldest = sites.keys().next();
      if (sites.size >= MOST_SITES && oldest.done !== true) sites.delete(oldest.value);
      // Callers that come while it is being asked wait for the same answer.
      const kept: Kept = { rules: Promise.resolve().then(() => ask(address, signal)), until: Infinity };
      sites.delete(address);
      sites.set(address, kept);
      return kept.rules;
    },
  };
}

function rulesOf(outcome: FetchOutcome, address: string, userAgent: string): RobotsRules {
  switch (outcome.kind) {
    case 'fetched':
      return parseRobots(address, new TextDecoder().decode(outcome.document.bytes), userAgent);
    case 'gone':
      return NO_RULES;
    case 'failed':
      return outcome.status !== undefined && outcome.status >= 400 && outcome.status < 500
        ? NO_RULES
        : unknownRules(outcome.message);
    case 'limited':
      return unknownRules(outcome.message);
    case 'unchanged':
      return unknownRules('It answered 304 to a request without a condition.');
  }
}
