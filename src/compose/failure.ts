import { DataFileError } from '../../adapters/files/data-file.ts';
import { AllowPrivateError } from '../../adapters/http/address-policy.ts';
import { SampleSiteError } from '../../adapters/server/sample-file.ts';
import { ServerStartError } from '../../adapters/server/start-error.ts';
import { StoreFailure } from '../pipeline/store-failure.ts';
import { EXIT, type ExitStatus } from './exit.ts';

/** Errors that carry a sentence which says what to mend before the next try. */
const TO_MEND = [StoreFailure, DataFileError, AllowPrivateError, ServerStartError, SampleSiteError];

/** What is said of an error, and how the program ends by it. Known ones carry their sentence; others are surprises. */
export function describeFailure(error: unknown): { readonly message: string; readonly status: ExitStatus } {
  const message = error instanceof Error ? error.message : String(error);
  const known = TO_MEND.some((kind) => error instanceof kind);
  return known
    ? { message, status: EXIT.configuration }
    : { message: `Unexpected: ${message}`, status: EXIT.failed };
}
