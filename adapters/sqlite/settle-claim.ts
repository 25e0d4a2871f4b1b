import type { Database } from 'better-sqlite3';
import type { Claim, Told } from '../../src/domain/delivery.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Settlement } from '../../src/pipeline/delivery-ports.ts';
import { followUps } from './follow-ups.ts';
import { goneMarker } from './gone-marker.ts';
import { teller } from './teller.ts';

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
  const overtaken = overtakenEdit(db);
  const leave = leaver(db);
  const settle = db.transaction((claim: Held, settlement: Settlement, now: EpochMs): boolean => {
    const end = settlement.kind === 'failed' && overtaken(claim.id) ? OVERTAKEN : settlement;
    if (change.run(changeOf(claim, end, now)).changes === 0) return false;
    if (end.kind === 'sent') sent(claim.id, end.told, now);
    if (end.kind === 'dead' && end.gone) leave(claim.id, end.because, now);
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

const OVERTAKEN: Settlement = { kind: 'withdrawn', because: 'A newer edit of the card is owed.' };

/** Whether the story moved while an edit was under way, so that another is owed: of two that wait only one is needed. */
function overtakenEdit(db: Database): (id: number) => boolean {
  const newer = db.prepare<[number]>(
    `SELECT 1 FROM deliveries mine JOIN deliveries other ON other.destination_id = mine.destination_id
       AND other.story_id = mine.story_id AND other.kind = 'edit' AND other.state IN ('pending', 'failed')
     WHERE mine.id = ? AND mine.kind = 'edit' AND other.id <> mine.id`,
  );
  return (id) => newer.get(id) !== undefined;
}

/** Notes that nothing can be delivered any more to where a delivery was going. */
function leaver(db: Database): (id: number, because: string, now: EpochMs) => void {
  const where = db.prepare<[number], number>('SELECT destination_id FROM deliveries WHERE id = ?').pluck();
  const setGone = goneMarker(db);
  return (id, because, now) => {
    const destination = where.get(id);
    if (destination !== undefined) setGone(destination, because, now);
  };
}

/** Notes what the destination knows now, and owes what has happened to the story of a card while it was on its way. */
function sentRecorder(db: Database): (id: number, told: readonly Told[], now: EpochMs) => void {
  const tell = teller(db);
  const card = db.prepare<[number], { destination: number; story: number | null }>(
    `SELECT destination_id AS destination, story_id AS story FROM deliveries WHERE id = ? AND kind = 'card'`,
  );
  const follow = followUps(db);
  return (id, told, now) => {
    for (const one of told) tell(id, one, now);
    const sent = card.get(id);
    if (sent && sent.story !== null) follow.cardSent(sent.story, sent.destination, now);
  };
}
