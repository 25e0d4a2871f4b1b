import { createHash } from 'node:crypto';
import type { Item } from '../domain/item.ts';

/** A hash of what a reader reads of an item. */
export type Wording = string;

/**
 * The wording of an item: SHA-256 of its title and summary, with Unicode forms and white space made alike. Equal
 * wordings are no edit, whatever else of the entry changed (its dates, guid, address, markup).
 */
export function wordingOf({ title, summary }: Pick<Item, 'title' | 'summary'>): Wording {
  const texts = [title, summary].map((text) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim());
  return createHash('sha256').update(texts.join('\u0000')).digest('hex');
}
