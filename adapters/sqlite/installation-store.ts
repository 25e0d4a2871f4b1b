import type { Database } from 'better-sqlite3';
import type { SealedInstallation, SealedInstallationStore } from '../../src/pipeline/installation-ports.ts';
import { durably } from './connection.ts';
import type { Guard } from './store-error.ts';

interface Row extends Omit<SealedInstallation, 'scopes'> {
  readonly scopes: string;
}

const COLUMNS = `workspace, name, bot_user AS botUser, bot, scopes, installed_by AS installedBy,
  installed_at AS installedAt, expires_at AS expiresAt, sealed`;

/** Installations in SQLite; a change survives a power failure. */
export function sqliteInstallations(db: Database, guard: Guard): SealedInstallationStore {
  const save = db.prepare<[Row]>(
    `INSERT INTO slack_installations (workspace, name, bot_user, bot, scopes, installed_by, installed_at, expires_at, sealed)
     VALUES (@workspace, @name, @botUser, @bot, @scopes, @installedBy, @installedAt, @expiresAt, @sealed)
     ON CONFLICT (workspace) DO UPDATE SET name = excluded.name, bot_user = excluded.bot_user, bot = excluded.bot,
       scopes = excluded.scopes, installed_by = excluded.installed_by, installed_at = excluded.installed_at,
       expires_at = excluded.expires_at, sealed = excluded.sealed`,
  );
  const find = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM slack_installations WHERE workspace = ?`);
  const all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM slack_installations ORDER BY workspace`);
  const remove = db.prepare<[string]>('DELETE FROM slack_installations WHERE workspace = ?');
  return {
    save: ({ scopes, ...rest }) =>
      guard(() => void durably(db, () => save.run({ ...rest, scopes: scopes.join(',') }))),
    find: (workspace) =>
      guard(() => {
        const row = find.get(workspace);
        return row === undefined ? null : installationOf(row);
      }),
    all: () => guard(() => all.all().map(installationOf)),
    remove: (workspace) => guard(() => durably(db, () => remove.run(workspace).changes > 0)),
  };
}

function installationOf({ scopes, sealed, ...rest }: Row): SealedInstallation {
  return { ...rest, scopes: scopes.split(',').filter(Boolean), sealed: new Uint8Array(sealed) };
}
