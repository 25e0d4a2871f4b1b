import type { Claim, Matter } from '../domain/delivery.ts';
import type { StoryId } from '../domain/story.ts';
import { isActive } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import { digest } from '../messages/digest.ts';
import { isMuted } from './alert-index.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { heldByQuiet } from './held-until.ts';
import { DIGEST_CARDS, receiptOf } from './prepare-digest.ts';
import { type Prepared, withdrawn } from './prepared.ts';

/** What quiet hours held back, in one message. */
export async function prepareSummary(
  deps: DeliveryDeps,
  claim: Claim,
  matter: Extract<Matter, { kind: 'summary' }>,
): Promise<Prepared> {
  const { destination, owedSince } = claim;
  const [found, rules, known] = await Promise.all([
    deps.windows.byIds(matter.stories),
    deps.destinations.rules(destination.id),
    deps.outbox.told(destination.id, matter.stories),
  ]);
  const now = deps.clock.now();
  const held = heldByQuiet(rules, now);
  if (held !== null) return held;
  const asked = await stillAsked(deps, claim, matter.stories, now);
  const stories = found.filter((story) => {
    const told = known.get(story.id);
    return (
      asked.has(story.id) && !isMuted(rules, story) && (told === undefined || told.stage !== story.stage)
    );
  });
  if (stories.length === 0) return withdrawn('All of it was told, muted or no longer asked for here.');
  const timeZone = rules.quiet?.timeZone ?? deps.timeZone;
  const from = Math.min(...stories.map(({ published }) => published), owedSince);
  const input = {
    title: 'While it was quiet',
    from,
    to: matter.to,
    stories: stories.map((story) => ({ story, told: known.get(story.id) ?? null })),
    receipt: await receiptOf(deps, from),
    limit: DIGEST_CARDS,
    more: null,
    picture: false,
  };
  return {
    kind: 'ready',
    act: 'post',
    message: digest(input, deps.labels, { timeZone, now }),
    told: stories.map(({ id, revision, stage }) => ({ story: id, revision, stage })),
  };
}

/** Those of the stories whose cards somebody still asks for: a subscription may end or pause while a summary waits. */
async function stillAsked(
  { outbox, subscriptions }: Pick<DeliveryDeps, 'outbox' | 'subscriptions'>,
  { destination }: Claim,
  stories: readonly StoryId[],
  now: EpochMs,
): Promise<ReadonlySet<StoryId>> {
  const asked = new Set<StoryId>();
  for (const story of stories) {
    const cards = (await outbox.ofStory(story, destination)).filter(
      (record) => record.kind === 'card' && record.destination.id === destination.id,
    );
    const reasons = await subscriptions.byIds(cards.flatMap((card) => card.reasons));
    if (reasons.some((subscription) => isActive(subscription, now))) asked.add(story);
  }
  return asked;
}
