import { describe } from 'vitest';
import { createMemoryStore } from '../../adapters/memory/memory-store.ts';
import { accountStoreContract } from './account-store.ts';
import { archiveContract } from './archive.ts';
import { archiveLookupsContract } from './archive-lookups.ts';
import { feedStoreContract } from './feed-store.ts';
import { feedbackStoreContract } from './feedback-store.ts';
import { itemEditsContract } from './item-edits.ts';
import { ledgerStoreContract } from './ledger-store.ts';
import { reviewStoreContract } from './review-store.ts';
import { storySearchContract } from './story-search.ts';

describe('the in-memory store', () => {
  feedStoreContract(createMemoryStore);
  archiveContract(createMemoryStore);
  archiveLookupsContract(createMemoryStore);
  storySearchContract(createMemoryStore);
  accountStoreContract(createMemoryStore);
  ledgerStoreContract(createMemoryStore);
  reviewStoreContract(createMemoryStore);
  feedbackStoreContract(createMemoryStore);
  itemEditsContract(createMemoryStore);
});
