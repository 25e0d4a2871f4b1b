import type { Claim, Matter } from '../domain/delivery.ts';
import { threadMessage } from '../messages/thread-message.ts';
import { isMuted } from './alert-index.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { heldByQuiet } from './held-until.ts';
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
  const rules = await deps.destinations.rules(claim.destination.id);
  if (isMuted(rules, story)) return withdrawn('The story or its outlets were muted here.');
  const told = (await deps.outbox.told(claim.destination.id, [story.id])).get(story.id);
  if (told !== undefined && told.stage === matter.to) {
    const because = 'It was told here in a digest or summary before.';
    return { kind: 'settled', settlement: { kind: 'digested', because } };
  }
  const held = heldByQuiet(rules, now);
  if (held !== null) return held;
  return {
    kind: 'ready',
    act: 'reply',
    message: threadMessage(story, matter, deps.labels, {
      timeZone: rules.quiet?.timeZone ?? deps.timeZone,
      now,
    }),
    told: [{ story: story.id, revision: matter.revision, stage: matter.to }],
  };
}
