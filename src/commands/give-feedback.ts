import type { Verdict } from '../domain/correction.ts';
import type { Story } from '../domain/story.ts';
import { newVerdict, thanks } from '../messages/feedback.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import type { FeedbackCommand } from './feedback-command.ts';
import { here } from './here.ts';
import { answer, refusal } from './reply.ts';

/**
 * Answers `not-relevant` and `wrong-label`: what a reader says is kept for a reviewer, the owners hear of it once, and
 * no label changes before one of them accepts it. What is not relevant to somebody is left out of their own answers,
 * and muted where they alone read.
 */
export async function giveFeedback(
  deps: CommandDeps,
  { kind, number, note }: Extract<FeedbackCommand, { kind: Verdict }>,
  request: CommandRequest,
): Promise<Reply> {
  const story = await deps.search.byNumber(number);
  if (story === null) return refusal({ message: `There is no story #${number}.`, nearest: null });
  const { platform, workspace, user } = request;
  const given = { platform, workspace, user, story: story.number, verdict: kind, note, at: deps.clock.now() };
  const { id, again } = await deps.review.give(given);
  if (!again) await tellOwners(deps, story, { id, ...given });
  if (kind === 'not-relevant') await muteForReader(deps, story, request);
  return answer(thanks(story, kind, note, again));
}

async function tellOwners(
  { owners, review, outbox, labels }: CommandDeps,
  story: Story,
  feedback: Parameters<typeof newVerdict>[1],
): Promise<void> {
  const waiting = (await review.openFeedback(MOST_COUNTED)).length;
  const notice = newVerdict(story, feedback, waiting, labels);
  for (const { id } of await owners.destinations()) await outbox.owe(id, notice);
}

/** Verdicts that wait are counted so far. */
const MOST_COUNTED = 100;

async function muteForReader(deps: CommandDeps, { number }: Story, request: CommandRequest): Promise<void> {
  if (request.place.kind === 'channel') return;
  const place = await here(deps, request);
  if (place === null) return;
  const { mutes } = await deps.destinations.rules(place.id);
  if (mutes.some((one) => one.kind === 'story' && one.story === number)) return;
  await deps.destinations.mute(place.id, { kind: 'story', story: number }, request.user);
}
