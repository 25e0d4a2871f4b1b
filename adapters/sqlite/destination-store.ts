import type { Database } from 'better-sqlite3';
import type { QuietHours } from '../../src/domain/cadence.ts';
import type { Destination, DestinationId } from '../../src/domain/destination.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { DestinationRules, DestinationStore, Mute } from '../../src/pipeline/delivery-ports.ts';
import { durably } from './connection.ts';
import { DESTINATION_COLUMNS, type DestinationRow, destinationOf } from './delivery-rows.ts';
import { goneMarker } from './gone-marker.ts';
import type { Guard } from './store-error.ts';
import { changeCounter, WITHDRAWABLE } from './subscription-changes.ts';

/** Channels and people in SQLite, with what they do not want to hear of. */
export function sqliteDestinations(db: Database, clock: Clock, guard: Guard): DestinationStore {
  const byId = db.prepare<[number], DestinationRow>(
    `SELECT ${DESTINATION_COLUMNS} FROM destinations o WHERE o.id = ?`,
  );
  const find = db.prepare<[{ platform: string; workspace: string; address: string }], DestinationRow>(
    `SELECT ${DESTINATION_COLUMNS} FROM destinations o
     WHERE o.platform = @platform AND o.workspace = @workspace AND o.address = @address`,
  );
  const on = db.prepare<[string], DestinationRow>(
    `SELECT ${DESTINATION_COLUMNS} FROM destinations o WHERE o.platform = ? ORDER BY o.id`,
  );
  const ensure = db.prepare<[Omit<Destination, 'id' | 'goneAt'> & { now: number }], { id: number }>(
    `INSERT INTO destinations (platform, workspace, kind, address, name, reference, created_at)
     VALUES (@platform, @workspace, @kind, @address, @name, @reference, @now)
     ON CONFLICT (platform, workspace, address) DO UPDATE SET kind = excluded.kind,
       name = coalesce(excluded.name, name), reference = coalesce(excluded.reference, reference), gone_at = NULL
     RETURNING id`,
  );
  const read = (row: DestinationRow | undefined): Destination | null => (row ? destinationOf(row) : null);
  return {
    ensure: (seen) =>
      guard(() => {
        const { id } = ensure.get({ ...seen, now: clock.now() }) ?? { id: 0 };
        const made = read(byId.get(id));
        if (made === null) throw new Error(`Destination ${id} was stored and is not there.`);
        return made;
      }),
    find: ({ platform, workspace, address }) => guard(() => read(find.get({ platform, workspace, address }))),
    byId: (id) => guard(() => read(byId.get(id))),
    on: (platform) => guard(() => on.all(platform).map(destinationOf)),
    setGone: goneSetter(db, clock, guard),
    ...ruleKeeper(db, clock, guard),
  };
}

function goneSetter(db: Database, clock: Clock, guard: Guard): DestinationStore['setGone'] {
  const set = db.transaction(goneMarker(db));
  return (id, because) => guard(() => durably(db, () => set.immediate(id, because, clock.now())));
}

type Rules = Pick<DestinationStore, 'rules' | 'setQuiet' | 'mute' | 'unmute'>;

function ruleKeeper(db: Database, clock: Clock, guard: Guard): Rules {
  const changed = changeCounter(db);
  const quiet = db
    .prepare<[number], string>(
      `SELECT s.value FROM settings s JOIN destinations o
         ON s.platform = o.platform AND s.workspace = o.workspace AND s.scope = o.address
       WHERE o.id = ? AND s.key = 'quiet'`,
    )
    .pluck();
  const mutes = db.prepare<[number, number], { kind: Mute['kind']; value: string }>(
    'SELECT kind, value FROM mutes WHERE destination_id = ? AND (until IS NULL OR until > ?) ORDER BY id',
  );
  const put = db.prepare<[string, number, number]>(
    `INSERT INTO settings (platform, workspace, scope, key, value, updated_at)
     SELECT platform, workspace, address, 'quiet', ?, ? FROM destinations WHERE id = ?
     ON CONFLICT (platform, workspace, scope, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  );
  const { mute, unmute } = muter(db, clock);
  const rules = (id: DestinationId): DestinationRules => ({
    quiet: JSON.parse(quiet.get(id) ?? 'null') as QuietHours | null,
    mutes: mutes.all(id, clock.now()).map(muteOf),
  });
  const set = db.transaction((id: DestinationId, value: QuietHours | null): void => {
    put.run(JSON.stringify(value), clock.now(), id);
    changed();
  });
  return {
    rules: (id) => guard(() => rules(id)),
    setQuiet: (id, value) => guard(() => durably(db, () => set.immediate(id, value))),
    mute: (id, what, by) => guard(() => durably(db, () => mute(id, what, by))),
    unmute: (id, what) => guard(() => durably(db, () => unmute(id, what))),
  };
}

function muter(db: Database, clock: Clock) {
  const changed = changeCounter(db);
  const add = db.prepare<[{ id: number; kind: string; value: string; by: string; now: number }]>(
    `INSERT INTO mutes (platform, workspace, destination_id, kind, value, created_by, created_at)
     SELECT platform, workspace, id, @kind, @value, @by, @now FROM destinations WHERE id = @id
     ON CONFLICT (destination_id, kind, value) DO NOTHING`,
  );
  const drop = db.prepare<[number, string, string]>(
    'DELETE FROM mutes WHERE destination_id = ? AND kind = ? AND value = ?',
  );
  const withdraw = db.prepare<[number, number, number]>(
    `UPDATE deliveries SET state = 'withdrawn', because = 'The story was muted here.', updated_at = ?
     WHERE destination_id = ? AND ${WITHDRAWABLE}
       AND story_id = (SELECT id FROM stories WHERE number = ?)`,
  );
  const mute = db.transaction((id: DestinationId, what: Mute, by: string): boolean => {
    const now = clock.now();
    if (add.run({ id, ...rowOf(what), by, now }).changes === 0) return false;
    if (what.kind === 'story') withdraw.run(now, id, what.story);
    changed();
    return true;
  });
  const unmute = db.transaction((id: DestinationId, what: Mute): boolean => {
    const { kind, value } = rowOf(what);
    if (drop.run(id, kind, value).changes === 0) return false;
    changed();
    return true;
  });
  return {
    mute: (id: DestinationId, what: Mute, by: string) => mute.immediate(id, what, by),
    unmute: (id: DestinationId, what: Mute) => unmute.immediate(id, what),
  };
}

function rowOf(mute: Mute): { readonly kind: Mute['kind']; readonly value: string } {
  return mute.kind === 'story'
    ? { kind: 'story', value: String(mute.story) }
    : { kind: 'outlet', value: mute.outlet };
}

function muteOf({ kind, value }: { readonly kind: Mute['kind']; readonly value: string }): Mute {
  return kind === 'story' ? { kind, story: Number(value) } : { kind, outlet: value };
}
