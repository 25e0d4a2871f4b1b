/**
 * Which elements of feeds are read, by key: the name in lower case, after the vocabulary's usual prefix where it is not
 * the feed's own (`title`, `dc:date`). Sources: RSS 0.90 to 2.0 (rssboard.org), RSS 1.0 and 1.1 (purl.org), Atom 0.3 and
 * RFC 4287, Dublin Core, Media RSS, the RSS modules Content and Syndication.
 */
const keys = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that hold entries and tell of the feed. */
export const FEED_ELEMENTS = keys('rss rdf rdf:rdf feed channel');

/** An entry. */
export const ENTRY_ELEMENTS = keys('item entry atom:entry');

/** Children of a feed whose text is kept. */
export const FEED_FIELDS = keys(
  'title link language ttl atom:title dc:title dc:language sy:updateperiod sy:updatefrequency',
);

/** Children of a feed or an entry whose own children are kept, as `skiphours>hour`. */
export const NESTS = keys('skiphours skipdays atom:source');
export const NESTED_FIELDS = keys('skiphours>hour skipdays>day source>title atom:source>title');

/** Elements that only group fields of an entry. */
export const GROUPS = keys('media:group media:content');

/** Preferences among the fields of an entry, best first. */
export const TITLE_KEYS = ['title', 'atom:title', 'dc:title', 'itunes:title', 'media:title'];
export const SUMMARY_KEYS = [
  'description',
  'summary',
  'content:encoded',
  'content',
  'atom:summary',
  'atom:content',
  'dc:description',
  'dcterms:abstract',
  'xhtml:body',
  'itunes:summary',
  'media:description',
];
export const DATE_KEYS = [
  'pubdate',
  'published',
  'issued',
  'atom:published',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:date',
  'created',
  'date',
  'updated',
  'atom:updated',
  'modified',
  'dcterms:modified',
];
export const GUID_KEYS = ['guid', 'id', 'atom:id'];
export const LINK_KEYS = ['feedburner:origlink', 'link', 'atom:link'];
export const OUTLET_KEYS = ['source', 'source>title', 'atom:source>title'];
export const LANGUAGE_KEYS = ['dc:language', 'language'];

/** Children of an entry whose text is kept. */
export const ENTRY_FIELDS: ReadonlySet<string> = new Set(
  [TITLE_KEYS, SUMMARY_KEYS, DATE_KEYS, GUID_KEYS, LINK_KEYS, OUTLET_KEYS, LANGUAGE_KEYS].flat(),
);

/** Fields whose text is HTML source whatever they say, unless they hold elements. */
export const HTML_FIELDS = keys('description content:encoded xhtml:body');

/**
 * Elements that show within an open field that its end tag is missing, at any depth; and those that show it only as its
 * direct children, for HTML knows elements of that name.
 */
export const NEVER_IN_TEXT = keys(
  'guid pubdate enclosure comments category dc:date dc:creator dc:language dc:subject content:encoded ' +
    'media:group media:content media:thumbnail atom:link atom:updated feedburner:origlink',
);
export const SELDOM_IN_TEXT = keys(
  'title link description author source id published updated issued modified summary content rights contributor ' +
    'language ttl',
);
