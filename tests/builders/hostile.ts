/** A document made to harm its reader, with what must come of it. */
export interface Hostile {
  readonly name: string;
  /** Built when it is needed: some have ten megabytes. */
  readonly build: () => string | Uint8Array;
  /** Readable and unreadable entries of the feed, or what it is instead of one. */
  readonly expected: readonly [entries: number, unreadable: number] | string;
}

const MEGA = 1_000_000;

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><link>https://e.org/</link>${items}</channel></rss>`;

const item = (description: string, title = 'T'): string =>
  `<item><title>${title}</title><link>https://e.org/1</link><pubDate>Wed, 24 Jul 2024 15:30:00 GMT</pubDate>` +
  `<description>${description}</description></item>`;

const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

/** Floods, depths, entities and patterns that have stopped parsers. */
export const HOSTILE: readonly Hostile[] = [
  { name: 'ampersands', build: () => rss(item('&'.repeat(2 * MEGA))), expected: [1, 0] },
  {
    name: 'ampersands that rss-parser is shown',
    build: () => rss(item('&'.repeat(900_000))),
    expected: [1, 0],
  },
  {
    name: 'a long attribute',
    build: () => rss(`<item a="${'x'.repeat(9 * MEGA)}"><title>T</title></item>`),
    expected: [1, 0],
  },
  {
    name: 'many attributes',
    build: () => rss(`<item ${'a=b '.repeat(2 * MEGA)}><title>T</title></item>`),
    expected: [1, 0],
  },
  {
    name: 'a billion laughs',
    build: () => `<!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]>${rss(item('&l9;'))}`,
    expected: [1, 0],
  },
  {
    name: 'a quadratic blow-up',
    build: () => `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(50_000)}">]>${rss(item('&a;'.repeat(50_000)))}`,
    expected: [1, 0],
  },
  {
    name: 'an external entity',
    build: () => `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>${rss(item('&x;'))}`,
    expected: [1, 0],
  },
  {
    name: 'a parameter entity',
    build: () => `<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x"> %x;]>${rss(item('d'))}`,
    expected: [1, 0],
  },
  { name: 'CDATA within CDATA', build: () => rss(item('<![CDATA['.repeat(200_000))), expected: [1, 0] },
  {
    name: 'CDATA that never ends',
    build: () => rss(`${item('d')}<item><description><![CDATA[${'x'.repeat(9 * MEGA)}`),
    expected: [1, 1],
  },
  {
    name: 'a comment that never ends',
    build: () => rss(`${item('d')}<!--${'x'.repeat(5 * MEGA)}`),
    expected: [1, 0],
  },
  {
    name: 'comments before the root',
    build: () => `${'<!-- -->'.repeat(MEGA)}${rss(item('d'))}`,
    expected: 'text',
  },
  { name: 'comment openings', build: () => '<!--'.repeat(2 * MEGA), expected: 'text' },
  {
    name: 'a document type that never ends',
    build: () => `<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(300_000)}`,
    expected: 'text',
  },
  { name: 'many document types', build: () => '<!DOCTYPE a [ "'.repeat(600_000), expected: 'text' },
  {
    name: '100,000 nested elements',
    build: () => rss(item('<a>'.repeat(100_000) + '</a>'.repeat(100_000))),
    expected: [1, 0],
  },
  {
    name: 'a million open elements',
    build: () => rss(`<item><title>T</title>${'<a>'.repeat(MEGA)}`),
    expected: [1, 0],
  },
  {
    name: 'nested entries',
    build: () => rss('<item><title>T</title>'.repeat(400_000)),
    expected: [20_000, 1],
  },
  {
    name: 'deep elements in every entry',
    build: () => rss(`<item><title>T</title>${'<a>'.repeat(300)}`.repeat(9_000)),
    expected: [999, 1],
  },
  {
    name: 'half a million empty entries',
    build: () => rss('<item/>'.repeat(500_000)),
    expected: [0, 20_001],
  },
  { name: 'less-than signs', build: () => rss(item('<'.repeat(2 * MEGA))), expected: [1, 0] },
  { name: 'escaped less-than signs', build: () => rss(item('&lt;'.repeat(MEGA))), expected: [1, 0] },
  { name: 'unfinished tags', build: () => rss(item(`<![CDATA[${'<h'.repeat(MEGA)}]]>`)), expected: [1, 0] },
  {
    name: 'unfinished tags that rss-parser is shown',
    build: () => rss(item(`<![CDATA[${'<h'.repeat(20_000)}]]>`)),
    expected: [1, 0],
  },
  { name: 'one great title', build: () => rss(item('d', 'word '.repeat(1_900_000))), expected: [1, 0] },
  {
    name: 'one great text',
    build: () => rss(item(`<![CDATA[${'word '.repeat(1_900_000)}]]>`)),
    expected: [1, 0],
  },
  { name: 'white space', build: () => rss(item(' '.repeat(9 * MEGA))), expected: [1, 0] },
  { name: 'zero bytes', build: () => new Uint8Array(10 * MEGA), expected: 'text' },
  {
    name: 'bytes of no charset',
    build: () => Uint8Array.from({ length: 4 * MEGA }, (_, i) => 128 + ((i * 7_919 + (i >> 7)) % 128)),
    expected: 'text',
  },
  { name: 'escape characters', build: () => '\u001b'.repeat(9 * MEGA), expected: 'text' },
  {
    name: 'namespaces',
    build: () =>
      rss(`<item ${Array.from({ length: 60 }, (_, i) => `xmlns:a${i}="urn:${i}"`).join(' ')}>`.repeat(4_000)),
    expected: [0, 4_000],
  },
  {
    name: 'HTML tags in all entries',
    build: () => rss(item(`<![CDATA[${'<b>'.repeat(300_000)}]]>`).repeat(9)),
    expected: [9, 0],
  },
  {
    name: 'forms in all entries',
    build: () => rss(item(`<![CDATA[${'<b>'.repeat(200)}${'<form></form>'.repeat(60_000)}]]>`).repeat(9)),
    expected: [9, 0],
  },
  {
    name: 'many links',
    build: () => rss(`<item><title>T</title>${'<link>https://e.org</link>'.repeat(300_000)}</item>`),
    expected: [1, 0],
  },
  {
    name: 'a long date',
    build: () => rss(item('d').replace('Wed,', '1 '.repeat(4 * MEGA))),
    expected: [1, 0],
  },
  {
    name: 'names of prototypes',
    build: () => rss('<item><__proto__>x</__proto__><constructor>y</constructor><title>T</title></item>'),
    expected: [1, 0],
  },
  { name: 'deep JSON', build: () => '['.repeat(9 * MEGA), expected: 'json' },
  {
    name: 'millions of JSON values',
    build: () => `{"items":[${'{},'.repeat(3 * MEGA)}0]}`,
    expected: 'json',
  },
  {
    name: 'a long JSON text',
    build: () => `{"version":"https://jsonfeed.org/version/1","items":[{"title":"${'x'.repeat(9 * MEGA)}"}]}`,
    expected: [1, 0],
  },
  {
    name: 'a web page of 2 MB',
    build: () => `<!doctype html><html><head></head><body>${'<div><p>x</p></div>'.repeat(100_000)}`,
    expected: 'html',
  },
];
