import { Parser } from 'htmlparser2';

/** A start tag: name and attribute names in lower case, with their prefixes. */
export interface StartTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where it begins in the text. */
  readonly at: number;
}

/** What a reader of XML hears, in document order. Every `open` has its `close`. */
export interface XmlListener {
  open(tag: StartTag): void;
  /** `cut` is true when not the document but only its end closed the element. */
  close(cut: boolean): void;
  text(text: string): void;
}

/** Attributes of one tag that are kept, and characters of one value. */
const MOST_ATTRIBUTES = 64;
const LONGEST_VALUE = 4_096;

/** Why reading stopped before the end of the text. */
export type Stop =
  | { readonly kind: 'ended' }
  | { readonly kind: 'too-deep'; readonly at: number }
  | { readonly kind: 'enough' };

/**
 * Tells `listener` the elements and text of an XML document, however broken: htmlparser2 closes what was left open,
 * passes over end tags without a start, and decodes the XML entities and character references. Stops at `deepest`
 * levels (the parser's work grows with the depth) or when `enough` says so, which is asked at every tag; `close` is
 * then not called for what is open.
 */
export function readXml(text: string, listener: XmlListener, deepest: number, enough: () => boolean): Stop {
  let stop: Stop = { kind: 'ended' };
  let depth = 0;
  let ending = false;
  let pending: { name: string; attributes: Map<string, string>; at: number } | null = null;
  // The parser has no event for the end of a start tag unless it may collect all attributes; so the tag waits.
  const flush = (): void => {
    if (pending === null) return;
    const tag = pending;
    pending = null;
    listener.open(tag);
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        flush();
        depth++;
        if (depth > deepest) stop = { kind: 'too-deep', at: parser.startIndex };
        else if (enough()) stop = { kind: 'enough' };
        else pending = { name: name.toLowerCase(), attributes: new Map(), at: parser.startIndex };
        if (stop.kind !== 'ended') parser.pause();
      },
      onattribute(name, value) {
        if (pending === null || pending.attributes.size >= MOST_ATTRIBUTES) return;
        const key = name.toLowerCase();
        if (!pending.attributes.has(key)) pending.attributes.set(key, value.slice(0, LONGEST_VALUE));
      },
      ontext(data) {
        flush();
        listener.text(data);
      },
      onclosetag() {
        flush();
        depth--;
        listener.close(ending);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  if (stop.kind !== 'ended') return stop;
  ending = true;
  parser.end();
  return stop;
}
