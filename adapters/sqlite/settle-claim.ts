import type { Database } from 'better-sqlite3';
import type { Claim, Told } from '../../src/domain/delivery.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Settlement } from '../../src/pipeline/delivery-ports.ts';
import { followUps } from './follow-ups.ts';

type Held = Pick<Claim, 'id' | 'fence'>;

/** How a claim is settled, or what it is about to tell noted; `false` where a newer claim has taken over. */
export interface ClaimSettler {
  plan(claim: Held, told: readonly Told[]): boolean;
  settle(claim: Held, settlement: Settlement, now: EpochMs): boolean;
}

interface Change {
  readonly id: number;
  readonly fence: number;
  readonly state: string;
  readonly dueAt: number | null;
  readonly messageId: string | null;
  readonly because: string | null;
  readonly doubtful: 0 | 1;
  /** Attempts that do not count. */
  readonly uncounted: 0 | 1;
  readonly now: number;
}

/** Prepares the statements of settling. */
export function claimSettler(db: Database): ClaimSettler {
  const plan = db.prepare<[string, number, number]>(
    `UPDATE deliveries SET plan = ? WHERE id = ? AND fence = ? AND state = 'sending'`,
  );
  const change = db.prepare<[Change]>(
    `UPDATE deliveries SET state = @state, due_at = coalesce(@dueAt, due_at), message_id = coalesce(@messageId, message_id),
       because = @because, doubtful = doubtful OR @doubtful, attempts = attempts - @uncounted, lease_until = NULL,
       updated_at = @now
     WHERE id = @id AND fence = @fence AND state = 'sending'`,
  );
  const sent = sentRecorder(db);
  const settle = db.transaction((claim: Held, settlement: Settlement, now: EpochMs): boolean => {
    if (change.run(changeOf(claim, settlement, now)).changes === 0) return false;
    if (settlement.kind === 'sent') sent(claim.id, settlement.told, now);
    return true;
  });
  return {
    plan: ({ id, fence }, told) => plan.run(JSON.stringify(told), id, fence).changes > 0,
    settle: (claim, settlement, now) => settle.immediate(claim, settlement, now),
  };
}

function changeOf({ id, fence }: Held, settlement: Settlement, now: EpochMs): Change {
  const rest = { id, fence, state: settlement.kind, dueAt: null, messageId: null, now } as const;
  switch (settlement.kind) {
    case 'sent':
      return { ...rest, messageId: settlement.messageId, because: null, doubtful: 0, uncounted: 0 };
    case 'failed': {
      const { retryAt, because, doubtful, counts } = settlement;
      return { ...rest, dueAt: retryAt, because, doubtful: doubtful ? 1 : 0, uncounted: counts ? 0 : 1 };
    }
    case 'held':
      return { ...rest, dueAt: settlement.until, because: settlement.because, doubtful: 0, uncounted: 1 };
    case 'digested':
    case 'withdrawn':
    case 'dead':
      return { ...rest, because: settlement.because, doubtful: 0, uncounted: 0 };
  }
}

/** Notes what the destination knows now, and owes what has happened to the story of a card while it was on its way. */
function sentRecorder(db: Database): (id: number, told: readonly Told[], now: EpochMs) => void {
  const tell = db.prepare<
    [{ id: number; story: number; revision: number; stage: string | null; now: number }]
  >(
    `INSERT INTO told (destination_id, story_id, revision, stage, told_at)
     SELECT d.destination_id, s.id, @revision, @stage, @now FROM deliveries d JOIN stories s ON s.id = @story
     WHERE d.id = @id
     ON CONFLICT (destination_id, story_id) DO UPDATE SET
       revision = max(told.revision, excluded.revision), stage = excluded.stage, told_at = excluded.told_at`,
  );
  const card = db.prepare<[number], { destination: number; story: number | null }>(
    `SELECT destination_id AS destination, story_id AS story FROM deliveries WHERE id = ? AND kind = 'card'`,
  );
  const follow = followUps(db);
  return (id, told, now) => {
    for (const one of told) tell.run({ id, ...one, now });
    const sent = card.get(id);
    if (sent && sent.story !== null) follow.cardSent(sent.story, sent.destination, now);
  };
}
