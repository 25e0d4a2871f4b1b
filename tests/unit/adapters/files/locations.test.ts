import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataDir, packageRoot, workerFile } from '../../../../adapters/files/locations.ts';

it('finds the package, its data and its built workers from source', () => {
  expect(packageRoot()).toBe(join(import.meta.dirname, '../../../..'));
  expect(existsSync(join(dataDir(), 'feeds.json'))).toBe(true);
  expect(workerFile('reading-worker')).toBe(join(packageRoot(), 'dist/adapters/worker/reading-worker.js'));
});

it('finds the same from the build', async () => {
  const built = (await import(join(packageRoot(), 'dist/adapters/files/locations.js'))) as {
    packageRoot(): string;
    dataDir(): string;
  };
  expect(built.packageRoot()).toBe(packageRoot());
  expect(built.dataDir()).toBe(dataDir());
});
