import robotsParser from 'robots-parser';
import { type DurationMs, SECOND } from '../domain/time.ts';

/** What a site asks of programs, by its robots.txt (RFC 9309). */
export interface RobotsRules {
  /** Whether we may fetch an address of this site (same scheme, host and port). Never throws. */
  readonly allows: (url: string) => boolean;
  /** How far apart it wants requests; `null` where it does not say. */
  readonly crawlDelay: DurationMs | null;
  /** Why the site could not be asked, in a sentence: then nothing is allowed. `null` where it answered. */
  readonly problem: string | null;
}

/** The rules of a site that has none. */
export const NO_RULES: RobotsRules = { allows: () => true, crawlDelay: null, problem: null };

/** The rules where nobody knows them: nothing is fetched. */
export function unknownRules(problem: string): RobotsRules {
  return { allows: () => false, crawlDelay: null, problem };
}

/** Characters that are read: what RFC 9309 asks for at least. */
const LONGEST = 512 * 1024;

/** Longest rule, and longest path that is judged. */
const LONGEST_RULE = 500;
const LONGEST_PATH = 1_000;

/** Characters of rules with wildcards in all: each costs a step for each letter of the path. */
const MOST_WILD = 50_000;

/**
 * The rules for `userAgent` (its first word counts) in a robots.txt that stands at `address`. Without rules for us those
 * for `*` hold. A file made to cost time, and a path too long to be an article’s, count as a refusal.
 */
export function parseRobots(address: string, text: string, userAgent: string): RobotsRules {
  const lines = text
    .replace(/^\uFEFF/, '')
    .slice(0, LONGEST)
    .split(/\r\n|\r|\n/)
    .flatMap(bounded);
  const wild = lines.reduce((sum, line) => sum + (line.includes('*') ? line.length : 0), 0);
  if (wild > MOST_WILD) return unknownRules('Its robots.txt has more wildcards than anyone means.');
  const robots = readRobots(address, lines.join('\n'));
  const delay = robots.getCrawlDelay(userAgent);
  return {
    allows: (url) => {
      if (!URL.canParse(url)) return false;
      const { pathname, search } = new URL(url);
      return pathname.length + search.length <= LONGEST_PATH && robots.isAllowed(url, userAgent) === true;
    },
    crawlDelay: delay === undefined || !(delay > 0) || !Number.isFinite(delay) ? null : delay * SECOND,
    problem: null,
  };
}

/** A line that is not too long. A longer refusal is cut, which refuses more; what would allow is left out. */
function bounded(line: string): string[] {
  if (line.length <= LONGEST_RULE) return [line];
  return /^\s*disallow\s*:/i.test(line.slice(0, 40)) ? [line.slice(0, LONGEST_RULE)] : [];
}

/** The library is CommonJS without types that fit one: its export is the function itself. */
const readRobots = robotsParser as unknown as (
  address: string,
  text: string,
) => {
  isAllowed(url: string, userAgent: string): boolean | undefined;
  getCrawlDelay(userAgent: string): number | undefined;
};
