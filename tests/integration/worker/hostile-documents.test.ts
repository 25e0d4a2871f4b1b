import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkerReader } from '../../../adapters/worker/worker-reader.ts';
import { SECOND } from '../../../src/domain/time.ts';
import type { Reader } from '../../../src/pipeline/ports.ts';
import { aDocument } from '../../builders/document.ts';
import { HOSTILE } from '../../builders/hostile.ts';

let reader: Reader;

// The memory of the program's own threads. Of time there is more, for a busy machine: what is not linear in the
// document does not end within this either.
beforeAll(() => {
  reader = createWorkerReader({ threads: 1, memoryMb: 256, readTimeoutMs: 20 * SECOND });
});

afterAll(() => reader.close());

it.each(HOSTILE)('$name', async ({ build, expected }) => {
  const outcome = await reader.read(aDocument(build()));
  const summary =
    outcome.kind === 'feed'
      ? [outcome.feed.entries.length, outcome.feed.unreadable.length]
      : outcome.kind === 'not-a-feed'
        ? outcome.what
        : outcome;
  expect(summary).toEqual(expected);
});
