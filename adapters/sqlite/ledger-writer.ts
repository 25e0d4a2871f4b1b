import type { Database } from 'better-sqlite3';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';

/** Writes ledger entries of a story; runs inside the caller's transaction. */
export type LedgerWriter = (story: StoryId, entries: readonly LedgerEntry[], now: EpochMs) => void;

interface TransitionRow {
  readonly initiative: string | null;
  readonly parties: string;
  readonly stage: string;
  readonly date: string;
  readonly now: number;
  readonly story: number;
  readonly role: string;
  readonly evidence: string;
}

/** An earlier step that many items recall is written once; what is news is written as often as it is news. */
export function ledgerWriter(db: Database): LedgerWriter {
  const insert = db.prepare<[TransitionRow]>(
    `INSERT INTO transitions (initiative, parties, stage, date, recorded_at, story_id, story_number, role, evidence)
     SELECT @initiative, @parties, @stage, @date, @now, s.id, s.number, @role, @evidence FROM stories s
     WHERE s.id = @story AND NOT (@role = 'background' AND EXISTS (
       SELECT 1 FROM transitions t WHERE t.parties = @parties AND t.date = @date AND t.stage = @stage
         AND t.initiative IS @initiative AND t.role = 'background'))`,
  );
  return (story, entries, now) => {
    for (const { initiative, parties, stage, date, role, support } of entries) {
      const evidence = JSON.stringify(support);
      insert.run({ initiative, parties: parties.join('~'), stage, date, now, story, role, evidence });
    }
  };
}
