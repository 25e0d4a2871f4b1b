import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { acquireLock } from '../../adapters/sqlite/instance-lock.ts';
import type { CliContext } from './context.ts';
import { CommandFailure, EXIT } from './exit.ts';

/** Takes the lock of the state folder until the program ends; fails with a clear sentence when another has it. */
export function holdInstance(context: CliContext): void {
  const home = resolve(context.config.home);
  mkdirSync(home, { recursive: true });
  const lock = acquireLock(home);
  if (!lock.ok) throw new CommandFailure(EXIT.busy, 'BUSY', lock.message);
  context.lifecycle.onClose('lock', () => lock.release());
}
