import {
  DATE_KEYS,
  GUID_KEYS,
  LANGUAGE_KEYS,
  LINK_KEYS,
  OUTLET_KEYS,
  SUMMARY_KEYS,
  TITLE_KEYS,
} from './feed-vocabulary.ts';
import type { Field } from './field-capture.ts';
import type { RawText } from './field-text.ts';
import type { RawEntry, RawLink } from './raw-feed.ts';

/** Fields of one name in one entry that are kept. */
const MOST_ALIKE = 24;

/** The fields of an element by key, in document order. */
export type Fields = Map<string, Field[]>;

/** Adds a field, unless there are more of its name than anyone writes on purpose. */
export function addField(fields: Fields, key: string, field: Field): void {
  const alike = fields.get(key);
  if (alike === undefined) fields.set(key, [field]);
  else if (alike.length < MOST_ALIKE) alike.push(field);
}

/** The texts of the fields `keys`, best key first; empty ones left out. */
export function textsOf(fields: Fields, keys: readonly string[]): RawText[] {
  return fieldsOf(fields, keys)
    .map((field) => field.text)
    .filter((text) => text.source.trim() !== '');
}

/** The first of {@link textsOf} as plain source; `null` when there is none. */
export function firstSource(fields: Fields, keys: readonly string[]): string | null {
  return textsOf(fields, keys)[0]?.source.trim() ?? null;
}

function fieldsOf(fields: Fields, keys: readonly string[]): Field[] {
  return keys.flatMap((key) => fields.get(key) ?? []);
}

/** An entry's own attributes, as far as they matter. */
export interface EntryAttributes {
  readonly about: string | null;
  readonly lang: string | null;
  readonly base: string | null;
}

/** The raw entry that the collected fields make. */
export function rawEntryOf(fields: Fields, own: EntryAttributes, cut: boolean): RawEntry {
  return {
    guid: firstSource(fields, GUID_KEYS) ?? own.about,
    links: linksOf(fields, own),
    titles: textsOf(fields, TITLE_KEYS),
    summaries: textsOf(fields, SUMMARY_KEYS),
    dates: textsOf(fields, DATE_KEYS).map((text) => text.source),
    outlet: textsOf(fields, OUTLET_KEYS)[0] ?? null,
    lang: own.lang ?? firstSource(fields, LANGUAGE_KEYS),
    cut,
  };
}

/**
 * Addresses that may be the article's, best first: links in the text of the element (RSS), links to the page by
 * `href` (Atom, RFC 4287 section 4.2.7), content kept elsewhere, a guid that is a permanent link, `rdf:about`.
 */
function linksOf(fields: Fields, own: EntryAttributes): RawLink[] {
  const links = fieldsOf(fields, LINK_KEYS);
  const written = links
    .filter((field) => field.text.source.trim() !== '')
    .map((field) => toLink(field.text.source, field));
  const byHref = links
    .filter(isAlternate)
    .sort((a, b) => rankOfType(a) - rankOfType(b))
    .map((field) => toLink(field.attributes.get('href') ?? '', field));
  const elsewhere = fieldsOf(fields, ['content', 'atom:content']).flatMap((field) => {
    const src = field.attributes.get('src');
    return src === undefined ? [] : [toLink(src, field)];
  });
  const guids = fieldsOf(fields, GUID_KEYS)
    .filter((field) => field.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false')
    .map((field) => toLink(field.text.source, field));
  const about = own.about === null ? [] : [{ href: own.about, base: own.base }];
  return [
    ...written,
    ...byHref,
    ...elsewhere,
    ...[...guids, ...about].filter(({ href }) => /^\s*https?:/i.test(href)),
  ];
}

function toLink(href: string, field: Field): RawLink {
  return { href, base: field.base };
}

/** Whether a link by `href` leads to the entry's page: `rel` is missing or `alternate`, as a word or its IANA address. */
function isAlternate(field: Field): boolean {
  const rel = field.attributes.get('rel')?.trim().toLowerCase() ?? '';
  const isPage = rel === '' || rel.split(/\s+/).includes('alternate') || rel.endsWith('/relation/alternate');
  return isPage && (field.attributes.get('href')?.trim() ?? '') !== '';
}

/** Pages for readers before other representations of the entry. */
function rankOfType(field: Field): number {
  const type = field.attributes.get('type')?.toLowerCase() ?? '';
  return type === '' || type.includes('html') ? 0 : 1;
}
