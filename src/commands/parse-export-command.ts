import type { EpochMs } from '../domain/time.ts';
import { parseQuery } from '../query/parse-query.ts';
import { MEANT, nearest } from '../query/suggest.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import { type Command, type CommandError, EXPORT_FORMATS } from './command.ts';

type Parsed =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly error: CommandError };

/** Formats that people ask for and that are not given: not taken for words of the query. */
const OTHER_FORMATS: ReadonlySet<string> = new Set(
  'pdf xls xlsx excel doc docx word xml txt text tsv'.split(' '),
);

/** Reads what stands behind `export`: a query, or nothing for all stories, and the format as the last word. */
export function parseExport(rest: string, vocabulary: Vocabulary, now: EpochMs): Parsed {
  const words = rest.split(/\s+/).filter(Boolean);
  const last = words.at(-1)?.toLowerCase() ?? '';
  const format = EXPORT_FORMATS.find((known) => known === last);
  if (format === undefined) {
    const near = OTHER_FORMATS.has(last) ? EXPORT_FORMATS[0] : nearest(last, EXPORT_FORMATS, MEANT);
    const mended = near === null ? [...words, EXPORT_FORMATS[0]] : [...words.slice(0, -1), near];
    return refuse(`“export” ends with a format: ${EXPORT_FORMATS.join(', ')}.`, `export ${mended.join(' ')}`);
  }
  const query = rest.slice(0, rest.length - last.length).trim();
  const parsed = parseQuery(query, vocabulary, { now });
  if (parsed.ok) {
    const notes = parsed.notes.map(({ message }) => message);
    return { ok: true, command: { kind: 'export', query: parsed.query, format, notes } };
  }
  const [error] = parsed.errors;
  if (!error) return refuse('That query cannot be read.', null);
  const mended = error.suggestion
    ? `${query.slice(0, error.start)}${error.suggestion}${query.slice(error.end)}`
    : null;
  return refuse(error.message, mended === null ? null : `export ${mended} ${format}`);
}

function refuse(message: string, nearestForm: string | null): Parsed {
  return { ok: false, error: { message, nearest: nearestForm } };
}
