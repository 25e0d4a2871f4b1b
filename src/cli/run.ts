import type { CliContext } from '../compose/context.ts';

/** Runs a command's work with its context: opens before, closes after, turns failures into a sentence and a status. */
export type Run = (act: (context: CliContext) => Promise<void>) => Promise<void>;
