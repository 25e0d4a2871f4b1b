import type { Database } from 'better-sqlite3';
import { DELIVERY_STATES, type DeliveryState, type Outbox } from '../../src/domain/destination.ts';
import { ITEM_FATES, type ItemAccount, type ItemFate } from '../../src/domain/item.ts';
import type { AccountStore } from '../../src/pipeline/ports.ts';
import type { Guard } from './store-error.ts';

/** The two books, counted from the rows themselves, so that they cannot disagree with what is stored. */
export function sqliteAccountStore(db: Database, guard: Guard): AccountStore {
  const items = db
    .prepare<[number], [ItemFate, number]>(
      'SELECT fate, count(*) FROM items WHERE retrieved_at >= ? GROUP BY fate',
    )
    .raw();
  const outbox = db
    .prepare<[], [DeliveryState, number]>('SELECT state, count(*) FROM deliveries GROUP BY state')
    .raw();
  return {
    items: (since) => guard(() => counted(ITEM_FATES, items.all(since)) satisfies ItemAccount),
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
