import type { ExportedSource, ExportedStory } from './exported-story.ts';

/**
 * Stories as BibTeX, an `@online` (biblatex) a source, for it is the article that is cited. The key is made of the
 * story's id and the place of the source in it; `note` names the story.
 */
export function bibtexExport(stories: readonly ExportedStory[]): string {
  return stories
    .flatMap((story) => story.sources.map((source, i) => entryOf(story, source, i + 1)))
    .join('\n');
}

function entryOf(story: ExportedStory, source: ExportedSource, place: number): string {
  const key = `entente-${story.id.slice('urn:uuid:'.length, 'urn:uuid:'.length + 8)}-${place}`;
  const sha = source.entrySha256 === null ? '' : `, entry SHA-256 ${source.entrySha256}`;
  const fields: readonly (readonly [name: string, value: string | null])[] = [
    ['title', `{${escapeTex(source.title)}}`],
    ['organization', `{${escapeTex(source.outlet)}}`],
    ['date', source.published.slice(0, 10)],
    ['url', source.url === null ? null : addressOf(source.url)],
    ['urldate', source.retrieved.slice(0, 10)],
    ['langid', source.lang === null ? null : escapeTex(source.lang)],
    ['note', escapeTex(`Entente story ${story.number}, ${story.id}${sha}`)],
  ];
  const rows = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},`]));
  return `@online{${key},\n${rows.join('\n')}\n}\n`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
};

/** Text with what TeX reads as commands written out; white space folded, so that a value stays in its line. */
export function escapeTex(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\{}~^#$%&_]/g, (mark) => TEX[mark] ?? mark);
}

/** `url` is read to the letter: only what would end the field, or begin a comment, is percent-encoded. */
function addressOf(url: string): string {
  return url.replace(/[\\{}\s]/g, (mark) => encodeURIComponent(mark));
}
