import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The benches, one question a file, in the order in which `npm run bench` asks them. */
const BENCHES = ['match', 'search', 'stories', 'analyse', 'deliver', 'fetch', 'many-feeds'].filter((name) =>
  existsSync(file(name)),
);

function file(name: string): string {
  return join(import.meta.dirname, `${name}.js`);
}

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? BENCHES : BENCHES.filter((name) => wanted.includes(name));
if (chosen.length === 0) {
  console.error(`There is no such bench. There are: ${BENCHES.join(', ')}.`);
  process.exitCode = 2;
}
for (const name of chosen) {
  console.log(`\n== ${name}`);
  const run = spawnSync(process.execPath, [file(name)], { stdio: 'inherit' });
  if (run.status !== 0) process.exitCode = 1;
}
