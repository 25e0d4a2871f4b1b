import type { Schedule } from '../domain/cadence.ts';
import type { Subscription, SubscriptionChanges } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import type { DateStyle } from '../messages/dates.ts';
import { savedMessage } from '../messages/subscriptions.ts';
import { printQuery } from '../query/print-query.ts';
import { backtest } from './backtest.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { firstTiming, nextDue, type Timing } from './due-window.ts';
import { changeable } from './here.ts';
import { answer, refusal } from './reply.ts';
import { twinOf, twinRefusal } from './subscribe.ts';
import type { SubscriptionCommand } from './subscription-command.ts';
import { viewOf } from './subscription-view.ts';

type Edit = Extract<SubscriptionCommand, { kind: 'edit' }>;

/** Answers `edit`: another query, another cadence, or both; the rest stays. */
export async function edit(
  deps: CommandDeps,
  command: Edit,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const changed = await deps.serially(() => change(deps, command, request));
  if ('refused' in changed) return changed.refused;
  const { after } = changed;
  const tried = command.query === null ? null : await backtest(deps, command.query, after.cadence, style);
  const said = { did: 'Changed', backtest: tried, notes: command.notes };
  return answer(savedMessage(viewOf(deps, after, request), said, style));
}

async function change(
  deps: CommandDeps,
  command: Edit,
  request: CommandRequest,
): Promise<{ readonly after: Subscription } | { readonly refused: Reply }> {
  const granted = await changeable(deps, request, command.number);
  if (!granted.ok) return { refused: granted.reply };
  const { subscription } = granted;
  const schedule = scheduleAfter(subscription, command);
  const problem = unfit(subscription, command, schedule);
  if (problem !== null) return { refused: problem };
  const query = command.query === null ? subscription.query : printQuery(command.query);
  const others = await deps.subscriptions.of(subscription.destination);
  const twin = subscription.channelDigest
    ? null
    : twinOf(deps, others, { query, ...schedule, number: subscription.number });
  if (twin !== null) return { refused: twinRefusal(twin) };
  const isAlert = schedule.cadence.kind === 'instantly';
  const changes: SubscriptionChanges = {
    query,
    ...schedule,
    breaksThrough: isAlert ? (command.urgent ?? subscription.breaksThrough) : [],
    ...(command.schedule === null ? {} : await timingAfter(subscription, schedule, deps.clock.now())),
  };
  const after = await deps.subscriptions.change(subscription.id, changes);
  return after === null
    ? { refused: refusal({ message: `#${command.number} was ended meanwhile.`, nearest: 'subscriptions' }) }
    : { after };
}

/** Who writes a time without a zone means the zone that the subscription has. */
function scheduleAfter(subscription: Subscription, { schedule }: Edit): Schedule {
  const { cadence, timeZone, skipHolidays } = subscription;
  if (schedule === null) return { cadence, timeZone, skipHolidays };
  return { ...schedule, timeZone: schedule.timeZone ?? timeZone };
}

function unfit(
  { channelDigest, number }: Subscription,
  { urgent }: Edit,
  { cadence }: Schedule,
): Reply | null {
  if (channelDigest && cadence.kind === 'instantly') {
    const message = 'This is the digest of the place, which comes by schedule.';
    return refusal({ message, nearest: `edit ${number} daily 09:00` });
  }
  if (cadence.kind === 'instantly' || urgent === null || urgent.length === 0) return null;
  const message = '“urgent:” belongs to alerts: a digest comes at its time, quiet hours or not.';
  return refusal({ message, nearest: `edit ${number} instantly urgent:${urgent.join(',')}` });
}

/** A digest goes on from where its last window ended; what becomes a digest, or an alert, begins anew. */
async function timingAfter(before: Subscription, schedule: Schedule, now: EpochMs): Promise<Timing> {
  const { windowFrom, pausedUntil } = before;
  if (before.cadence.kind === 'instantly' || schedule.cadence.kind === 'instantly') {
    return firstTiming(schedule, now);
  }
  return { windowFrom, nextDueAt: await nextDue(schedule, Math.max(now + 1, pausedUntil ?? 0)) };
}
