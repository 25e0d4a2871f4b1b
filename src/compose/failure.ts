import { DataFileError } from '../../adapters/files/data-file.ts';
import { StoreError } from '../../adapters/sqlite/store-error.ts';
import { EXIT, type ExitStatus } from './exit.ts';

/** What is said of an error, and how the program ends by it. Known ones carry their sentence; others are surprises. */
export function describeFailure(error: unknown): { readonly message: string; readonly status: ExitStatus } {
  if (error instanceof StoreError || error instanceof DataFileError)
    return { message: error.message, status: EXIT.configuration };
  const message = error instanceof Error ? error.message : String(error);
  return { message: `Unexpected: ${message}`, status: EXIT.failed };
}
