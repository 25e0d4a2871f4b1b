import type { Command } from 'commander';
import { FEED_KINDS } from '../domain/feed.ts';
import { SEARCH_SERVICES } from '../feeds/search-feed.ts';
import type { Run } from './run.ts';

/** What `entente feeds add` was told. */
export interface AddOptions {
  readonly title?: string;
  readonly publisher?: string;
  readonly country?: string;
  readonly lang?: string;
  readonly kind?: string;
  readonly search?: string;
  readonly service?: string;
  /** The CSS selector of a page. */
  readonly page?: string;
  readonly fullText?: boolean;
}

/** What `entente feeds set` was told. */
export interface SetOptions {
  /** A selector; `false`: as a feed again. */
  readonly page?: string | false;
  readonly fullText?: string;
}

/** `entente feeds …`: the feeds that are watched. */
export function addFeeds(program: Command, run: Run): void {
  const feeds = program
    .command('feeds')
    .description('list, add, set, remove, import and export the feeds that are watched')
    .addHelpText(
      'after',
      '\nExamples:\n  entente feeds list\n  entente feeds add https://example.org/feed.xml',
    );
  feeds
    .command('list')
    .description('the feeds and their health')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  entente feeds list')
    .action((options: { json?: boolean }) =>
      run(async (context) => (await jobs()).list(context, options.json === true)),
    );
  addAdding(feeds, run);
  feeds
    .command('remove <url>')
    .description('watch a feed no more; its items and stories stay')
    .addHelpText('after', '\nExample:\n  entente feeds remove https://example.org/feed.xml')
    .action((url: string) => run(async (context) => (await jobs()).remove(context, url)));
  feeds
    .command('import <file>')
    .description('watch the feeds of an OPML file')
    .addHelpText('after', '\nExample:\n  entente feeds import feeds.opml')
    .action((file: string) => run(async (context) => (await jobs()).importOpml(context, file)));
  feeds
    .command('export [file]')
    .description('write the feeds as OPML, to the file or to standard output')
    .addHelpText('after', '\nExample:\n  entente feeds export feeds.opml')
    .action((file: string | undefined) => run(async (context) => (await jobs()).exportOpml(context, file)));
}

/** `feeds add` and `feeds set`. */
function addAdding(feeds: Command, run: Run): void {
  feeds
    .command('add [url]')
    .description('watch a feed, a sitemap or a page; an address known and switched off is switched on')
    .option('--search <words>', 'watch what a news search finds, instead of an address')
    .option('--service <name>', `where it is searched: ${SEARCH_SERVICES.join(', ')}`, 'google-news')
    .option(
      '--page <selector>',
      'watch a page that has no feed: a CSS selector of what is one news item each',
    )
    .option(
      '--full-text',
      'fetch the articles of new entries that carry a title alone, where robots.txt allows',
    )
    .option('--title <text>', 'its name')
    .option('--publisher <text>', 'who publishes it; sources are counted by it')
    .option('--country <code>', 'ISO code of the publisher’s country')
    .option('--lang <code>', 'language of its items, e.g. en')
    .option('--kind <kind>', `one of ${FEED_KINDS.join(', ')}`)
    .addHelpText(
      'after',
      '\nExample:\n  entente feeds add https://example.org/feed.xml --publisher "Example Ministry" --country GB --kind government\n  entente feeds add --search "india uk technology"\n  entente feeds add https://example.org/news-sitemap.xml --full-text\n  entente feeds add https://example.org/news --page "ul.news > li"',
    )
    .action((url: string | undefined, options: AddOptions) =>
      run(async (context) => (await jobs()).add(context, url, options)),
    );
  feeds
    .command('set <url>')
    .description('change how a feed is read')
    .option('--full-text <on|off>', 'whether articles of entries that carry a title alone are fetched')
    .option('--page <selector>', 'read it as a page: a CSS selector of what is one news item each')
    .option('--no-page', 'read it as a feed again')
    .addHelpText(
      'after',
      '\nExample:\n  entente feeds set https://example.org/feed.xml --full-text on\n  entente feeds set https://example.org/news --page "article"',
    )
    .action((url: string, options: SetOptions) =>
      run(async (context) => (await jobs()).setReading(context, url, options)),
    );
}

const jobs = () => import('./jobs/feeds.ts');
