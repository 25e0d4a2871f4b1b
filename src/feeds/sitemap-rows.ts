import { readXml, type StartTag, type XmlListener } from './xml-events.ts';

/** One `url` or `sitemap` element: its fields as written, white space around them gone. */
export interface SitemapRow {
  readonly loc: string | null;
  readonly modified: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly lang: string | null;
  readonly keywords: string | null;
}

type Name = keyof SitemapRow;

/**
 * Fields by the names of parent and element, prefixes gone: images and videos within an entry have a `loc` and a
 * `title` of their own, which these paths pass over.
 */
const FIELDS: Readonly<Record<string, Name>> = {
  'url>loc': 'loc',
  'sitemap>loc': 'loc',
  'url>lastmod': 'modified',
  'sitemap>lastmod': 'modified',
  'news>title': 'title',
  'news>publication_date': 'published',
  'news>keywords': 'keywords',
  'news>language': 'lang',
  'publication>name': 'outlet',
  'publication>language': 'lang',
};

const EMPTY: SitemapRow = {
  loc: null,
  modified: null,
  title: null,
  published: null,
  outlet: null,
  lang: null,
  keywords: null,
};

/** No sitemap nests deeper. */
const DEEPEST = 64;

/** Characters of a field that are kept. */
const LONGEST_FIELD = 4_096;

/**
 * The rows (elements called `row`) of a sitemap that have an address, in document order, `most` at most; however
 * broken the document is. What comes behind more than {@link DEEPEST} open elements is left out. Linear in the text.
 */
export function sitemapRows(text: string, row: 'url' | 'sitemap', most: number): readonly SitemapRow[] {
  const rows: SitemapRow[] = [];
  const names: string[] = [];
  let open: Partial<Record<Name, string>> | null = null;
  let field: Name | null = null;
  const finish = (): void => {
    if (open?.loc !== undefined && open.loc.trim() !== '') rows.push(rowOf(open));
    open = null;
    field = null;
  };
  const listener: XmlListener = {
    open({ name }: StartTag) {
      const local = name.slice(name.indexOf(':') + 1);
      if (local === row) {
        // A row within a row: the end tag of the other is missing.
        finish();
        open = {};
      }
      field = FIELDS[`${names.at(-1) ?? ''}>${local}`] ?? null;
      names.push(local);
    },
    close(cut) {
      field = null;
      if (names.pop() !== row) return;
      if (cut) open = null;
      finish();
    },
    text(text) {
      if (open === null || field === null) return;
      const before = open[field] ?? '';
      if (before.length < LONGEST_FIELD) open[field] = (before + text).slice(0, LONGEST_FIELD);
    },
  };
  readXml(text, listener, DEEPEST, () => rows.length >= most);
  return rows;
}

function rowOf(fields: Partial<Record<Name, string>>): SitemapRow {
  const given = Object.entries(fields).map(([name, value]) => [name, value.trim() || null] as const);
  return { ...EMPTY, ...Object.fromEntries(given) };
}
