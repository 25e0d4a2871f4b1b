import type { Database } from 'better-sqlite3';
import { DELIVERY_STATES, type DeliveryState, type Outbox } from '../../src/domain/destination.ts';
import { ITEM_FATES, ITEM_STATES, type ItemAccount, type ItemState } from '../../src/domain/item.ts';
import type { AccountStore } from '../../src/pipeline/ports.ts';
import type { Guard } from './store-error.ts';

const FATES = JSON.stringify(ITEM_FATES);

/** The two books, counted from the rows themselves, so that they cannot disagree with what is stored. */
export function sqliteAccountStore(db: Database, guard: Guard): AccountStore {
  // One range of the index a fate, whatever the period.
  const items = db
    .prepare<[{ since: number; fates: string }], [ItemState, number]>(
      `SELECT j.value, (SELECT count(*) FROM items i
         WHERE i.emptied = 0 AND i.fate = j.value AND i.retrieved_at >= @since) FROM json_each(@fates) j
       UNION ALL SELECT 'pruned', (SELECT sum((SELECT count(*) FROM items i
         WHERE i.emptied = 1 AND i.fate = j.value AND i.retrieved_at >= @since)) FROM json_each(@fates) j)`,
    )
    .raw();
  const outbox = db
    .prepare<[], [DeliveryState, number]>('SELECT state, count(*) FROM deliveries GROUP BY state')
    .raw();
  return {
    items: (since) =>
      guard(() => counted(ITEM_STATES, items.all({ since, fates: FATES })) satisfies ItemAccount),
    outbox: () => guard(() => counted(DELIVERY_STATES, outbox.all()) satisfies Outbox),
  };
}

/** Counts by name, with 0 for the names that no row has. */
function counted<Name extends string>(
  names: readonly Name[],
  rows: readonly (readonly [Name, number])[],
): Readonly<Record<Name, number>> {
  const none = names.map((name) => [name, 0] as const);
  return Object.fromEntries([...none, ...rows]) as Record<Name, number>;
}
