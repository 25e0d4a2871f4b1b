import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { tempFolder } from '../builders/temp-folder.ts';
import { says, startFakeEndpoint } from '../integration/llm/fake-endpoint.ts';
import { runCli } from './run-cli.ts';

const place = tempFolder();
const TITLE = 'India and Japan sign semiconductor agreement';
const LEAD =
  'India and Japan signed an agreement on semiconductors worth $2.6 billion in New Delhi on Tuesday.';
const SUMMARY = `${LEAD} Officials of both ministries will meet again in Tokyo to go through a list of joint projects.`;
const WRITTEN = 'India and Japan signed an agreement on semiconductors worth $2.6 billion.';

const feed = (now: Date): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>Bulletin</title>
<item><title>${TITLE}</title><link>https://bulletin.example/1</link><pubDate>${now.toUTCString()}</pubDate>
<description>${SUMMARY}</description></item></channel></rss>`;

async function startFeed() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/rss+xml');
    response.end(feed(new Date()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/rss`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

it.each([
  ['is written, marked and explained', WRITTEN, true],
  ['with an invented number is not shown', WRITTEN.replace('2.6', '9.9'), false],
])(
  'prose of a language model %s',
  async (_what, text, shown) => {
    const source = await startFeed();
    const model = await startFakeEndpoint((_asked, response) => says(response, text));
    try {
      const list = place('feeds.txt');
      writeFileSync(list, `${source.url}\n`);
      const env = {
        ENTENTE_HOME: place('home'),
        ENTENTE_ALLOW_PRIVATE_FEEDS: source.host,
        LLM_BASE_URL: model.baseUrl,
        LLM_MODEL: 'fake',
      };
      const fetched = await runCli(['fetch', '--feeds', list], { env });
      expect(fetched.err).toContain(shown ? 'Prose: 1 written' : 'Prose: 0 written, 1 refused');
      const flat = async (args: readonly string[], settings: Record<string, string>) =>
        (await runCli(args, { env: settings })).out.replace(/\s+/g, ' ');
      const card = await flat(['ask', 'india japan'], env);
      const why = await flat(['ask', 'why 1'], env);
      expect(card).toContain('$2.6 billion');
      expect(card).not.toContain('9.9');
      expect(card.includes('(machine-written from the item’s words)')).toBe(shown);
      expect(card.includes(shown ? WRITTEN : LEAD)).toBe(true);
      expect(why.includes('A language model wrote the sentences of this card')).toBe(shown);
      // Switched off again, the item speaks for itself.
      const { LLM_BASE_URL: _base, LLM_MODEL: _model, ...off } = env;
      const plain = await flat(['ask', 'india japan'], off);
      expect(plain).toContain(LEAD);
      expect(plain).not.toContain('machine');
    } finally {
      await Promise.all([source.close(), model.close()]);
    }
  },
  60_000,
);
