import * as z from 'zod';
import { FEED_KINDS } from '../../src/domain/feed.ts';
import { createOutletBook, type OutletBook } from '../../src/stories/outlet-book.ts';
import { readDataFile } from './data-file.ts';

const names = z.array(z.string().min(1)).min(1);
const country = z.string().nullable();
const outletsFile = z.object({
  wires: z.array(z.object({ name: z.string().min(1), names, country, ambiguous: z.boolean() })),
  owners: z.array(z.object({ owner: z.string().min(1), kind: z.enum(FEED_KINDS), country, outlets: names })),
});

/** Reads who stands behind which outlet; a bad row is a `DataFileError` that names it. */
export function loadOutlets(folder: string): OutletBook {
  const { wires, owners } = readDataFile(folder, 'outlets.json', outletsFile);
  return createOutletBook(wires, owners);
}
