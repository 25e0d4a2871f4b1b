/**
 * One step of the schema. Steps are append-only: once released, a step never changes; what it got wrong is mended
 * by a later one. The number of steps a file has gone through stands in its `PRAGMA user_version`.
 */
export interface Migration {
  /** 1, 2, 3 …: the file's `user_version` after this step. */
  readonly version: number;
  /** What the step gives, for the record. */
  readonly gives: string;
  /** Statements, run in one transaction with the change of `user_version`. */
  readonly sql: string;
}
