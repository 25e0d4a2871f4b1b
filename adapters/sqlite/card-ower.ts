import type { Database } from 'better-sqlite3';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { OwedCard } from '../../src/pipeline/delivery-ports.ts';

/**
 * Owes the cards of a story's news, inside the transaction that stores it. One a destination and story: a further
 * subscription is added to the reasons of an open one. A card that was told in a digest, withdrawn or given up is owed
 * again when the story stands at another stage than the destination was told.
 */
export function cardOwer(db: Database): (story: StoryId, cards: readonly OwedCard[], now: EpochMs) => void {
  const owe = db.prepare<[{ destination: number; story: number; reasons: string; now: number }]>(
    `INSERT INTO deliveries (destination_id, kind, story_id, reasons, due_at, owed_at, updated_at)
     SELECT o.id, 'card', @story, @reasons, @now, @now, @now FROM destinations o
     WHERE o.id = @destination AND o.gone_at IS NULL
     ON CONFLICT (destination_id, story_id) WHERE kind = 'card' DO UPDATE SET
       reasons = (SELECT json_group_array(value) FROM (
         SELECT value FROM json_each(deliveries.reasons) UNION SELECT value FROM json_each(excluded.reasons))),
       due_at = CASE WHEN state IN ('digested', 'withdrawn', 'dead') THEN excluded.due_at ELSE due_at END,
       owed_at = CASE WHEN state IN ('digested', 'withdrawn', 'dead') THEN excluded.owed_at ELSE owed_at END,
       attempts = CASE WHEN state IN ('digested', 'withdrawn', 'dead') THEN 0 ELSE attempts END,
       because = CASE WHEN state IN ('digested', 'withdrawn', 'dead') THEN NULL ELSE because END,
       state = CASE WHEN state IN ('digested', 'withdrawn', 'dead') THEN 'pending' ELSE state END,
       updated_at = excluded.updated_at
     WHERE state IN ('pending', 'failed', 'held', 'sending')
       OR (state IN ('digested', 'withdrawn', 'dead') AND NOT EXISTS (
         SELECT 1 FROM told t JOIN stories s ON s.id = t.story_id
         WHERE t.destination_id = deliveries.destination_id AND t.story_id = deliveries.story_id
           AND t.stage IS s.stage))`,
  );
  return (story, cards, now) => {
    for (const { destination, reasons } of cards) {
      owe.run({ destination, story, reasons: JSON.stringify(reasons), now });
    }
  };
}
