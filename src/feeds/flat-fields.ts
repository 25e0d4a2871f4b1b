/** The fields of RSS that are read as text. */
const FIELD = /<(?:title|link|description|pubDate|guid|source|content:encoded)(?:\s[^<>]{0,500})?>/g;

/** Sections of CDATA in one field: more are malice, which would make this quadratic. */
const MOST_SECTIONS = 20;

/**
 * Whether the text fields of an RSS document hold text alone (or CDATA), no elements: those a parser that builds objects
 * tears out of their place in the text. Linear; a tag within CDATA that looks like a field may make it say no.
 */
export function hasFlatFields(xml: string): boolean {
  for (const match of xml.matchAll(FIELD)) {
    if (match[0].endsWith('/>')) continue;
    let at = match.index + match[0].length;
    for (let sections = 0; ; sections++) {
      const next = xml.indexOf('<', at);
      if (next < 0 || xml.startsWith('</', next)) break;
      if (!xml.startsWith('<![CDATA[', next) || sections > MOST_SECTIONS) return false;
      const end = xml.indexOf(']]>', next);
      if (end < 0) return false;
      at = end;
    }
  }
  return true;
}
