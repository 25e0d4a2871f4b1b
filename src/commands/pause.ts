import { isActive, type Subscription } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import { type DateStyle, momentLabel } from '../messages/dates.ts';
import { count } from '../messages/labels.ts';
import { action, line, note, text } from '../messages/message.ts';
import { actionsBlock } from '../messages/story-actions.ts';
import { plainMessage } from '../messages/subscriptions.ts';
import { NEWS_AGE } from '../pipeline/news-age.ts';
import { isoDay } from '../stories/partial-date.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { nextDue } from './due-window.ts';
import { changeable } from './here.ts';
import { answer } from './reply.ts';
import type { SubscriptionCommand } from './subscription-command.ts';
import { storedQuery } from './subscription-view.ts';

/** Stories that are looked at to say since when something has passed. */
const MOST_PASSED = 500;

/** Answers `pause`: nothing is owed until then. A digest covers the time afterwards, an alert does not make up for it. */
export async function pause(
  deps: CommandDeps,
  { number, until }: Extract<SubscriptionCommand, { kind: 'pause' }>,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const granted = await changeable(deps, request, number);
  if (!granted.ok) return granted.reply;
  const { subscription } = granted;
  const isAlert = subscription.cadence.kind === 'instantly';
  const nextDueAt = await nextDue(subscription, until);
  await deps.subscriptions.change(subscription.id, {
    pausedUntil: until,
    nextDueAt,
    ...(isAlert && isActive(subscription, style.now) ? { windowFrom: style.now } : {}),
  });
  const inZone = { ...style, timeZone: subscription.timeZone };
  const after =
    nextDueAt === null
      ? 'What comes until then is not brought afterwards, but can be searched.'
      : `Its next digest comes ${momentLabel(nextDueAt, inZone)} and covers what came meanwhile.`;
  const message = plainMessage(`#${number} is paused until ${momentLabel(until, inZone)}.`, after);
  return answer({
    ...message,
    blocks: [...message.blocks, actionsBlock([action('Resume', `resume ${number}`)])],
  });
}

/** Answers `resume`: goes on from now, without a flood, and says what passed meanwhile and how to see it. */
export async function resume(
  deps: CommandDeps,
  { number }: Extract<SubscriptionCommand, { kind: 'resume' }>,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const granted = await changeable(deps, request, number);
  if (!granted.ok) return granted.reply;
  const { subscription } = granted;
  if (isActive(subscription, style.now)) return answer(plainMessage(`#${number} is not paused.`));
  const passed = await passedSince(deps, subscription, style.now);
  const nextDueAt = await nextDue(subscription, style.now + 1);
  await deps.subscriptions.change(subscription.id, { pausedUntil: null, windowFrom: style.now, nextDueAt });
  const goesOn = `#${number} goes on from now.`;
  if (passed.total === 0) return answer(plainMessage(goesOn, 'Nothing passed meanwhile.'));
  const stories = count(passed.total, 'story', 'stories');
  const command = `${subscription.query} since:${isoDay(passed.since)}`.trim();
  return answer({
    title: `${goesOn} ${stories} passed meanwhile.`,
    blocks: [
      line(goesOn),
      note(
        `${stories} passed meanwhile; to see ${passed.total === 1 ? 'it' : 'them'}: `,
        text(command, 'code'),
      ),
      actionsBlock([action('Show what passed', command)]),
    ],
  });
}

/** What came since the last window ended, or since the pause began, that its readers were not told. */
async function passedSince(
  deps: CommandDeps,
  subscription: Subscription,
  now: EpochMs,
): Promise<{ readonly total: number; readonly since: EpochMs }> {
  const { windowFrom: from, destination } = subscription;
  const parsed = storedQuery(deps, subscription);
  if (!parsed.ok) return { total: 0, since: from };
  const window = { from, publishedSince: from - NEWS_AGE, destination, now, limit: MOST_PASSED };
  const { stories, total } = await deps.windows.storiesIn(parsed.query, window);
  return { total, since: Math.min(from, ...stories.map(({ story }) => story.published)) };
}
