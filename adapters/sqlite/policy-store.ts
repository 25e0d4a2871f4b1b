import type { Database } from 'better-sqlite3';
import type { PolicyStore } from '../../src/commands/ports.ts';
import { DEFAULT_POLICIES, type Policy, type PolicyMatter } from '../../src/domain/policy.ts';
import type { Clock } from '../../src/domain/time.ts';
import { durably } from './connection.ts';
import type { Guard } from './store-error.ts';

/** Who may change what, in the settings of whole workspaces. What people decide survives a power failure. */
export function sqlitePolicies(db: Database, clock: Clock, guard: Guard): PolicyStore {
  const read = db
    .prepare<[string, string, string], string>(
      `SELECT value FROM settings WHERE platform = ? AND workspace = ? AND scope = '' AND key = ?`,
    )
    .pluck();
  const write = db.prepare<[string, string, string, string, number]>(
    `INSERT INTO settings (platform, workspace, scope, key, value, updated_at) VALUES (?, ?, '', ?, ?, ?)
     ON CONFLICT (platform, workspace, scope, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  );
  const policy = (platform: string, workspace: string, matter: PolicyMatter): Policy => {
    const value = read.get(platform, workspace, keyOf(matter));
    return value === undefined ? DEFAULT_POLICIES[matter] : (JSON.parse(value) as Policy);
  };
  return {
    policies: ({ platform, workspace }) =>
      guard(() => ({
        digests: policy(platform, workspace, 'digests'),
        feeds: policy(platform, workspace, 'feeds'),
      })),
    setPolicy: ({ platform, workspace }, matter, decided) =>
      guard(() =>
        durably(
          db,
          () => void write.run(platform, workspace, keyOf(matter), JSON.stringify(decided), clock.now()),
        ),
      ),
  };
}

function keyOf(matter: PolicyMatter): string {
  return `policy ${matter}`;
}
