import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the program: the nearest one above this file with a `package.json`, from source as from `dist`. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`There is no package.json above ${import.meta.dirname}.`);
    folder = above;
  }
  return folder;
}

/** The folder of the data that ships with the program. */
export function dataDir(): string {
  return join(packageRoot(), 'data');
}

/** The folder of what ships with the program but was not written for it: fonts, schemas. */
export function thirdPartyDir(): string {
  return join(packageRoot(), 'third_party');
}

/** The built file of a worker: threads load JavaScript alone, so from source, too, it is the one in `dist`. */
export function workerFile(name: string): string {
  return join(packageRoot(), 'dist', 'adapters', 'worker', `${name}.js`);
}
