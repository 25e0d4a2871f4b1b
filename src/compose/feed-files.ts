import { readFileSync, writeFileSync } from 'node:fs';
import { parseAddressList } from '../../adapters/files/address-list.ts';
import { parseOpml, writeOpml } from '../../adapters/files/opml.ts';
import type { Feed, FeedSource } from '../domain/feed.ts';
import { feedSource } from '../feeds/feed-from-address.ts';
import { selectorProblem } from '../feeds/page-selector.ts';
import { CommandFailure, EXIT } from './exit.ts';

/** The feeds that a file names: a list of addresses or an OPML file; `null` when no file is given. */
export function readFeedList(files: {
  readonly feeds?: string;
  readonly opml?: string;
}): readonly FeedSource[] | null {
  if (files.feeds !== undefined) return readAddresses(files.feeds);
  return files.opml === undefined ? null : readOpml(files.opml);
}

function readAddresses(file: string): readonly FeedSource[] {
  const list = parseAddressList(read(file));
  const [bad] = list.bad;
  if (bad) {
    throw new CommandFailure(
      EXIT.usage,
      'BAD_ADDRESS',
      `${file}, line ${bad.line}: “${bad.text}” is no http(s) address. Mend or remove the line.`,
    );
  }
  return list.urls.map((url) => feedSource(url, null));
}

/** Reads the feeds of an OPML file. */
export function readOpml(file: string): readonly FeedSource[] {
  const { feeds } = parseOpml(read(file));
  for (const { title, reading } of feeds) {
    const problem = reading.watch.kind === 'page' ? selectorProblem(reading.watch.selector) : null;
    if (problem !== null)
      throw new CommandFailure(EXIT.usage, 'BAD_SELECTOR', `${file}, ${title}: ${problem}`);
  }
  if (feeds.length > 0) return feeds.map(({ url, title, reading }) => feedSource(url, title, reading));
  throw new CommandFailure(
    EXIT.usage,
    'NO_FEEDS',
    `${file} names no feed: expected OPML with outlines that have an xmlUrl.`,
  );
}

/** Writes feeds as OPML to a file. */
export function writeOpmlFile(file: string, feeds: readonly Feed[]): void {
  writeFileSync(file, opmlOf(feeds));
}

/** Feeds as OPML. */
export function opmlOf(feeds: readonly Feed[]): string {
  return writeOpml('Feeds of Entente', feeds);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(EXIT.usage, 'NO_FILE', `${file} cannot be read: ${reason}.`);
  }
}
