import type { Database } from 'better-sqlite3';
import type { Feed, FeedHealth, FeedId, FeedReading, Validators } from '../../src/domain/feed.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { FeedStore } from '../../src/pipeline/ports.ts';
import { durably } from './connection.ts';
import { FEED_COLUMNS, type FeedRow, feedOf, type ReadingRow, readingRow } from './feed-rows.ts';
import { groupCommit } from './group-commit.ts';
import type { Guard } from './store-error.ts';

type Upserted = Parameters<FeedStore['upsert']>[0][number];

/**
 * Feeds in SQLite. What people decide (adding, removing, switching) survives a power failure; how polls ended may be
 * undone by one, and is then simply polled again.
 */
export function sqliteFeedStore(db: Database, clock: Clock, guard: Guard): FeedStore {
  const list = db.prepare<[], FeedRow>(
    `SELECT ${FEED_COLUMNS} FROM feeds WHERE removed_at IS NULL ORDER BY id`,
  );
  const disable = db.prepare<[string | null, string | null, number]>(
    'UPDATE feeds SET disabled_because = ?, disabled_note = ?, switched = 1 WHERE id = ?',
  );
  const reading = db.prepare<[ReadingRow & { id: number }]>(
    `UPDATE feeds SET selector = @selector, full_text = @fullText, etag = NULL, last_modified = NULL, next_poll_at = 0
     WHERE id = @id`,
  );
  const remove = db.prepare<[number, number]>(
    'UPDATE feeds SET removed_at = ? WHERE id = ? AND removed_at IS NULL',
  );
  const schedule = db.prepare<[number, number]>('UPDATE feeds SET next_poll_at = ? WHERE id = ?');
  const upsert = upserter(db);
  const relocate = relocator(db);
  const record = groupCommit(db, pollRecorder(db), guard);
  return {
    list: () => guard(() => list.all().map(feedOf)),
    upsert: (feeds) => guard(() => durably(db, () => upsert.immediate(feeds))),
    setDisabled: (id, disabled) =>
      guard(() => durably(db, () => void disable.run(disabled?.because ?? null, disabled?.note ?? null, id))),
    setReading: (id, given) => guard(() => durably(db, () => void reading.run({ ...readingRow(given), id }))),
    remove: (id) => guard(() => durably(db, () => remove.run(clock.now(), id).changes > 0)),
    relocate: (id, url) => guard(() => relocate.immediate(id, url)),
    schedule: (id, at) => guard(() => void schedule.run(at, id)),
    recordPoll: (id, health, validators) => record(id, health, validators ?? null),
  };
}

/** Writes how a poll ended; `null` validators leave the known ones. */
export function pollRecorder(
  db: Database,
): (id: FeedId, health: FeedHealth, validators: Validators | null) => void {
  const health = db.prepare<[Omit<FeedHealth, 'asks'> & { id: FeedId; asks: string }]>(
    `UPDATE feeds SET next_poll_at = @nextPollAt, last_polled_at = @lastPolledAt, last_success_at = @lastSuccessAt,
       last_status = @lastStatus, last_error = @lastError, failures = @failures, asks = @asks,
       between_ms = @between, moving_to = @movingTo WHERE id = @id`,
  );
  const validated = db.prepare<[string | null, string | null, number]>(
    'UPDATE feeds SET etag = ?, last_modified = ? WHERE id = ?',
  );
  return db.transaction((id: FeedId, state: FeedHealth, validators: Validators | null) => {
    health.run({ ...state, asks: JSON.stringify(state.asks), id });
    if (validators) validated.run(validators.etag, validators.lastModified, id);
  });
}

/** A feed as far as a refresh looks at what is known. */
interface Known {
  readonly id: number;
  readonly origin: Feed['origin'];
  readonly because: string | null;
  readonly switched: 0 | 1;
  readonly removed: 0 | 1;
}

function upserter(db: Database) {
  const find = db.prepare<[string, string], Known>(
    `SELECT id, origin, disabled_because AS because, switched, removed_at IS NOT NULL AS removed
     FROM feeds WHERE url = ? OR moved_url = ? ORDER BY removed_at IS NOT NULL, id LIMIT 1`,
  );
  const insert = db.prepare<[SourceRow & DisabledRow & ReadingRow & { origin: string }]>(
    `INSERT INTO feeds (url, title, publisher, country, lang, kind, origin, disabled_because, disabled_note, selector,
       full_text)
     VALUES (@url, @title, @publisher, @country, @lang, @kind, @origin, @because, @note, @selector, @fullText)`,
  );
  const refresh = db.prepare<[SourceRow & { origin: string; id: number }]>(
    `UPDATE feeds SET title = @title, publisher = @publisher, country = @country, lang = @lang, kind = @kind,
       origin = @origin WHERE id = @id`,
  );
  const disable = db.prepare<[DisabledRow & { id: number }]>(
    'UPDATE feeds SET disabled_because = @because, disabled_note = @note, switched = 0 WHERE id = @id',
  );
  const revive = db.prepare<[ReadingRow & { id: number }]>(
    `UPDATE feeds SET removed_at = NULL, selector = @selector, full_text = @fullText, etag = NULL,
       last_modified = NULL, next_poll_at = 0, last_polled_at = NULL, last_success_at = NULL, last_status = NULL,
       last_error = NULL, failures = 0, between_ms = NULL, moving_to = NULL WHERE id = @id`,
  );
  const one = ({ source, origin, disabled }: Upserted): FeedId => {
    const state = disabledRow(disabled);
    const reading = readingRow(source);
    const told = sourceRow(source);
    const known = find.get(source.url, source.url);
    if (!known) return Number(insert.run({ ...told, ...state, ...reading, origin }).lastInsertRowid);
    // A removed catalogue feed stays removed: the catalogue comes again with every start.
    if (known.removed && origin === 'catalogue') return known.id;
    refresh.run({ ...told, origin: known.origin === 'user' ? 'user' : origin, id: known.id });
    if (known.removed) revive.run({ ...reading, id: known.id });
    if (followsSwitch(known, origin)) disable.run({ ...state, id: known.id });
    return known.id;
  };
  return db.transaction((feeds: readonly Upserted[]): readonly FeedId[] => feeds.map(one));
}

/**
 * Whether a refresh decides if the feed is on. What the user switched off stays off, and what was decided since
 * (switched on, or found gone) is not undone by the catalogue; a user who adds the feed again decides anew.
 */
function followsSwitch(known: Known, origin: Feed['origin']): boolean {
  if (known.removed) return true;
  if (known.because === 'user') return false;
  return origin === 'user' || known.switched === 0;
}

type SourceRow = Omit<Upserted['source'], keyof FeedReading>;

/** What is told of a source, as it can be bound. */
function sourceRow({ watch: _watch, fullText: _fullText, ...told }: Upserted['source']): SourceRow {
  return told;
}

interface DisabledRow {
  readonly because: string | null;
  readonly note: string | null;
}

function disabledRow(disabled: Feed['disabled']): DisabledRow {
  return { because: disabled?.because ?? null, note: disabled?.note ?? null };
}

function relocator(db: Database) {
  const taken = db
    .prepare<[number, string, string], number>(
      'SELECT 1 FROM feeds WHERE id <> ? AND (url = ? OR moved_url = ?)',
    )
    .pluck();
  const move = db.prepare<[string, number]>(
    'UPDATE feeds SET moved_url = nullif(?, url) WHERE id = ? AND removed_at IS NULL',
  );
  return db.transaction((id: FeedId, url: string): boolean => {
    if (taken.get(id, url, url) !== undefined) return false;
    return move.run(url, id).changes > 0;
  });
}
