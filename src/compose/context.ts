import type { Config } from '../config.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Lifecycle } from '../lifecycle.ts';

/** What a command of the command line is given. */
export interface CliContext {
  readonly config: Config;
  readonly lifecycle: Lifecycle;
  /** The present that `--as-of` names; `null`: the machine's clock. */
  readonly asOf: EpochMs | null;
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  readonly terminal: Terminal;
}

/** What standard output can show. */
export interface Terminal {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** A person is watching: progress may be drawn over itself. */
  readonly interactive: boolean;
}
