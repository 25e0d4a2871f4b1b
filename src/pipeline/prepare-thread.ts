import type { Claim, Matter } from '../domain/delivery.ts';
import { momentLabel } from '../messages/dates.ts';
import { threadMessage } from '../messages/thread-message.ts';
import { isQuiet, quietUntil } from '../schedule/quiet-hours.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { type Prepared, withdrawn } from './prepared.ts';

/** The line in a card's thread that says that the story has moved to another stage, and on whose word. */
export async function prepareThread(
  deps: DeliveryDeps,
  claim: Claim,
  matter: Extract<Matter, { kind: 'thread' }>,
): Promise<Prepared> {
  const [story] = await deps.windows.byIds([matter.story]);
  if (story === undefined) return withdrawn('The story is no longer there.');
  if (claim.cardMessage === null) return withdrawn('Its card is not posted here.');
  const now = deps.clock.now();
  const { quiet } = await deps.destinations.rules(claim.destination.id);
  if (quiet !== null && isQuiet(quiet, now)) {
    const until = quietUntil(quiet, now);
    const because = `Quiet hours until ${momentLabel(until, { timeZone: quiet.timeZone, now })}.`;
    return { kind: 'settled', settlement: { kind: 'held', until, because } };
  }
  return {
    kind: 'ready',
    act: 'reply',
    message: threadMessage(story, matter, deps.labels, { timeZone: quiet?.timeZone ?? deps.timeZone, now }),
    told: [{ story: story.id, revision: matter.revision, stage: matter.to }],
  };
}
