import iconv from 'iconv-lite';

/** A way in which documents get broken, and whether titles after the place of the damage may be lost. */
export interface Damage {
  readonly name: string;
  readonly contentType?: string;
  readonly cuts?: true;
  readonly apply: (xml: string) => string | Uint8Array;
}

/** The middle entry is where single damages are done. */
function atMiddle(xml: string, pattern: RegExp, replacement: (match: string) => string): string {
  const matches = [...xml.matchAll(pattern)];
  const middle = matches[Math.floor(matches.length / 2)];
  if (middle === undefined) throw new Error(`The document has nothing like ${pattern.source}.`);
  return xml.slice(0, middle.index) + replacement(middle[0]) + xml.slice(middle.index + middle[0].length);
}

const bytes = (text: string, charset: string): Uint8Array => new Uint8Array(iconv.encode(text, charset));
const declaring = (xml: string, charset: string): string =>
  xml.replace(/^<\?xml[^>]*\?>/, `<?xml version="1.0" encoding="${charset}"?>`);
const undeclared = (xml: string): string => xml.replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0"?>');

/** Twenty-three kinds of damage that feeds really have. */
export const DAMAGES: readonly Damage[] = [
  { name: 'none', apply: (xml) => xml },
  { name: 'byte order mark', apply: (xml) => `\uFEFF${xml}` },
  { name: 'blank line before the declaration', apply: (xml) => `\n${xml}` },
  {
    name: 'warning before the declaration',
    apply: (xml) => `<br />\n<b>Notice</b>: Undefined index: a in <b>/x.php</b><br />\n${xml}`,
  },
  { name: 'junk after the root', apply: (xml) => `${xml}\n<!-- Served in 0.1 s --><p>bye</p>` },
  { name: 'bare & in text', apply: (xml) => atMiddle(xml, /<description>/g, (tag) => `${tag}Q & A `) },
  { name: 'bare & in an address', apply: (xml) => atMiddle(xml, /<\/link>/g, (tag) => `?a=1&b=2${tag}`) },
  { name: 'bare < in text', apply: (xml) => atMiddle(xml, /<description>/g, (tag) => `${tag}1 < 2 `) },
  {
    name: 'undeclared HTML entities',
    apply: (xml) => atMiddle(xml, /<description>/g, (tag) => `${tag}&nbsp;&eacute;`),
  },
  { name: 'control character', apply: (xml) => atMiddle(xml, /<description>/g, (tag) => `${tag}\u000b`) },
  {
    name: 'reference to a control character',
    apply: (xml) => atMiddle(xml, /<description>/g, (tag) => `${tag}&#x1F;`),
  },
  { name: 'missing </description>', apply: (xml) => atMiddle(xml, /<\/description>/g, () => '') },
  { name: 'stray </p>', apply: (xml) => atMiddle(xml, /<\/description>/g, (tag) => `</p>${tag}`) },
  { name: 'truncated', cuts: true, apply: (xml) => xml.slice(0, Math.floor(xml.length * 0.7)) },
  { name: 'unparsable date', apply: (xml) => atMiddle(xml, /<pubDate>[^<]*/g, () => '<pubDate>a while ago') },
  {
    name: 'document type with an external DTD',
    apply: (xml) => xml.replace('<rss', '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/rss.dtd">\n<rss'),
  },
  {
    name: 'undeclared prefix',
    apply: (xml) => atMiddle(xml, /<description>/g, (tag) => `<odd:thing>x</odd:thing>${tag}`),
  },
  {
    name: 'windows-1252 declared in XML',
    apply: (xml) => bytes(declaring(xml, 'windows-1252'), 'windows-1252'),
  },
  {
    name: 'windows-1252 declared in HTTP',
    contentType: 'text/xml; charset=windows-1252',
    apply: (xml) => bytes(undeclared(xml), 'windows-1252'),
  },
  { name: 'windows-1252 undeclared', apply: (xml) => bytes(undeclared(xml), 'windows-1252') },
  {
    name: 'windows-1252 that says UTF-8',
    contentType: 'text/xml; charset=utf-8',
    apply: (xml) => bytes(declaring(xml, 'utf-8'), 'windows-1252'),
  },
  {
    name: 'UTF-8 that says ISO-8859-1',
    contentType: 'text/xml; charset=iso-8859-1',
    apply: (xml) => declaring(xml, 'iso-8859-1'),
  },
  {
    name: 'UTF-16 with a mark',
    apply: (xml) => new Uint8Array(iconv.encode(xml, 'utf-16le', { addBOM: true })),
  },
];
