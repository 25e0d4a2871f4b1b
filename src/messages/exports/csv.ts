import { stringify } from 'csv-stringify/sync';
import type { ExportedStory } from './exported-story.ts';

/** Between the values of a cell that holds several. */
const BETWEEN = '; ';

/**
 * Stories as CSV (RFC 4180): a row a source, with the columns of its story before its own, so that every row can be
 * cited by itself. Begins with a byte order mark, by which spreadsheets know UTF-8. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front (OWASP, “CSV Injection”).
 */
export function csvExport(stories: readonly ExportedStory[]): string {
  const rows = stories.flatMap((story) => story.sources.map((source) => rowOf(story, source)));
  return stringify(rows, {
    bom: true,
    header: true,
    columns: [...COLUMNS],
    record_delimiter: '\r\n',
    quote_record_delimiter: true,
    escape_formulas: true,
  });
}

const COLUMNS = [
  'story_id',
  'story_number',
  'story_revision',
  'story_title',
  'pairs',
  'parties',
  'stage',
  'sectors',
  'initiative',
  'story_published',
  'story_updated',
  'independent_sources',
  'official_sources',
  'confidence',
  'outlet',
  'source_kind',
  'source_title',
  'source_url',
  'source_lang',
  'source_published',
  'source_stage',
  'feed',
  'retrieved',
  'revised',
  'entry_sha256',
  'answered_by',
  'content_type',
  'etag',
  'last_modified',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

function rowOf(story: ExportedStory, source: ExportedStory['sources'][number]): Row {
  return {
    story_id: story.id,
    story_number: story.number,
    story_revision: story.revision,
    story_title: story.title,
    pairs: story.pairs.join(BETWEEN),
    parties: story.parties.join(BETWEEN),
    stage: story.stage,
    sectors: story.sectors.join(BETWEEN),
    initiative: story.initiative,
    story_published: story.published,
    story_updated: story.updated,
    independent_sources: story.independentSources,
    official_sources: story.officialSources,
    confidence: Number(story.confidence.toFixed(3)),
    outlet: source.outlet,
    source_kind: source.kind,
    source_title: source.title,
    source_url: source.url,
    source_lang: source.lang,
    source_published: source.published,
    source_stage: source.stage,
    feed: source.feed,
    retrieved: source.retrieved,
    revised: source.revised,
    entry_sha256: source.entrySha256,
    answered_by: source.answeredBy,
    content_type: source.contentType,
    etag: source.etag,
    last_modified: source.lastModified,
  };
}
