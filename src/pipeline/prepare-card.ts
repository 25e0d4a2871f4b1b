import type { Claim, Matter } from '../domain/delivery.ts';
import type { Story } from '../domain/story.ts';
import { isActive, type Subscription } from '../domain/subscription.ts';
import { cardMessage } from '../messages/card-message.ts';
import { isMuted } from './alert-index.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { heldByQuiet } from './held-until.ts';
import { type Prepared, withdrawn } from './prepared.ts';

/** A story's card: its newest revision, unless the destination knows it already, sleeps, or no longer asks. */
export async function prepareCard(
  deps: DeliveryDeps,
  claim: Claim,
  matter: Extract<Matter, { kind: 'card' }>,
): Promise<Prepared> {
  const { destination } = claim;
  const [story] = await deps.windows.byIds([matter.story]);
  if (story === undefined) return withdrawn('The story is no longer there.');
  if (story.standing !== undefined) return withdrawn('The story was withdrawn, dismissed or merged since.');
  const asked = await deps.subscriptions.byIds(matter.reasons);
  const now = deps.clock.now();
  const active = asked.filter((subscription) => isActive(subscription, now));
  if (active.length === 0) return withdrawn('Every subscription that asked for it has been ended or paused.');
  const rules = await deps.destinations.rules(destination.id);
  if (isMuted(rules, story)) return withdrawn('The story or its outlets were muted here.');
  const told = (await deps.outbox.told(destination.id, [story.id])).get(story.id);
  if (told !== undefined && told.stage === story.stage) {
    const because = 'It was told here in a digest or summary before.';
    return { kind: 'settled', settlement: { kind: 'digested', because } };
  }
  const held = breaksThrough(story, active) ? null : heldByQuiet(rules, now);
  if (held !== null) return held;
  const timeZone = active[0]?.timeZone ?? deps.timeZone;
  return {
    kind: 'ready',
    act: 'post',
    message: cardMessage(story, deps.labels, { timeZone, now }),
    told: [{ story: story.id, revision: story.revision, stage: story.stage }],
  };
}

/** Whether somebody who asked wants to hear of the story's stage during quiet hours as well. */
function breaksThrough({ stage }: Story, asked: readonly Subscription[]): boolean {
  return stage !== null && asked.some((subscription) => subscription.breaksThrough.includes(stage));
}

/** The newest revision of a card that is posted. */
export async function prepareEdit(
  deps: DeliveryDeps,
  claim: Claim,
  matter: Extract<Matter, { kind: 'edit' }>,
): Promise<Prepared> {
  const [story] = await deps.windows.byIds([matter.story]);
  if (story === undefined) return withdrawn('The story is no longer there.');
  if (claim.cardMessage === null) return withdrawn('Its card is not posted here.');
  const rules = await deps.destinations.rules(claim.destination.id);
  if (isMuted(rules, story)) return withdrawn('The story or its outlets were muted here.');
  const told = (await deps.outbox.told(claim.destination.id, [story.id])).get(story.id);
  if (told !== undefined && told.revision >= story.revision) return withdrawn('The card says so already.');
  const style = { timeZone: deps.timeZone, now: deps.clock.now() };
  return {
    kind: 'ready',
    act: 'edit',
    message: cardMessage(story, deps.labels, style),
    // The line in the thread says that the stage has moved; until then the destination has not been told so.
    told: [
      { story: story.id, revision: story.revision, stage: told === undefined ? story.stage : told.stage },
    ],
  };
}
