import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { readGoldFile } from '../adapters/files/load-gold.ts';
import { loadLexicon } from '../adapters/files/load-lexicon.ts';
import { dataDir, packageRoot } from '../adapters/files/locations.ts';
import { madeNews } from './made-news.ts';
import { randomNumbers } from './random.ts';

/**
 * The publishers of the bench, in a process of their own: `feeds` feeds of 30 items at `http://127.7.x.y:PORT/N.xml`, one
 * loopback address a feed, so that what is done for the sake of one host counts for none. With validators and 304.
 *
 *     node dist/bench/fetch-server.js FEEDS     prints its port
 */
const feeds = Number(process.argv[2] ?? 500);
const ITEMS = 30;
/** Share of items that tell of a partnership; most news is about something else. */
const PARTNERSHIPS = 0.05;
const START = Date.UTC(2026, 0, 1);

interface Line {
  readonly title: string;
  readonly summary: string;
}

const english = ({ lang }: { readonly lang: string }): boolean => lang === 'en';
const partnerships: readonly Line[] = readGoldFile(join(dataDir(), 'sample', 'partnerships.jsonl')).filter(
  english,
);
/** An ordinary day: elections, markets, sport, firms, disputes of states; the templates that `analyse` is measured with. */
const everyday: readonly Line[] = madeNews(
  join(packageRoot(), 'tests/gold/everyday.json'),
  loadLexicon(dataDir()),
  20,
  1,
).filter(english);
const words = [...new Set(everyday.flatMap(({ title, summary }) => `${title} ${summary}`.split(/\s+/)))];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const drawn = <T>(from: readonly T[], random: () => number): T | undefined =>
  from[Math.floor(random() * from.length)];

/** A line of an ordinary day as it stands, or one of the sample with other words strewn in: its event is told only once. */
function line(random: () => number): Line {
  const partnership = random() < PARTNERSHIPS;
  const { title, summary } = drawn(partnership ? partnerships : everyday, random) ?? {
    title: 'News',
    summary: '',
  };
  if (!partnership) return { title, summary };
  const strewn = (): string => Array.from({ length: 4 }, () => drawn(words, random)).join(' ');
  return { title: `${title} ${strewn()}`, summary: `${summary} ${strewn()} ${strewn()}` };
}

const documents = Array.from({ length: feeds }, (_, n) => {
  // Small seeds begin with small numbers, which would make every feed begin with partnership news.
  const random = randomNumbers(Math.imul(n + 1, 2_654_435_761));
  const items = Array.from({ length: ITEMS }, (__, i) => {
    const { title, summary } = line(random);
    const link = `https://site${n}.example/2026/${i}.html?utm_source=rss&utm_medium=feed`;
    const date = new Date(START - i * 3_600_000).toUTCString();
    const body = n % 2 === 0 ? `<![CDATA[<p>${summary}</p>]]>` : escaped(`<p>${summary}</p>`);
    return `<item><title>${escaped(title)}</title><link>${escaped(link)}</link><guid isPermaLink="false">${n}-${i}</guid><pubDate>${date}</pubDate><description>${body}</description></item>`;
  });
  const xml = `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Site ${n}</title><link>https://site${n}.example/</link><description>Feed ${n}</description><language>en</language>${items.join('\n')}</channel></rss>`;
  const body = Buffer.from(xml);
  return { body, etag: `"${createHash('sha1').update(body).digest('hex').slice(0, 16)}"` };
});

const server = createServer((request, response) => {
  const found = documents[Number(/^\/(\d+)\.xml$/.exec(request.url ?? '')?.[1])];
  if (found === undefined) return void response.writeHead(404).end();
  const headers = { etag: found.etag, 'last-modified': new Date(START).toUTCString() };
  if (request.headers['if-none-match'] === found.etag) return void response.writeHead(304, headers).end();
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/rss+xml; charset=utf-8',
    'content-length': found.body.length,
  });
  response.end(found.body);
});
server.keepAliveTimeout = 30_000;
server.listen(0, '0.0.0.0', 1_024, () => {
  const address = server.address();
  console.log(typeof address === 'object' ? (address?.port ?? 0) : 0);
});
process.stdin.on('end', () => process.exit(0)).resume();
