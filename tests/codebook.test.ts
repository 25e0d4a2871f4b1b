import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SECTORS } from '../src/domain/sector.ts';
import { STAGES } from '../src/domain/stage.ts';

const root = resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const book = read('docs/codebook.md');

/** The cells of the table between two marks, without its heading. */
function table(name: string): string[][] {
  const inside = (book.split(`<!-- ${name} -->`)[1] ?? '').split(`<!-- /${name} -->`)[0] ?? '';
  const rows = inside.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const area = z.array(z.string());
const crosswalk = z.object({
  us_cet_2024: area,
  aspi: z.array(z.tuple([z.string(), z.string()])),
  eu_2023: area,
  uk_2023: area,
});
const { sectors, frameworks } = z
  .object({
    frameworks: z.record(z.string(), z.object({ name: z.string(), source: z.string() })),
    sectors: z.array(z.object({ id: z.string(), definition: z.string(), borders: z.string(), crosswalk })),
  })
  .parse(JSON.parse(read('data/sectors.json')));
const code = z.object({ code: z.string(), name: z.string(), plover: z.string().nullable() });
const stages = z
  .object({
    plover_types: z.array(z.string()),
    not_a_stage: z.array(code),
    stages: z.array(
      z.object({
        id: z.string(),
        order: z.number(),
        definition: z.string(),
        cameo: z.array(code),
        traps: z.array(z.object({ trap: z.string(), example: z.string(), answer: z.string() })),
      }),
    ),
  })
  .parse(JSON.parse(read('data/stages.json')));

const listed = (areas: readonly string[]): string => areas.join('; ') || '—';

describe('the codebook', () => {
  it('defines the sectors of the program as the data do', () => {
    expect(sectors.map(({ id }) => id)).toEqual([...SECTORS]);
    expect(table('sectors').map(([id, definition, , , borders]) => [id, definition, borders])).toEqual(
      sectors.map(({ id, definition, borders }) => [`\`${id}\``, definition, borders]),
    );
    for (const [id, , counts = '', not = ''] of table('sectors')) {
      expect(counts.length, id).toBeGreaterThan(10);
      expect(not.length, id).toBeGreaterThan(10);
    }
  });

  it('defines the stages of the program as the data do', () => {
    expect(stages.stages.map(({ id }) => id)).toEqual([...STAGES]);
    expect(table('stages')).toEqual(
      stages.stages.map(({ id, order, definition }) => [`${order}`, `\`${id}\``, definition]),
    );
    expect(table('hard-stages')).toEqual(
      stages.stages.flatMap(({ id, traps }) =>
        traps.map(({ trap, example, answer }) => [`\`${id}\``, trap, example, answer]),
      ),
    );
  });

  it('maps every stage to CAMEO and PLOVER', () => {
    const rows = (id: string, codes: readonly z.infer<typeof code>[]): string[][] =>
      codes.map((c) => [id, c.code, c.name, c.plover ?? '—']);
    expect(table('cameo')).toEqual([
      ...stages.stages.flatMap(({ id, cameo }) => rows(`\`${id}\``, cameo)),
      ...rows('none', stages.not_a_stage),
    ]);
    for (const [, , , type] of table('cameo')) expect([...stages.plover_types, '—']).toContain(type);
  });

  it('maps every sector to the four official lists and names their sources', () => {
    expect(table('lists')).toEqual(
      sectors.map(({ id, crosswalk: to }) => [
        `\`${id}\``,
        listed(to.us_cet_2024),
        listed(to.aspi.map(([domain, technologies]) => [domain, technologies].filter(Boolean).join(': '))),
        listed(to.eu_2023),
        listed(to.uk_2023),
      ]),
    );
    for (const list of ['us_cet_2024', 'aspi', 'eu_2023', 'uk_2023'])
      expect(book).toContain(`[${frameworks[list]?.name}](${frameworks[list]?.source})`);
  });
});
