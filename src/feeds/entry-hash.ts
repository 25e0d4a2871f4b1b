import { createHash } from 'node:crypto';
import type { RawEntry } from './raw-feed.ts';

/**
 * SHA-256, in hex, of an entry as it arrived: of the JSON of `[guid, links, titles, summaries, dates, outlet, lang]`,
 * each as the document has it. The charset and the escapes of the document's format are undone and the white space
 * around a field is left out, since neither belongs to the text; nothing is cleaned, cut, resolved or filled in, and
 * all fields of one name count. Both feed readers give the same; who has the document can reckon it again.
 */
export function entryHash(raw: RawEntry): string {
  const fields = [
    raw.guid?.trim() ?? null,
    raw.links.map(({ href }) => href.trim()),
    raw.titles.map(({ source }) => source.trim()),
    raw.summaries.map(({ source }) => source.trim()),
    raw.dates.map((date) => date.trim()),
    raw.outlet?.source.trim() ?? null,
    raw.lang?.trim() ?? null,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
