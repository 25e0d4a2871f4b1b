import { fileURLToPath } from 'node:url';
import { loadInitiatives } from '../../adapters/files/load-initiatives.ts';
import type { Store } from '../../adapters/sqlite/store.ts';
import type { CommandRequest } from '../../src/commands/command.ts';
import type { CommandDeps } from '../../src/commands/command-deps.ts';
import type { Clock } from '../../src/domain/time.ts';
import { createSerialQueue } from '../../src/pipeline/serial-queue.ts';
import { NO_OUTLETS } from '../../src/stories/outlet-book.ts';
import { theVocabulary } from './vocabulary.ts';

const catalogue = loadInitiatives(fileURLToPath(new URL('../../data', import.meta.url)));

/** The owner's direct message in tests. */
export const OWNER = {
  platform: 'slack',
  workspace: 'T1',
  kind: 'person',
  address: 'UOWNER',
  name: null,
  reference: null,
} as const;

/** What commands are answered from, on a store. */
export function commandDeps(store: Store, clock: Clock): CommandDeps {
  const vocabulary = theVocabulary();
  return {
    ...store,
    catalogue,
    vocabulary,
    labels: { ...vocabulary.labels, outlets: NO_OUTLETS },
    clock,
    prefix: '/partnership',
    sharesFeeds: false,
    owners: {
      includes: ({ user }) => user === 'UOWNER',
      destinations: async () => [await store.destinations.ensure(OWNER)],
    },
    serially: createSerialQueue(),
  };
}

/** A request of a member of the workspace T1 in its channel #policy, with other values where given. */
export function aRequest(text: string, changes: Partial<CommandRequest> = {}): CommandRequest {
  return {
    platform: 'slack',
    workspace: 'T1',
    place: { kind: 'channel', address: '#policy', name: '#policy', reference: null },
    user: 'U1',
    authority: 'member',
    timeZone: 'UTC',
    text,
    page: 1,
    ...changes,
  };
}
