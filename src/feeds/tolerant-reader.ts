import type { UnreadableEntry } from './feed-document.ts';
import { createFeedMapper } from './feed-mapper.ts';
import type { RawFeed } from './raw-feed.ts';
import { readXml } from './xml-events.ts';

/** Open elements at most: no feed nests deeper, and the parser's work grows with the depth. */
const DEEPEST = 256;

/** Times that reading may start again behind elements nested too deep. Every other one passes {@link DEEPEST} tags. */
const MOST_RESUMPTIONS = 1_000;

/** The record of what was not read then. */
const TOO_BROKEN: UnreadableEntry = {
  reason: 'The document opens far more elements than it closes; the rest of it was left out.',
  excerpt: '',
};

const NEXT_ENTRY = /<(?:[A-Za-z][\w.-]{0,20}:)?(?:item|entry)[\s>]/gi;

/**
 * Reads RSS 0.90 to 2.0, RDF and Atom 0.3 and 1.0 however broken, in time linear in the text: missing and stray tags,
 * missing channels, any prefixes, any case. `text` begins at the root element. `null` when it holds no feed, or breaks
 * off before the first entry of one.
 */
export function readTolerantly(text: string, url: string): RawFeed | null {
  const mapper = createFeedMapper(url);
  let from = 0;
  for (let i = 0; i < MOST_RESUMPTIONS; i++) {
    const stop = readXml(text.slice(from), mapper, DEEPEST, () => mapper.isFull());
    if (stop.kind !== 'too-deep') return mapper.finish();
    // Too many elements are open: entries without their end tags, or malice. The entry at hand is read again without
    // what is around it; where it is itself too deep, it is left at that, and reading goes on with the next one.
    const entryAt = mapper.openEntryAt() ?? 0;
    mapper.resume(entryAt > 0 ? 'drop' : 'keep');
    NEXT_ENTRY.lastIndex = from + stop.at;
    const next = entryAt > 0 ? from + entryAt : (NEXT_ENTRY.exec(text)?.index ?? null);
    if (next === null) return mapper.finish();
    from = next;
  }
  const raw = mapper.finish();
  return raw && { ...raw, leftOut: [...raw.leftOut, TOO_BROKEN] };
}
