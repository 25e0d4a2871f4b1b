import type { FetchFailure } from '../../src/feeds/fetch-outcome.ts';

/** A failure that was expected and is already said in one plain sentence without secrets. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly code: FetchFailure;

  constructor(code: FetchFailure, message: string) {
    super(message);
    this.code = code;
  }
}
