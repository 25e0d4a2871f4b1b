import type { Database } from 'better-sqlite3';
import { DELIVERY_STATES, type DeliveryState, type Outbox } from '../../src/domain/delivery.ts';
import type { FeedId } from '../../src/domain/feed.ts';
import { ITEM_FATES, ITEM_STATES, type ItemAccount, type ItemState } from '../../src/domain/item.ts';
import { DAY } from '../../src/domain/time.ts';
import type { FeedRhythm } from '../../src/messages/feed-line.ts';
import type { AccountStore, BookRow } from '../../src/pipeline/ports.ts';
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
  const book = db.prepare<[number], CellRow>(
    `SELECT i.retrieved_at / 86400000 AS day, i.feed_id AS feedId, iif(i.emptied = 1, 'pruned', i.fate) AS state,
       count(*) AS items FROM items i WHERE i.retrieved_at >= ? GROUP BY 1, 2, 3 ORDER BY 1, 2`,
  );
  const titles = db.prepare<[], [number, string]>('SELECT id, title FROM feeds').raw();
  const outbox = db
    .prepare<[], [DeliveryState, number]>('SELECT state, count(*) FROM deliveries GROUP BY state')
    .raw();
  const rhythms = db.prepare<[number], FeedRhythm>(
    `SELECT i.feed_id AS feedId, count(*) AS items, sum(i.fate IN ('founded', 'joined')) AS relevant,
       min(i.published) AS first, max(i.published) AS last
     FROM items i WHERE i.published >= ? GROUP BY i.feed_id ORDER BY i.feed_id`,
  );
  return {
    rhythms: (since) => guard(() => rhythms.all(since)),
    items: (since) =>
      guard(() => counted(ITEM_STATES, items.all({ since, fates: FATES })) satisfies ItemAccount),
    book: (since) => guard(() => bookRows(book.all(since), new Map(titles.all()))),
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

interface CellRow {
  /** Days since the epoch. */
  readonly day: number;
  readonly feedId: FeedId;
  readonly state: ItemState;
  readonly items: number;
}

/** Puts the counts of one feed and day into one row each. */
function bookRows(cells: readonly CellRow[], titles: ReadonlyMap<FeedId, string>): BookRow[] {
  const rows = new Map<string, CellRow[]>();
  for (const cell of cells) {
    const key = `${cell.day} ${cell.feedId}`;
    const row = rows.get(key);
    if (row) row.push(cell);
    else rows.set(key, [cell]);
  }
  return [...rows.values()].flatMap((row): BookRow[] => {
    const [first] = row;
    if (!first) return [];
    const { feedId, day } = first;
    const account = counted(
      ITEM_STATES,
      row.map(({ state, items }) => [state, items] as const),
    );
    const date = new Date(day * DAY).toISOString().slice(0, 10);
    return [{ feedId, feedTitle: titles.get(feedId) ?? '', day: date, account }];
  });
}
