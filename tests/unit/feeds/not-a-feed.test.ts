import { describe, expect, it } from 'vitest';
import type { DocumentOutcome } from '../../../src/feeds/feed-document.ts';
import { readFeed } from '../../../src/feeds/parse-feed.ts';
import { aDocument } from '../../builders/document.ts';

const read = (body: string | Uint8Array): Promise<DocumentOutcome> => readFeed(aDocument(body));
const page = (head: string, body = '<p>Hello</p>'): string =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

describe('what came instead of a feed', () => {
  it.each<[what: string, body: string | Uint8Array]>([
    ['html', page('<title>Ministry</title>')],
    ['html', '<HTML><BODY>moved</BODY></HTML>'],
    ['html', '\n<!-- x --><!doctype HTML>\n<title>Ministry</title>'],
    [
      'html',
      page('<title>Ministry</title>', `<p>An article on the captcha${' of long ago'.repeat(6_000)}</p>`),
    ],
    [
      'bot wall',
      page('<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x"></script>'),
    ],
    ['bot wall', page('<title>Access Denied</title>', 'Reference #18.1 errors.edgesuite.net')],
    ['bot wall', page('', '<iframe src="/_Incapsula_Resource?x"></iframe>')],
    ['bot wall', page('<title>Security check</title>', 'Please solve the CAPTCHA')],
    ['login page', page('<title>Sign in to your account</title>')],
    ['login page', page('<title>Portal</title>', '<form><input name=p type="password"></form>')],
    ['json', '{"error":{"code":404,"message":"Not found"}}'],
    ['json', '[]'],
    ['json', '{"broken": '],
    ['text', 'Not Found'],
    ['text', '404'],
    ['empty', ''],
    ['empty', ' \n\t '],
    [
      'opml',
      '<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://e.org"/></body></opml>',
    ],
    [
      'sitemap',
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
    ],
    ['sitemap', '<sitemapindex/>'],
    ['xml', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    ['xml', '<note><title>x</title><item><title>T</title></item></note>'],
    ['broken feed', '<?xml version="1.0"?><rss version="2.0"><channel><title>Cut'],
    ['broken feed', '<rss></rss>'],
    [
      'broken feed',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>',
    ],
    ['PDF file', '%PDF-1.7 ...'],
    ['gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    ['text', new Uint8Array(1_000)],
  ])('%s', async (what, body) => {
    const outcome = await read(body);
    expect(outcome).toMatchObject({ kind: 'not-a-feed', what });
    expect(outcome.kind === 'not-a-feed' && outcome.message).toMatch(/^[A-Z].{20,}/s);
  });

  it('is told with the title of the page and the feed that it names', async () => {
    const head =
      '<title>Ministry &amp; Co.\n News</title><link rel="alternate" type="application/rss+xml" href="/rss.xml">';
    expect(await read(page(head))).toEqual({
      kind: 'not-a-feed',
      what: 'html',
      message:
        'The address gave a web page titled "Ministry & Co. News" instead of a feed. The page names a feed: /rss.xml',
      feedLink: 'https://feeds.example.net/rss.xml',
    });
  });

  it('is quoted where it is text', async () => {
    expect(await read('Service temporarily\nunavailable')).toMatchObject({
      message:
        'The server sent plain text instead of a feed, beginning with: Service temporarily unavailable.',
    });
  });
});
