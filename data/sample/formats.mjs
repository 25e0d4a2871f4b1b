/**
 * The four feed formats of the sample, written the way publishers write them: with CDATA here and escaped HTML
 * there, dates in several styles, addresses relative to a base. A feed is an entry of feeds.json with its title;
 * an entry is an item of the .jsonl files with the address under which this feed links it.
 */
import { createHash } from 'node:crypto';

/** The date of the demo's clock. */
export const AS_OF = '2023-05-31T18:00:00Z';
// A reserved name: the address that a feed gives for itself must not be somebody's.
const SITE = 'https://feeds.example.org';
const ZONES = { GMT: 0, EST: -5 * 60, EDT: -4 * 60 };
export const TYPES = {
  rss: 'application/rss+xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);
const el = (name, content, attributes = '') => content && `<${name}${attributes}>${content}</${name}>`;
const lines = (parts, indent = '') => parts.filter(Boolean).join(`\n${indent}`);
const sha = (text) => createHash('sha1').update(text).digest('hex').slice(0, 12);
const origin = (item) => `${new URL(item.url).origin}/`;

/** `GMT`, `EST`, `+0530` give RFC 822; `iso`, `iso+0900` give ISO 8601. */
function date(iso, style) {
  if (style === 'iso') return iso;
  const zone = style.replace('iso', '');
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  const offset = ZONES[zone] ?? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const local = new Date(Date.parse(iso) + offset * 60_000);
  if (style !== zone) return `${local.toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
  return local.toUTCString().replace('GMT', zone);
}

/** Text in an element, as this feed carries text. */
const carry = (feed, text) => (feed.text === 'cdata' ? `<![CDATA[${text}]]>` : xml(text));

/** Some summaries are HTML already, as some publishers' are; a plain one becomes HTML by escaping. */
function paragraph({ summary }) {
  return summary && `<p>${/&#?\w+;|<\w/.test(summary) ? summary : xml(summary)}</p>`;
}

function outletOf(feed, item) {
  if (feed.sources) return el('source', xml(item.outlet), ` url="${xml(origin(item))}"`);
  // A publisher's own feed names only the agency behind a piece, as in "Moneycontrol (Bloomberg)".
  return (
    item.outlet !== feed.publisher && el('dc:creator', xml(/\((.+)\)/.exec(item.outlet)?.[1] ?? item.outlet))
  );
}

/** One item of RSS 2.0 or RSS 1.0. */
function rssItem(feed, { item, url }) {
  const [guid, permanent] = { permalink: [url, true], id: [sha(item.url), false] }[feed.guid] ?? [''];
  const when = date(item.published, feed.date);
  const text = feed.text === 'html' ? xml(paragraph(item)) : item.summary && carry(feed, item.summary);
  const children = [
    el('title', carry(feed, item.title)),
    el('link', xml(url)),
    el('guid', xml(guid), ` isPermaLink="${permanent}"`),
    feed.date.startsWith('iso') ? el('dc:date', when) : el('pubDate', when),
    outletOf(feed, item),
    feed.format === 'rss' && el('category', carry(feed, feed.section)),
    el('description', text),
  ];
  const about = feed.format === 'rdf' ? ` rdf:about="${xml(url)}"` : '';
  return `<item${about}>\n  ${lines(children, '  ')}\n</item>`;
}

function rss(feed, entries) {
  const title = xml(feed.title);
  const channel = [
    el('title', title),
    el('link', `${SITE}/`),
    el('description', title),
    el('language', feed.lang),
    el('lastBuildDate', date(entries[0]?.item.published ?? AS_OF, 'GMT')),
    feed.ttl && el('ttl', feed.ttl),
    `<atom:link href="${SITE}${feed.path}" rel="self" type="${TYPES.rss}"/>`,
    ...entries.map((entry) => rssItem(feed, entry)),
  ];
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>\n${lines(channel)}\n</channel>\n</rss>\n`;
}

function rdf(feed, entries) {
  const title = xml(feed.title);
  const items = entries.map(({ url }) => `<rdf:li rdf:resource="${xml(url)}"/>`);
  const channel = [
    el('title', title),
    el('link', `${SITE}/`),
    el('description', title),
    el('dc:language', feed.lang),
  ];
  return `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel rdf:about="${SITE}${feed.path}">\n${lines(channel)}
<items><rdf:Seq>\n${lines(items)}\n</rdf:Seq></items>\n</channel>
${lines(entries.map((entry) => rssItem(feed, entry)))}\n</rdf:RDF>\n`;
}

function atomEntry(feed, { item, url }) {
  // In a feed with xml:base the links are relative to it.
  const href = feed.base ? url.replace(feed.base, '') : url;
  const source = feed.sources && el('id', xml(origin(item))) + el('title', xml(item.outlet));
  const children = [
    el('id', `tag:feeds.example.org,2023:${sha(item.url)}`),
    el('title', xml(item.title), ' type="text"'),
    `<link rel="alternate" type="text/html" href="${xml(href)}"/>`,
    el('published', date(item.published, feed.date)),
    el('updated', date(item.published, feed.date)),
    el('source', source),
    feed.text === 'html'
      ? el('content', xml(paragraph(item)), ' type="html"')
      : el('summary', xml(item.summary), ' type="text"'),
  ];
  return `<entry>\n  ${lines(children, '  ')}\n</entry>`;
}

function atom(feed, entries) {
  const base = feed.base ? ` xml:base="${feed.base}"` : '';
  const head = [
    el('id', SITE + feed.path),
    el('title', xml(feed.title)),
    el('updated', date(entries[0].item.published, feed.date)),
    el('author', el('name', xml(feed.publisher))),
    `<link rel="self" type="${TYPES.atom}" href="${SITE}${feed.path}"/>`,
    ...entries.map((entry) => atomEntry(feed, entry)),
  ];
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.lang}"${base}>\n${lines(head)}\n</feed>\n`;
}

function json(feed, entries) {
  const items = entries.map(({ item, url }) => ({
    id: sha(item.url),
    url,
    title: item.title,
    content_html: paragraph(item),
    date_published: item.published,
    authors: [{ name: item.outlet, url: origin(item) }],
    language: item.lang,
  }));
  const version = 'https://jsonfeed.org/version/1.1';
  const feedUrl = SITE + feed.path;
  return `${JSON.stringify({ version, title: feed.title, home_page_url: SITE, feed_url: feedUrl, items }, null, 1)}\n`;
}

/** What careless software does: bare ampersands, an HTML entity that XML does not know, an end tag left out. */
export function breakXml(text) {
  let seen = 0;
  const spoil = (tag) => {
    seen += 1;
    if (seen === 4) return '';
    return seen % 3 === 0 ? `&nbsp;${tag}` : tag;
  };
  return text.replaceAll('&amp;', '&').replace(/<\/description>/g, spoil);
}

/** By the format of a feed: the document as text, without XML declaration. */
export const FORMATS = { rss, rdf, atom, json };
