/**
 * What an element's prefix means, as one short word: `''` for the feed's own vocabulary (RSS of any version, and Atom in
 * an Atom document), else the vocabulary by its usual prefix, or `other`.
 */
export type Vocabulary = string;

/** Namespace addresses by a piece that only they have, because feeds misspell the rest (scheme, slash, version). */
const BY_ADDRESS: readonly (readonly [piece: string, vocabulary: Vocabulary])[] = [
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['example.com/necho', 'atom'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules', 'other'],
  ['purl.org/rss/1.0', ''],
  ['purl.org/net/rss1.1', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['backend.userland.com/rss', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.harvard.edu/rss', ''],
  ['purl.org/dc/elements', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.rssboard.org/media-rss', 'media'],
  ['itunes.com/dtds/podcast', 'itunes'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['rssnamespace.org/feedburner', 'feedburner'],
  ['www.w3.org/xml/1998/namespace', 'xml'],
];

/** Vocabularies that a prefix means even where the document forgot to declare it. */
const BY_PREFIX = new Set('atom dc dcterms content media itunes rdf sy xhtml feedburner xml'.split(' '));

/** The vocabulary of a namespace address; `''` for an address that nobody knows when `isDefault`, else `other`. */
export function vocabularyOf(address: string, isDefault: boolean): Vocabulary {
  const lower = address.slice(0, 200).toLowerCase();
  const known = BY_ADDRESS.find(([piece]) => lower.includes(piece));
  return known?.[1] ?? (isDefault ? '' : 'other');
}

/** The declarations in force at an element: vocabulary by prefix, the default under `''`. */
export type Scope = ReadonlyMap<string, Vocabulary>;

/** The vocabulary of a prefix within a scope. */
export function vocabularyOfPrefix(prefix: string, scope: Scope): Vocabulary {
  const declared = scope.get(prefix);
  if (declared !== undefined) return declared;
  if (prefix === '') return '';
  return BY_PREFIX.has(prefix) ? prefix : 'other';
}

/** The scope within an element, whose attributes may declare more. */
export function scopeWithin(outer: Scope, attributes: ReadonlyMap<string, string>): Scope {
  let scope: Map<string, Vocabulary> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(outer);
    const prefix = name.slice('xmlns:'.length);
    scope.set(prefix, vocabularyOf(value, prefix === ''));
  }
  return scope ?? outer;
}
