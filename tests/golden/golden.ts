import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/**
 * Compares a rendering with its golden file. A golden file never writes itself: a new or changed one is written only
 * when a person asks for it (`UPDATE_GOLDEN=1 npx vitest run tests/unit/…`) and then reads the difference.
 */
export function expectGolden(name: string, rendering: string): void {
  const path = join(import.meta.dirname, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, rendering);
  expect(existsSync(path), `${name} is missing: look at the rendering, then write it with UPDATE_GOLDEN=1`).toBe(true);
  expect(rendering).toBe(readFileSync(path, 'utf8'));
}

/** Compares messages with their golden file as they are for every platform: `message-<name>.json`. */
export function expectGoldenMessages(name: string, messages: readonly object[]): void {
  expectGolden(`message-${name}.json`, `${JSON.stringify(messages, null, 2)}\n`);
}
