import { backup } from '../../adapters/sqlite/backup.ts';
import { prune } from '../../adapters/sqlite/prune.ts';
import { restore } from '../../adapters/sqlite/restore.ts';
import { openStore } from '../../adapters/sqlite/store.ts';
import { DAY } from '../domain/time.ts';
import { clockOf } from './clock.ts';
import type { CliContext } from './context.ts';
import { CommandFailure, EXIT } from './exit.ts';
import { holdInstance } from './instance.ts';
import { stateFile } from './program.ts';

/** Copies the state to a file and verifies the copy. */
export async function backupState(context: CliContext, target: string): Promise<string> {
  return sentence(await backup(stateFile(context.config), target));
}

/** Puts a verified backup in the place of the state. */
export async function restoreState(context: CliContext, source: string, force: boolean): Promise<string> {
  return sentence(await restore(source, stateFile(context.config), { force }));
}

/** How long what is kept, in days. */
export interface Retention {
  readonly itemsDays: number;
  readonly storiesDays: number;
  readonly deliveriesDays: number;
}

/** Forgets what is older than it is to be kept. */
export async function pruneState(context: CliContext, retention: Retention): Promise<string> {
  holdInstance(context);
  const clock = clockOf(context);
  const store = openStore({ file: stateFile(context.config), clock });
  context.lifecycle.onClose('store', () => store.close());
  const policy = {
    items: retention.itemsDays * DAY,
    stories: retention.storiesDays * DAY,
    deliveries: retention.deliveriesDays * DAY,
  };
  return (await prune(store, policy, clock.now())).message;
}

function sentence(outcome: { readonly ok: boolean; readonly message: string }): string {
  if (outcome.ok) return outcome.message;
  throw new CommandFailure(EXIT.failed, 'UPKEEP', outcome.message);
}
