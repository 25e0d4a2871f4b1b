import type { Migration } from './migration.ts';
import { archiveSchema } from './migration-0001-archive.ts';
import { deliverySchema } from './migration-0001-delivery.ts';
import { ledgerDates } from './migration-0002-ledger-dates.ts';
import { deliveries } from './migration-0003-deliveries.ts';
import { searchSchema } from './migration-0004-search.ts';
import { revisionsSchema } from './migration-0005-revisions.ts';
import { correctionsSchema } from './migration-0006-corrections.ts';
import { installationsSchema } from './migration-0007-installations.ts';
import { feedRhythm } from './migration-0008-feed-rhythm.ts';
import { waysInSchema } from './migration-0009-ways-in.ts';
import { hubsSchema } from './migration-0010-hubs.ts';

/** Every step of the schema in order; see {@link Migration} for the rule that they follow. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    gives:
      'feeds, items, stories with tags and full text, the ledger; destinations, subscriptions, deliveries',
    sql: archiveSchema + deliverySchema,
  },
  { version: 2, gives: 'the ledger by date', sql: ledgerDates },
  { version: 3, gives: 'deliveries as they are used; what each destination was told', sql: deliveries },
  { version: 4, gives: 'labels joined for search, the words of the archive', sql: searchSchema },
  { version: 5, gives: 'revisions and evidence of items, how stories stand', sql: revisionsSchema },
  { version: 6, gives: 'corrections by reviewers, settled feedback', sql: correctionsSchema },
  { version: 7, gives: 'workspaces that installed the Slack app', sql: installationsSchema },
  { version: 8, gives: 'the rhythm of feeds, moves that wait for confirmation', sql: feedRhythm },
  {
    version: 9,
    gives: 'pages that are watched, articles that were fetched for their text',
    sql: waysInSchema,
  },
  { version: 10, gives: 'what was asked of hubs that push feeds', sql: hubsSchema },
];

/** The schema version that this program writes; a file with a higher one comes from a newer program. */
export const SCHEMA_VERSION = MIGRATIONS.length;
