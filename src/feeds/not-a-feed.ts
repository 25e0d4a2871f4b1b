import type { ReadOutcome } from './feed-document.ts';
import { feedLinkOf, pageTitleOf } from './html-page.ts';
import { foldSpace } from './plain-text.ts';
import { resolveLink } from './resolve-link.ts';

/** What came instead of a feed. */
export type NotAFeed = Extract<ReadOutcome, { kind: 'not-a-feed' }>;

/** How much of a document is looked at to say what it is. */
const LOOKED_AT = 200_000;

/** Phrases of pages that stand between robots and a site. All in lower case. */
const BOT_WALL = [
  'captcha',
  'cf-chl',
  'cf_chl',
  'challenge-platform',
  'just a moment...',
  'attention required! | cloudflare',
  'checking your browser',
  'verify you are human',
  'verifying you are human',
  'are you a robot',
  'are you human',
  'ddos protection by',
  'pardon our interruption',
  '_incapsula_',
  'incapsula incident',
  'datadome',
  'perimeterx',
  'px-captcha',
  'request rejected',
  'request unsuccessful',
  'enable javascript and cookies to continue',
  'please enable cookies',
  'access denied',
  'you have been blocked',
  'unusual traffic',
  'bot detection',
  'awswaf',
  'sucuri website firewall',
];

const LOGIN = [
  'type="password"',
  "type='password'",
  'type=password',
  '<title>sign in',
  '<title>log in',
  '<title>login',
  'samlrequest',
];

/** First bytes of files that are no text at all. */
const BINARY: readonly (readonly [signature: string, what: string])[] = [
  ['%PDF-', 'PDF file'],
  ['\u001f\u008b', 'gzip file'],
  ['PK\u0003\u0004', 'ZIP file'],
  ['\u0089PNG', 'image'],
  ['GIF8', 'image'],
  ['\u00ff\u00d8\u00ff', 'image'],
];

/** Says what a document is that is no feed: `root` is the name of its first element, if it has one. */
export function describeNonFeed(
  bytes: Uint8Array,
  text: string,
  root: string | null,
  address: string | null = null,
): NotAFeed {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  const binary = BINARY.find(([signature]) => head.startsWith(signature));
  const start = text.slice(0, LOOKED_AT);
  if (binary) return notAFeed(binary[1], `The address gave a ${binary[1]} instead of a feed.`);
  if (text.trim() === '') return notAFeed('empty', 'The server sent an empty document instead of a feed.');
  if (/^\s*[{[]/.test(start))
    return notAFeed('json', `The server sent JSON that is no JSON Feed${quoted(start)}.`);
  if (isHtml(start, root)) return describePage(start, address);
  if (root === 'opml') {
    return notAFeed(
      'opml',
      'This is a list of feeds (OPML), not a feed: import it with "entente feeds import".',
    );
  }
  if (root === 'urlset' || root === 'sitemapindex') {
    return notAFeed(
      'sitemap',
      root === 'urlset'
        ? 'This is a sitemap, but it lists no page.'
        : 'This is an index of sitemaps, but it names none on its own domain.',
    );
  }
  if (root === 'rss' || root === 'rdf' || root === 'feed' || root === 'channel') {
    return notAFeed(
      'broken feed',
      'The document begins as a feed, but is empty or breaks off before its first entry.',
    );
  }
  if (root !== null) {
    return notAFeed(
      'xml',
      `This is XML, but no feed: its first element is <${root}>, and RSS, RDF or Atom was expected.`,
    );
  }
  return notAFeed('text', `The server sent plain text instead of a feed${quoted(start)}.`);
}

function isHtml(start: string, root: string | null): boolean {
  const names = new Set(
    'html head body title meta div p h1 h2 center table form script link br b font'.split(' '),
  );
  return names.has(root ?? '') || /^\s*<!doctype\s+html/i.test(start);
}

/** What a web page is that was to bring news, where it is a wall in front of it; `null` where it may be the page itself. */
export function describeWall(page: string): NotAFeed | null {
  const described = describePage(page.slice(0, LOOKED_AT), null);
  return described.what === 'bot wall' ? described : null;
}

function describePage(start: string, address: string | null): NotAFeed {
  const lower = start.toLowerCase();
  const title = pageTitleOf(start);
  const named = title === '' ? '' : ` titled "${title}"`;
  // A wall is a page of its own: an article that speaks of captchas is longer.
  if (lower.length < 30_000 && BOT_WALL.some((phrase) => lower.includes(phrase))) {
    return notAFeed(
      'bot wall',
      `The site keeps programs out: it answered with a check page${named} instead of the feed.`,
    );
  }
  if (LOGIN.some((phrase) => lower.includes(phrase))) {
    return notAFeed('login page', `The address answered with a login page${named}: the feed is not public.`);
  }
  const link = feedLinkOf(start);
  const help = link === null ? '' : ` The page names a feed: ${link}`;
  const page = notAFeed('html', `The address gave a web page${named} instead of a feed.${help}`);
  return { ...page, feedLink: link === null ? null : resolveLink(link, address) };
}

/** The beginning of the document in quotes, for people to recognise it by. */
function quoted(start: string): string {
  const line = foldSpace(start.slice(0, 300)).slice(0, 120);
  return line === '' ? '' : `, beginning with: ${line}`;
}

function notAFeed(what: string, message: string): NotAFeed {
  return { kind: 'not-a-feed', what, message: message.toWellFormed(), feedLink: null };
}
