import * as z from 'zod';
import { FEED_KINDS } from '../../src/domain/feed.ts';
import { CLOSINGS, type Initiative } from '../../src/domain/initiative.ts';
import type { SeededTransition } from '../../src/domain/ledger.ts';
import { SECTORS } from '../../src/domain/sector.ts';
import { STAGES } from '../../src/domain/stage.ts';
import { createCatalogue, type InitiativeCatalogue } from '../../src/stories/initiative-catalogue.ts';
import { type Outlets, seedSource } from '../../src/stories/seed-source.ts';
import { DataFileError, readDataFile } from './data-file.ts';

const date = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date is 2023, 2023-04 or 2023-04-25');
const address = z.url({ protocol: /^https?$/ });
const stage = z.enum([...STAGES, ...CLOSINGS]);
const ids = z.array(z.string());

const initiativesFile = z.object({
  initiatives: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      abbreviations: ids,
      kind: z.enum(['bilateral', 'plurilateral', 'programme']),
      parties: ids.min(1),
      launched: date,
      status: stage,
      sectors: z.array(z.enum(SECTORS)),
      parents: ids,
      successors: ids,
      source: address,
      checked: z.boolean(),
      description: z.string(),
    }),
  ),
});

const seedsFile = z.object({
  outlets: z.record(z.string(), z.object({ name: z.string().min(1), kind: z.enum(FEED_KINDS) })),
  transitions: z.array(
    z.object({
      initiative: z.string(),
      parties: ids.min(2).optional(),
      date,
      stage,
      says: z.string().min(1),
      sources: z.array(address).min(1),
      checked: z.boolean().default(true),
    }),
  ),
  rhythms: z.array(
    z.object({
      initiative: z.string(),
      months: z.number().int().min(1).max(60),
      says: z.string().min(1),
      source: address,
    }),
  ),
});

type Seeds = z.infer<typeof seedsFile>;

/**
 * The researched initiatives with their seeded ledger: `initiatives.json` and `ledger-seeds.json` of the data folder.
 *
 * @throws DataFileError naming the file, the row and what was expected; also for a row on an unknown initiative.
 */
export function loadInitiatives(dataDir: string): InitiativeCatalogue {
  const { initiatives } = readDataFile(dataDir, 'initiatives.json', initiativesFile);
  const seeds = readDataFile(dataDir, 'ledger-seeds.json', seedsFile);
  const rhythms = new Map(seeds.rhythms.map(({ initiative, ...rhythm }) => [initiative, rhythm]));
  const records = initiatives.map(
    ({ abbreviations, ...row }): Initiative => ({
      ...row,
      aliases: abbreviations,
      parties: [...row.parties].sort(),
      rhythm: rhythms.get(row.id) ?? null,
    }),
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const [list, rows] of [
    ['transitions', seeds.transitions] as const,
    ['rhythms', seeds.rhythms] as const,
  ]) {
    rows.forEach(({ initiative }, i) => {
      if (byId.has(initiative)) return;
      throw new DataFileError(
        `data/ledger-seeds.json at ${list}.${i}.initiative: “${initiative}” is not in data/initiatives.json. Mend the row or restore the file as shipped.`,
      );
    });
  }
  return createCatalogue(
    records,
    seeds.transitions.map((row) => seedOf(row, byId.get(row.initiative), seeds.outlets)),
    (url) => seedSource(url, seeds.outlets),
  );
}

function seedOf(
  row: Seeds['transitions'][number],
  initiative: Initiative | undefined,
  outlets: Outlets,
): SeededTransition {
  return {
    ...row,
    parties: [...(row.parties ?? initiative?.parties ?? [])].sort(),
    sources: row.sources.map((url) => seedSource(url, outlets)),
  };
}
