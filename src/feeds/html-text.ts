import { Parser } from 'htmlparser2';

/** Elements that stand inside a line of text; every other one separates words. */
export const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q rp rt ruby s samp small span ' +
    'strike strong sub sup time tt u var wbr nobr'
  ).split(' '),
);

/** Elements whose content is no text for readers. */
export const UNSEEN = new Set('script style template noscript svg math select textarea'.split(' '));

/** Deeper than any article goes; the parser's own work grows with the depth. */
const DEEPEST = 256;

/** How much is parsed between two looks at whether there is enough. */
const STEP = 8_192;

/** Longer pieces may be mostly layout, which must not use up the room for text. */
const LAYOUT = 8;

const ASCII_SPACE = /[ \t\r\n\f]+/g;

/**
 * The text of an HTML fragment in reading order: tags gone, entities decoded once, words of different blocks apart.
 * White space is not folded otherwise. Stops after about `limit` characters of text or {@link DEEPEST} levels, so that
 * the time is linear in what is kept. By htmlparser2's events: a tree (html-to-text) overflows the stack on a few
 * thousand open tags.
 */
export function htmlToText(html: string, limit: number): string {
  if (!html.includes('<') && !html.includes('&')) return html.replace(ASCII_SPACE, ' ').slice(0, limit);
  const parts: string[] = [];
  let length = 0;
  let depth = 0;
  let unseenAt = 0;
  let full = false;
  const add = (text: string): void => {
    const part = text.length > LAYOUT ? text.replace(ASCII_SPACE, ' ') : text;
    parts.push(part);
    length += part.length;
    full ||= length >= limit;
  };
  const parser = new Parser({
    onopentagname(name) {
      depth++;
      full ||= depth > DEEPEST;
      if (unseenAt === 0 && UNSEEN.has(name)) unseenAt = depth;
      if (unseenAt === 0 && !INLINE.has(name)) add(' ');
    },
    onclosetag(name) {
      if (unseenAt === 0 && !INLINE.has(name)) add(' ');
      if (unseenAt === depth) unseenAt = 0;
      depth--;
    },
    ontext(text) {
      if (unseenAt === 0) add(text);
    },
  });
  for (let at = 0; at < html.length && !full; at += STEP) parser.write(html.slice(at, at + STEP));
  if (!full) parser.end();
  return parts.join('').slice(0, limit);
}
