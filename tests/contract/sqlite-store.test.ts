import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openStore } from '../../adapters/sqlite/store.ts';
import type { Clock } from '../../src/domain/time.ts';
import { accountStoreContract } from './account-store.ts';
import { archiveContract } from './archive.ts';
import { archiveLookupsContract } from './archive-lookups.ts';
import { articleStoreContract } from './article-store.ts';
import { destinationStoreContract } from './destination-store.ts';
import { feedStoreContract } from './feed-store.ts';
import { feedbackStoreContract } from './feedback-store.ts';
import { itemEditsContract } from './item-edits.ts';
import { ledgerStoreContract } from './ledger-store.ts';
import { outboxContract } from './outbox-store.ts';
import { reviewStoreContract } from './review-store.ts';
import { NOW } from './store-under-test.ts';
import { storySearchContract } from './story-search.ts';
import { subscriptionStoreContract } from './subscription-store.ts';
import { windowReaderContract } from './window-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-contract-'));
let opened = 0;

function open(clock: Clock = { now: () => NOW }) {
  opened++;
  return openStore({ file: join(folder, `${opened}.db`), clock });
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the SQLite store', () => {
  feedStoreContract(open);
  archiveContract(open);
  articleStoreContract(open);
  archiveLookupsContract(open);
  storySearchContract(open);
  accountStoreContract(open);
  ledgerStoreContract(open);
  reviewStoreContract(open);
  feedbackStoreContract(open);
  itemEditsContract(open);
  destinationStoreContract(open);
  subscriptionStoreContract(open);
  outboxContract(open);
  windowReaderContract(open);
});
