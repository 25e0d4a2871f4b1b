import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../adapters/memory/memory-store.ts';
import { openStore } from '../../adapters/sqlite/store.ts';
import { type Act, acts, createDesk, type Desk } from '../builders/delivery-desk.ts';
import { withOwing } from '../builders/owing.ts';
import { brokenInvariants } from './delivery-invariants.ts';
import type { OpenStore } from './store-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-desk-'));
let opened = 0;
const openSqlite: OpenStore = (clock = { now: () => 0 }) =>
  openStore({ file: join(folder, `${++opened}.db`), clock });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A slow machine has its time, in milliseconds. */
const PATIENCE = 120_000;

/** Does everything, and says after each act what could be seen. */
async function played(
  open: OpenStore,
  list: readonly Act[],
  look: (desk: Desk) => Promise<unknown>,
): Promise<unknown[]> {
  const seen: unknown[] = [];
  await withOwing(open, async (owing) => {
    const desk = await createDesk(owing);
    for (const act of list) {
      seen.push(await desk.act(act));
      seen.push(await look(desk));
    }
  });
  return seen;
}

describe('whatever is owed, claimed, settled, moved, released, muted, ended and recovered', () => {
  test(
    'both stores show the same',
    async () => {
      await fc.assert(
        fc.asyncProperty(acts, async (list) => {
          const look = (desk: Desk) => desk.shown();
          expect(await played(openSqlite, list, look)).toEqual(await played(createMemoryStore, list, look));
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  test(
    'the invariants hold',
    async () => {
      await fc.assert(
        fc.asyncProperty(acts, async (list) => {
          const broken = await played(openSqlite, list, brokenInvariants());
          expect(broken.filter((_, n) => n % 2 === 1).flat()).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );
});
