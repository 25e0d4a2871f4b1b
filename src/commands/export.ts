import type { DateStyle } from '../messages/dates.ts';
import { bibtexExport } from '../messages/exports/bibtex.ts';
import { csvExport } from '../messages/exports/csv.ts';
import { type ExportedStory, exportedStory } from '../messages/exports/exported-story.ts';
import { rssExport } from '../messages/exports/rss.ts';
import { count, type Labels } from '../messages/labels.ts';
import { type Block, line, note } from '../messages/message.ts';
import { describeQuery } from '../query/describe-query.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import type { Command, ExportFormat, Reply, ReplyFile } from './command.ts';
import type { StorySearch } from './ports.ts';
import { answer } from './reply.ts';

/** Stories that one export holds at most: the newest. */
export const MOST_EXPORTED = 1_000;

/** What exports are made from. */
export interface ExportDeps {
  readonly search: StorySearch;
  readonly labels: Labels;
  readonly vocabulary: Vocabulary;
}

/** Answers `export`: a file with the stories that a query selects, and a message on what is in it. */
export async function exportStories(
  deps: ExportDeps,
  { query, format, notes }: Omit<Extract<Command, { kind: 'export' }>, 'kind'>,
  style: DateStyle,
  most = MOST_EXPORTED,
): Promise<Reply> {
  const found = await deps.search.search(query, { now: style.now, offset: 0, limit: most });
  const records = await Promise.all(found.stories.map(({ number }) => deps.search.byNumber(number)));
  const stories = records.flatMap((record) => (record ? [exportedStory(record, deps.labels)] : []));
  const asked = query.kind === 'all' ? 'everything' : describeQuery(query, deps.vocabulary);
  const file = fileOf(stories, format, { asked, now: style.now });
  const sources = stories.reduce((sum, story) => sum + story.sources.length, 0);
  const title = `${count(stories.length, 'story', 'stories')} with ${count(sources, 'source')}: ${asked}`;
  const left = found.more || found.total > found.stories.length;
  const blocks: Block[] = [
    line(title),
    ...notes.map((remark) => note(remark)),
    ...(left
      ? [
          note(
            `The newest ${most.toLocaleString('en')} of ${found.more ? 'more than ' : ''}${found.total.toLocaleString('en')} stories; narrow the query, or part it by since: and until:, for the rest.`,
          ),
        ]
      : []),
    note(`${file.name}: ids are stable, times are UTC, each source with its evidence.`),
  ];
  return { ...answer({ title, blocks }), file };
}

function fileOf(
  stories: readonly ExportedStory[],
  format: ExportFormat,
  head: { readonly asked: string; readonly now: number },
): ReplyFile {
  const name = `entente-${new Date(head.now).toISOString().slice(0, 10)}`;
  switch (format) {
    case 'csv':
      return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: csvExport(stories) };
    case 'json': {
      const document = { asked: head.asked, asOf: new Date(head.now).toISOString(), stories };
      return {
        name: `${name}.json`,
        mediaType: 'application/json',
        content: `${JSON.stringify(document, null, 2)}\n`,
      };
    }
    case 'rss':
      return {
        name: `${name}.xml`,
        mediaType: 'application/rss+xml',
        content: `${rssExport(stories, head)}\n`,
      };
    case 'bibtex':
      return { name: `${name}.bib`, mediaType: 'application/x-bibtex', content: bibtexExport(stories) };
  }
}
