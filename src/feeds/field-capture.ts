import { HTML_FIELDS, SUMMARY_KEYS } from './feed-vocabulary.ts';
import type { RawText } from './field-text.ts';

/** An element's content as it was kept. */
export interface Field {
  readonly text: RawText;
  readonly attributes: ReadonlyMap<string, string>;
  /** `xml:base` in force, absolute; `null` when there is none. */
  readonly base: string | null;
}

/** Characters of a field that are kept: a body may begin with a whole image in its text. */
const LONGEST_BODY = 1_000_000;
const LONGEST_OTHER = 20_000;

/** Collects the content of one element. */
export interface FieldCapture {
  readonly key: string;
  /** Text between tags, references already decoded. */
  text(text: string): void;
  /** A tag within: its local name, `closing` for an end tag. */
  tag(name: string, closing: boolean): void;
  finish(): Field;
}

/**
 * Starts to collect the element `key`. Inner elements are kept as tags without attributes, so that one place turns all
 * markup to text in document order. `isAtom` decides how text among elements reads: in Atom it is meant literally
 * (RFC 4287, 3.1.1.3), in RSS it may still be escaped HTML.
 */
export function captureField(
  key: string,
  attributes: ReadonlyMap<string, string>,
  base: string | null,
  isAtom: boolean,
): FieldCapture {
  const isBody = SUMMARY_KEYS.includes(key);
  const room = isBody ? LONGEST_BODY : LONGEST_OTHER;
  const type = typeOf(attributes);
  const mayBeLiteral = isAtom && type !== 'html';
  let source = '';
  // The same with text escaped, for the case that tags come after it.
  let escaped = '';
  let hasTags = false;
  return {
    key,
    text(text) {
      if (source.length >= room) return;
      source += text;
      if (mayBeLiteral) escaped += escapeText(text);
    },
    tag(name, closing) {
      hasTags = true;
      if (source.length >= room) return;
      const tag = /^[a-z][a-z0-9]{0,20}$/.test(name) ? `<${closing ? '/' : ''}${name}>` : ' ';
      source += tag;
      if (mayBeLiteral) escaped += tag;
    },
    finish() {
      const isMarkup = hasTags || type === 'html' || type === 'xhtml' || (!isAtom && HTML_FIELDS.has(key));
      const isBinary = type === 'base64' || (isBody && type === 'binary');
      const isLiteral = mayBeLiteral && (hasTags || type === 'xhtml');
      const whole = isBinary ? '' : isLiteral ? escaped : source;
      const text: RawText = { source: whole.slice(0, room), markup: isMarkup ? 'html' : 'text' };
      return { text, attributes, base };
    },
  };
}

/** What `type` and `mode` (Atom 0.3) say of the content. */
function typeOf(attributes: ReadonlyMap<string, string>): 'text' | 'html' | 'xhtml' | 'base64' | 'binary' {
  const type = attributes.get('type')?.toLowerCase() ?? '';
  const mode = attributes.get('mode')?.toLowerCase();
  if (mode === 'base64') return 'base64';
  if (/^(?:image|audio|video|application\/(?!xhtml|xml|atom))/.test(type)) return 'binary';
  if (type.includes('xhtml')) return mode === 'escaped' ? 'html' : 'xhtml';
  return type.includes('html') || mode === 'escaped' ? 'html' : 'text';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
