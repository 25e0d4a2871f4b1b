import type { FeedEntry } from '../domain/item.ts';
import { entryHash } from './entry-hash.ts';
import { parseFeedDate } from './feed-dates.ts';
import type { FeedDocument, UnreadableEntry } from './feed-document.ts';
import { type RawText, summaryText, titleText } from './field-text.ts';
import { primaryLanguage } from './language-tag.ts';
import type { RawEntry, RawFeed } from './raw-feed.ts';
import { resolveLink } from './resolve-link.ts';
import { daysToSkip, hoursToSkip, updateEvery } from './update-hints.ts';

/** A guid longer than this is dropped, not cut: cut ones could be equal. */
const LONGEST_GUID = 2_000;

const EXCERPT_LENGTH = 200;
const OUTLET_LENGTH = 200;

/** What is known of a document besides its content. */
export interface DocumentContext {
  readonly url: string;
  readonly charset: string;
  readonly reader: FeedDocument['reader'];
}

/** Cleans a raw feed: text plain and bounded, links absolute, dates moments; entries with nothing to read set apart. */
export function finishFeed(raw: RawFeed, { url, charset, reader }: DocumentContext): FeedDocument {
  const site = raw.siteLink && resolveLink(raw.siteLink.href, raw.siteLink.base ?? url);
  const finished = raw.entries.map((entry) => finishEntry(entry, site ?? url));
  return {
    format: raw.format,
    title: raw.title === null ? '' : titleText(raw.title),
    lang: primaryLanguage(raw.lang),
    entries: finished.filter((entry) => 'title' in entry),
    unreadable: [...finished.filter((entry) => 'reason' in entry), ...raw.leftOut],
    updateEvery: updateEvery(raw.ttl, raw.updatePeriod, raw.updateFrequency),
    skipHours: hoursToSkip(raw.skipHours),
    skipDays: daysToSkip(raw.skipDays),
    reader,
    charset,
  };
}

function finishEntry(raw: RawEntry, base: string): FeedEntry | UnreadableEntry {
  const title = firstText(raw.titles, titleText);
  const summary = firstText(raw.summaries, summaryText);
  const url = firstLink(raw, base);
  const guid = raw.guid?.trim() ?? '';
  if (raw.cut && (title === '' || (url === null && guid === ''))) {
    return unreadable('The document ends within this entry.', [title, summary, url, guid]);
  }
  if (title === '' && summary === '') {
    return unreadable('The entry has neither a title nor a text.', [url, guid]);
  }
  return {
    guid: guid === '' || guid.length > LONGEST_GUID ? null : guid.toWellFormed(),
    url,
    title,
    summary,
    published: firstDate(raw.dates),
    outlet: raw.outlet === null ? null : titleText(raw.outlet).slice(0, OUTLET_LENGTH) || null,
    lang: primaryLanguage(raw.lang),
    hash: entryHash(raw),
  };
}

function firstText(candidates: readonly RawText[], clean: (raw: RawText) => string): string {
  for (const candidate of candidates) {
    const text = clean(candidate);
    if (text !== '') return text;
  }
  return '';
}

function firstLink(raw: RawEntry, base: string): string | null {
  for (const link of raw.links) {
    const url = resolveLink(link.href, link.base ?? base);
    if (url !== null) return url;
  }
  return null;
}

function firstDate(dates: readonly string[]): number | null {
  for (const date of dates) {
    const moment = parseFeedDate(date);
    if (moment !== null) return moment;
  }
  return null;
}

function unreadable(reason: string, parts: readonly (string | null)[]): UnreadableEntry {
  const excerpt = parts.filter((part) => part !== null && part !== '').join(' ');
  return { reason, excerpt: excerpt.slice(0, EXCERPT_LENGTH).toWellFormed() };
}
