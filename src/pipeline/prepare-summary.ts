import type { Claim, Matter } from '../domain/delivery.ts';
import { digest } from '../messages/digest.ts';
import { isMuted } from './alert-index.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
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
  const stories = found.filter((story) => {
    const told = known.get(story.id);
    return !isMuted(rules, story) && (told === undefined || told.stage !== story.stage);
  });
  if (stories.length === 0) return withdrawn('All of it was told or muted here meanwhile.');
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
    message: digest(input, deps.labels, { timeZone, now: deps.clock.now() }),
    told: stories.map(({ id, revision, stage }) => ({ story: id, revision, stage })),
  };
}
