import { sources } from '../../commands/sources.ts';
import { clockOf } from '../../compose/clock.ts';
import type { CliContext } from '../../compose/context.ts';
import { CommandFailure, EXIT } from '../../compose/exit.ts';
import { opmlOf, readOpml, writeOpmlFile } from '../../compose/feed-files.ts';
import { openStateFile, seedCatalogue } from '../../compose/program.ts';
import { showMessage } from '../../compose/terminal.ts';
import type { Feed, FeedReading, FeedSource, Watch } from '../../domain/feed.ts';
import { FEED_KINDS } from '../../domain/feed.ts';
import { feedSource } from '../../feeds/feed-from-address.ts';
import { selectorProblem } from '../../feeds/page-selector.ts';
import { SEARCH_SERVICES, searchFeed } from '../../feeds/search-feed.ts';
import { waysOf } from '../../messages/feed-line.ts';
import type { FeedStore } from '../../pipeline/ports.ts';
import { nearest } from '../../query/suggest.ts';
import type { AddOptions, SetOptions } from '../feeds.ts';

async function openFeeds(context: CliContext): Promise<FeedStore> {
  return (await openForFeeds(context)).feeds;
}

async function openForFeeds(context: CliContext) {
  const store = openStateFile({
    config: context.config,
    lifecycle: context.lifecycle,
    clock: clockOf(context),
  });
  if ((await store.feeds.list()).length === 0) await seedCatalogue(store, context.config);
  return store;
}

/** Shows the feeds and their health. */
export async function list(context: CliContext, json: boolean): Promise<void> {
  const store = await openForFeeds(context);
  const style = { timeZone: context.config.timeZone, now: clockOf(context).now() };
  if (json) context.out(`${JSON.stringify(await store.feeds.list(), null, 2)}\n`);
  else showMessage(context, await sources(store, style));
}

/** Watches a feed. */
export async function add(context: CliContext, url: string | undefined, options: AddOptions): Promise<void> {
  const source =
    options.search === undefined ? sourceOf(url ?? '', options) : searched(options.search, url, options);
  const store = await openFeeds(context);
  const known = (await store.list()).find((feed) => feed.url === source.url);
  const [id] = await store.upsert([{ source, origin: 'user', disabled: null }]);
  if (known?.disabled && id !== undefined) await store.setDisabled(id, null);
  // What is said anew of a known feed counts; what is not said stays.
  if (known && (options.page !== undefined || options.fullText))
    await store.setReading(known.id, changed(known, options));
  const done = known
    ? known.disabled
      ? 'Switched on again'
      : 'Watched already; details taken over'
    : 'Watching';
  context.out(`${done}: ${source.url}\n`);
}

/** How a known feed is read with what was said. */
function changed(known: FeedReading, { page, fullText }: Pick<AddOptions, 'page' | 'fullText'>): FeedReading {
  return {
    watch: page === undefined ? known.watch : pageWatch(page),
    fullText: fullText ?? known.fullText,
  };
}

function pageWatch(selector: string): Watch {
  const problem = selectorProblem(selector);
  if (problem !== null) throw new CommandFailure(EXIT.usage, 'BAD_SELECTOR', problem);
  return { kind: 'page', selector: selector.trim() };
}

/** Changes how a feed is read. */
export async function setReading(
  context: CliContext,
  url: string,
  { page, fullText }: SetOptions,
): Promise<void> {
  // Without a word on it, `--no-page` leaves `true` behind.
  const selector = typeof page === 'string' ? page : undefined;
  if (selector === undefined && page !== false && fullText === undefined) {
    const message = 'Say what to change: --full-text on, --full-text off, --page "<selector>" or --no-page.';
    throw new CommandFailure(EXIT.usage, 'NOTHING_TO_SET', message);
  }
  if (fullText !== undefined && fullText !== 'on' && fullText !== 'off')
    throw new CommandFailure(EXIT.usage, 'BAD_SWITCH', `--full-text is on or off, not “${fullText}”.`);
  const store = await openFeeds(context);
  const feed = await knownFeed(store, url);
  const watch: Watch =
    page === false ? { kind: 'feed' } : selector === undefined ? feed.watch : pageWatch(selector);
  const reading = { watch, fullText: fullText === undefined ? feed.fullText : fullText === 'on' };
  await store.setReading(feed.id, reading);
  context.out(`Read from now on as ${waysOf(reading) || 'a feed'}: ${url}\n`);
}

/** The feed of a news search. */
function searched(
  words: string,
  url: string | undefined,
  { service, title, page, fullText }: AddOptions,
): FeedSource {
  if (url !== undefined) {
    throw new CommandFailure(EXIT.usage, 'BOTH', 'Give an address or --search, not both.');
  }
  if (page !== undefined)
    throw new CommandFailure(EXIT.usage, 'BOTH', 'A search answers with a feed: --page is for addresses.');
  const known = SEARCH_SERVICES.find((one) => one === service);
  if (known === undefined) {
    const message = `“${service}” is no service. Expected one of ${SEARCH_SERVICES.join(', ')}.`;
    throw new CommandFailure(EXIT.usage, 'BAD_SERVICE', message);
  }
  const made = searchFeed(words, known);
  if (!made.ok) throw new CommandFailure(EXIT.usage, 'BAD_SEARCH', made.message);
  return { ...made.source, title: title ?? made.source.title, fullText: fullText ?? false };
}

function sourceOf(url: string, options: AddOptions): FeedSource {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new CommandFailure(
      EXIT.usage,
      'BAD_ADDRESS',
      `“${url}” is no http(s) address. Try: entente feeds add https://example.org/feed.xml`,
    );
  }
  const base = feedSource(new URL(url).href, options.title ?? null);
  const kind = FEED_KINDS.find((known) => known === (options.kind ?? base.kind));
  if (!kind) {
    const near = nearest(options.kind ?? '', [...FEED_KINDS]);
    const hint = near ? ` Did you mean ${near}?` : ` Expected one of ${FEED_KINDS.join(', ')}.`;
    throw new CommandFailure(EXIT.usage, 'BAD_KIND', `“${options.kind}” is no kind of feed.${hint}`);
  }
  return {
    ...base,
    kind,
    publisher: options.publisher ?? base.publisher,
    country: options.country?.toUpperCase() ?? null,
    lang: options.lang?.toLowerCase() ?? null,
    watch: options.page === undefined ? base.watch : pageWatch(options.page),
    fullText: options.fullText ?? false,
  };
}

/** Watches a feed no more. */
export async function remove(context: CliContext, url: string): Promise<void> {
  const store = await openFeeds(context);
  const feed = await knownFeed(store, url);
  await store.remove(feed.id);
  context.out(`Watched no more: ${url}. Its items and stories stay.\n`);
}

async function knownFeed(store: FeedStore, url: string): Promise<Feed> {
  const feeds = await store.list();
  const feed = feeds.find((known) => known.url === url);
  if (feed) return feed;
  const near = nearest(
    url,
    feeds.map((known) => known.url),
  );
  throw new CommandFailure(
    EXIT.usage,
    'NO_FEED',
    `No feed has the address ${url}.${near ? ` Did you mean ${near}?` : ''}`,
  );
}

/** Watches the feeds of an OPML file. */
export async function importOpml(context: CliContext, file: string): Promise<void> {
  const sources = readOpml(file);
  const store = await openFeeds(context);
  const before = (await store.list()).length;
  await store.upsert(sources.map((source) => ({ source, origin: 'user' as const, disabled: null })));
  const added = (await store.list()).length - before;
  context.out(`${sources.length} feeds read, ${added} new, ${sources.length - added} watched already.\n`);
}

/** Writes the feeds as OPML. */
export async function exportOpml(context: CliContext, file: string | undefined): Promise<void> {
  const feeds: readonly Feed[] = await (await openFeeds(context)).list();
  if (file === undefined) return context.out(opmlOf(feeds));
  writeOpmlFile(file, feeds);
  context.out(`${feeds.length} feeds written to ${file}.\n`);
}
