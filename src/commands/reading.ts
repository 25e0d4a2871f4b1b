import type { TimeZone } from '../domain/cadence.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Vocabulary } from '../query/vocabulary.ts';

/** What reading a command depends on beside its text. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  readonly now: EpochMs;
  /** The zone of whoever types, for a pause until a day. */
  readonly timeZone: TimeZone;
}
