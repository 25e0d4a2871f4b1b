import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedMode } from './protocol.ts';

/** An item as a feed carries it. */
export interface FeedItem {
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly published: number;
}

/** Serves the feeds of all runs, each as its run's script says. */
export interface FeedServer {
  /** Address of a run's feed. */
  urlOf(run: string, feed: number): string;
  /** Adds an item to a feed. */
  publish(run: string, feed: number, item: FeedItem): void;
  /** What happens to the next requests of a run. */
  rig(run: string, modes: readonly FeedMode[]): void;
  /** Forgets a run. */
  forget(run: string): void;
  close(): Promise<void>;
}

interface Feeds {
  readonly items: Map<number, FeedItem[]>;
  modes: FeedMode[];
}

/** Starts the server on a port of its own; `kill` ends a run's program and resolves once it is dead. */
export async function startFeedServer(kill: (run: string) => Promise<unknown>): Promise<FeedServer> {
  const runs = new Map<string, Feeds>();
  const feedsOf = (run: string): Feeds => {
    const feeds = runs.get(run) ?? { items: new Map<number, FeedItem[]>(), modes: [] };
    runs.set(run, feeds);
    return feeds;
  };
  const serve = async (path: string, known: string | undefined, response: ServerResponse): Promise<void> => {
    const [, run = '', name = ''] = path.split('/');
    const feeds = feedsOf(run);
    const items = feeds.items.get(Number(name)) ?? [];
    const mode = feeds.modes.shift() ?? 'serve';
    if (mode === 'kill') await kill(run);
    if (mode === 'kill') return void response.destroy();
    if (mode === '500') return void response.writeHead(500).end();
    const etag = `"${items.length}"`;
    if (known === etag && mode === 'serve') return void response.writeHead(304, { etag }).end();
    const xml = documentOf(name, items);
    response.writeHead(200, {
      'content-type': 'application/rss+xml',
      etag,
      'content-length': Buffer.byteLength(xml),
    });
    if (mode === 'cut') return void response.write(xml.slice(0, xml.length / 2), () => response.destroy());
    response.end(xml, () => {
      if (mode === 'serve-and-kill') void kill(run);
    });
  };
  const server = createServer((request, response) => {
    serve(request.url ?? '', request.headers['if-none-match'], response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (run, feed) => `http://127.0.0.1:${port}/${run}/${feed}`,
    publish: (run, feed, item) => {
      const { items } = feedsOf(run);
      items.set(feed, [item, ...(items.get(feed) ?? [])]);
    },
    rig: (run, modes) => {
      feedsOf(run).modes = [...modes];
    },
    forget: (run) => void runs.delete(run),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function documentOf(name: string, items: readonly FeedItem[]): string {
  const entries = items.map(
    ({ title, summary, url, published }) =>
      `<item><title>${title}</title><link>${url}</link><guid>${url}</guid><description>${summary}</description><pubDate>${new Date(published).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed ${name}</title><link>https://feed${name}.example/</link><description>News</description>${entries.join('')}</channel></rss>`;
}
