import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';

/** Tools that some tests need and a developer's machine may lack. */
const TOOLS = { chromium: 'a browser (Debian package chromium)' } as const;

/** Where a tool stands on the PATH, or `null`. */
export function pathOf(tool: keyof typeof TOOLS): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, tool)).find((path) => existsSync(path)) ?? null;
}

/**
 * A `describe` for tests that need a tool. Where it is absent they are left out by name; with ENTENTE_REQUIRE_ALL=1,
 * as in `.ci/run`, absence fails.
 */
export function describeWith(tool: keyof typeof TOOLS): typeof describe | typeof describe.skip {
  if (pathOf(tool)) return describe;
  if (process.env['ENTENTE_REQUIRE_ALL'] === '1') {
    throw new Error(
      `${tool} is not installed, and ENTENTE_REQUIRE_ALL=1 asks for every test: install ${TOOLS[tool]}.`,
    );
  }
  process.stderr.write(`left out, for want of ${TOOLS[tool]}: the tests that need ${tool}\n`);
  return describe.skip;
}
