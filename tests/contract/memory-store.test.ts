import { describe } from 'vitest';
import { createMemoryStore } from '../../adapters/memory/memory-store.ts';
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
import { NOW, type OpenStore } from './store-under-test.ts';
import { storySearchContract } from './story-search.ts';
import { subscriptionStoreContract } from './subscription-store.ts';
import { windowReaderContract } from './window-reader.ts';

const open: OpenStore = (clock = { now: () => NOW }) => createMemoryStore(clock);

describe('the in-memory store', () => {
  feedStoreContract(createMemoryStore);
  archiveContract(createMemoryStore);
  articleStoreContract(createMemoryStore);
  archiveLookupsContract(createMemoryStore);
  storySearchContract(createMemoryStore);
  accountStoreContract(createMemoryStore);
  ledgerStoreContract(createMemoryStore);
  reviewStoreContract(createMemoryStore);
  feedbackStoreContract(createMemoryStore);
  itemEditsContract(createMemoryStore);
  destinationStoreContract(open);
  subscriptionStoreContract(open);
  outboxContract(open);
  windowReaderContract(open);
});
