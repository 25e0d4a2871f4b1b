import { undoDoubleUtf8 } from './double-utf8.ts';
import { htmlToText } from './html-text.ts';
import { cutAtWord, foldSpace } from './plain-text.ts';

/** A field's text as the document has it, XML escapes already undone, and whether it is HTML source. */
export interface RawText {
  readonly source: string;
  readonly markup: 'html' | 'text';
}

/** Characters (UTF-16 units) of a title and of a summary at most. */
export const TITLE_LENGTH = 500;
export const SUMMARY_LENGTH = 4_000;

/** Text that is read to fill a field: folding and undoing shorten it. */
const SLACK = 4;

/** Names by which a tag is known for HTML in text that claims to be none. */
const HTML_NAMES = new Set(
  (
    'a abbr article aside b blockquote br center cite code dd div dl dt em figure figcaption font footer h1 h2 h3 h4 ' +
    'h5 h6 header hr i iframe img li ol p pre s section small span strong sub sup table tbody td th tr u ul video'
  ).split(' '),
);

const TAG_NAME = /^\/?([a-z][a-z0-9]{0,11})(?=[\s/>])/i;

/** A reference left over after one decoding: the text was escaped once too often. `&lt;` is left: it may be meant. */
const LEFT_OVER = /&(?:amp|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|#\d{2,7}|#x[\da-f]{2,6});/i;

/** An ampersand that begins no complete reference. */
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,30});)/gi;

/** A title as people expect to read it, at most {@link TITLE_LENGTH} long; `''` when there is none. */
export function titleText(raw: RawText): string {
  return cutAtWord(readable(raw, TITLE_LENGTH), TITLE_LENGTH);
}

/** A summary as plain text, at most {@link SUMMARY_LENGTH} long, ending at a word; `''` when there is none. */
export function summaryText(raw: RawText): string {
  return cutAtWord(readable(raw, SUMMARY_LENGTH), SUMMARY_LENGTH);
}

function readable({ source, markup }: RawText, length: number): string {
  const room = length * SLACK;
  let text =
    markup === 'html' || hasHtmlTag(source) ? htmlToText(source, room) : decodeReferences(source, room);
  // Markup that was escaped twice shows as tags at the start of the text.
  if (/^\s{0,20}</.test(text) && hasHtmlTag(text)) text = htmlToText(text, room);
  for (let i = 0; i < 2 && LEFT_OVER.test(text); i++) text = decodeReferences(text, room);
  return foldSpace(undoDoubleUtf8(text));
}

/** Entities and character references decoded, all else (a bare `<` or `&`, too) as it stands. */
function decodeReferences(text: string, room: number): string {
  if (!text.includes('&')) return text.slice(0, room);
  return htmlToText(text.replaceAll('<', '&lt;').replace(BARE_AMPERSAND, '&amp;'), room);
}

/** Whether a complete tag of a well-known HTML element stands in the text. Linear. */
function hasHtmlTag(text: string): boolean {
  if (!text.includes('<')) return false;
  return text
    .split('<')
    .slice(1)
    .some((part) => part.includes('>') && HTML_NAMES.has(TAG_NAME.exec(part)?.[1]?.toLowerCase() ?? ''));
}
