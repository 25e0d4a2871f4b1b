import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openStore } from '../../adapters/sqlite/store.ts';
import { accountStoreContract } from './account-store.ts';
import { archiveContract } from './archive.ts';
import { archiveLookupsContract } from './archive-lookups.ts';
import { feedStoreContract } from './feed-store.ts';
import { feedbackStoreContract } from './feedback-store.ts';
import { itemEditsContract } from './item-edits.ts';
import { ledgerStoreContract } from './ledger-store.ts';
import { reviewStoreContract } from './review-store.ts';
import { NOW } from './store-under-test.ts';
import { storySearchContract } from './story-search.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-contract-'));
let opened = 0;

function open() {
  opened++;
  return openStore({ file: join(folder, `${opened}.db`), clock: { now: () => NOW } });
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the SQLite store', () => {
  feedStoreContract(open);
  archiveContract(open);
  archiveLookupsContract(open);
  storySearchContract(open);
  accountStoreContract(open);
  ledgerStoreContract(open);
  reviewStoreContract(open);
  feedbackStoreContract(open);
  itemEditsContract(open);
});
