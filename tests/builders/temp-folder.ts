import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the tests of one file, removed after them; gives paths of files in sub-folders that are never shared. */
export function tempFolder(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'entente-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(mkdtempSync(join(folder, 'f')), name);
}
