/** How a command ended, for scripts. */
export const EXIT = {
  ok: 0,
  /** Something went wrong that a new try may mend. */
  failed: 1,
  /** The words were not understood. */
  usage: 2,
  /** A variable, a data file or the state file must be mended first. */
  configuration: 3,
  /** Another instance is running on this state folder. */
  busy: 4,
  /** Measured figures are below their floors. */
  belowFloor: 5,
} as const;

/** One of the exit statuses. */
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** A failure with a sentence for the user and a status for scripts. Thrown in commands, caught once in `cli.ts`. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly code: string;
  readonly status: ExitStatus;

  constructor(status: ExitStatus, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
