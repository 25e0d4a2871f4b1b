import { addField, type Fields, firstSource, rawEntryOf, textsOf } from './draft-entry.ts';
import { endsField, type Frame, keyOf, OUTSIDE, roleOf } from './element-roles.ts';
import type { FeedFormat } from './feed-document.ts';
import { ENTRY_ELEMENTS } from './feed-vocabulary.ts';
import { captureField, type FieldCapture } from './field-capture.ts';
import { scopeWithin } from './namespaces.ts';
import { MOST_ENTRIES, type RawEntry, type RawFeed, TOO_MANY_ENTRIES } from './raw-feed.ts';
import { resolveBase } from './resolve-link.ts';
import type { StartTag, XmlListener } from './xml-events.ts';

/** Turns the elements of a document into a raw feed. */
export interface FeedMapper extends XmlListener {
  /** Whether there are more entries than are read. */
  isFull(): boolean;
  /** Where the open entry begins in the text that is being read; `null` between entries. */
  openEntryAt(): number | null;
  /**
   * Gives up all open elements but the feed's: reading goes on elsewhere in the document. The open entry is kept as far
   * as it was read, or dropped, to be read again.
   */
  resume(openEntry: 'keep' | 'drop'): void;
  /** The raw feed; `null` when nothing of a feed was met, or it breaks off before the first entry. */
  finish(): RawFeed | null;
}

/** An entry being read. */
interface OpenEntry {
  readonly fields: Fields;
  readonly tag: StartTag;
  readonly base: string | null;
}

interface State {
  /** The document's address, against which `xml:base` resolves. */
  readonly url: string;
  readonly frames: Frame[];
  readonly feedFields: Fields;
  readonly entries: RawEntry[];
  format: FeedFormat | null;
  lang: string | null;
  /** Whether the document says that it is a feed: then it is one, even an empty one. */
  isDeclared: boolean;
  /** Whether the document ended before its channel (in Atom, its feed) did. */
  isCut: boolean;
  isFull: boolean;
  entry: OpenEntry | null;
  capture: FieldCapture | null;
}

/** A mapper for a document at `url`. */
export function createFeedMapper(url: string): FeedMapper {
  const state: State = {
    url,
    frames: [],
    feedFields: new Map(),
    entries: [],
    format: null,
    lang: null,
    isDeclared: false,
    isCut: false,
    isFull: false,
    entry: null,
    capture: null,
  };
  return {
    open: (tag) => open(state, tag),
    close: (cut) => close(state, cut),
    text: (text) => state.capture?.text(text),
    isFull: () => state.isFull,
    openEntryAt: () => state.entry?.tag.at ?? null,
    resume(openEntry) {
      if (openEntry === 'keep') finishEntry(state, false);
      state.entry = null;
      state.capture = null;
      state.frames.splice(0, state.frames.length, ...state.frames.filter(({ role }) => role === 'feed'));
    },
    finish: () => rawFeedOf(state),
  };
}

function open(state: State, tag: StartTag): void {
  const colon = tag.name.indexOf(':');
  const prefix = colon < 0 ? '' : tag.name.slice(0, colon);
  const local = tag.name.slice(colon + 1);
  const scope = scopeWithin(topOf(state).scope, tag.attributes);
  const key = keyOf(prefix, local, scope, state.format);
  endUnclosed(state, key);
  const parent = topOf(state);
  const declared = tag.attributes.get('xml:base');
  const base = declared === undefined ? parent.base : resolveBase(declared, parent.base ?? state.url);
  const role = roleOf(key, parent, state.format);
  const frame: Frame = { role, key, local, scope, base };
  state.frames.push(frame);
  if (role === 'within') state.capture?.tag(local, false);
  else if (role === 'feed') openFeed(state, frame, tag);
  else if (role === 'entry') openEntry(state, frame, tag);
  else if (role === 'field') {
    const name = parent.role === 'nest' ? `${parent.key}>${key}` : key;
    const isAtom = state.format === 'atom' || key.startsWith('atom:');
    state.capture = captureField(name, tag.attributes, base, isAtom);
  }
}

function openFeed(state: State, { key, scope }: Frame, tag: StartTag): void {
  state.format ??= key === 'feed' ? 'atom' : key.includes('rdf') ? 'rdf' : 'rss';
  state.lang ??= tag.attributes.get('xml:lang') ?? null;
  const isAtom = key === 'feed' && [...scope.values()].includes('atom');
  const isRss = key === 'channel' || (key === 'rss' && tag.attributes.has('version')) || scope.get('') === '';
  state.isDeclared ||= isAtom || isRss;
}

function openEntry(state: State, { local, base }: Frame, tag: StartTag): void {
  state.format ??= local === 'entry' ? 'atom' : 'rss';
  state.entry = { fields: new Map(), tag, base };
}

function close(state: State, cut: boolean): void {
  const frame = state.frames.pop();
  state.isCut ||= cut && (frame?.key === 'channel' || frame?.key === 'feed');
  if (frame?.role === 'within') state.capture?.tag(frame.local, true);
  else if (frame?.role === 'field') finishField(state, cut);
  else if (frame?.role === 'entry') finishEntry(state, cut);
}

/** What the new element ends by being there: a field without its end tag, an entry without its own. */
function endUnclosed(state: State, key: string): void {
  const { frames } = state;
  if (state.capture !== null && endsField(key, topOf(state), state.format)) {
    finishField(state, false);
    const field = frames.findLastIndex((frame) => frame.role === 'field');
    for (const frame of frames.slice(field)) frame.role = state.entry === null ? 'feed' : 'group';
  }
  if (state.capture === null && state.entry !== null && ENTRY_ELEMENTS.has(key)) {
    finishEntry(state, false);
    const entry = frames.findLastIndex((frame) => frame.role === 'entry');
    for (const frame of frames.slice(entry)) frame.role = 'around';
  }
}

function finishField(state: State, cut: boolean): void {
  if (state.capture === null) return;
  const fields = state.entry?.fields ?? state.feedFields;
  if (!cut) addField(fields, state.capture.key, state.capture.finish());
  state.capture = null;
}

function finishEntry(state: State, cut: boolean): void {
  finishField(state, cut);
  if (state.entry === null) return;
  const { fields, tag, base } = state.entry;
  const about = tag.attributes.get('rdf:about') ?? tag.attributes.get('about') ?? null;
  const own = { about, lang: tag.attributes.get('xml:lang') ?? null, base };
  if (state.entries.length < MOST_ENTRIES) state.entries.push(rawEntryOf(fields, own, cut));
  else state.isFull = true;
  state.entry = null;
}

function rawFeedOf(state: State): RawFeed | null {
  const { format, feedFields, entries } = state;
  const isFeed = state.isDeclared ? !state.isCut : feedFields.size > 0;
  if (format === null || (entries.length === 0 && !isFeed)) return null;
  const link = feedFields.get('link')?.find((field) => field.text.source.trim() !== '');
  return {
    format,
    title: textsOf(feedFields, ['title', 'atom:title', 'dc:title'])[0] ?? null,
    siteLink: format === 'atom' || link === undefined ? null : { href: link.text.source, base: link.base },
    lang: firstSource(feedFields, ['language', 'dc:language']) ?? state.lang,
    ttl: firstSource(feedFields, ['ttl']),
    updatePeriod: firstSource(feedFields, ['sy:updateperiod']),
    updateFrequency: firstSource(feedFields, ['sy:updatefrequency']),
    skipHours: textsOf(feedFields, ['skiphours>hour']).map((text) => text.source),
    skipDays: textsOf(feedFields, ['skipdays>day']).map((text) => text.source),
    entries,
    leftOut: state.isFull ? [TOO_MANY_ENTRIES] : [],
  };
}

function topOf(state: State): Frame {
  return state.frames.at(-1) ?? OUTSIDE;
}
