import type { Schedule } from '../domain/cadence.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { DateStyle } from '../messages/dates.ts';
import { action, note } from '../messages/message.ts';
import { actionsBlock } from '../messages/story-actions.ts';
import { savedMessage } from '../messages/subscriptions.ts';
import { printQuery } from '../query/print-query.ts';
import { printCadence } from '../schedule/print-cadence.ts';
import { backtest } from './backtest.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { firstTiming } from './due-window.ts';
import { makeHere } from './here.ts';
import { queryKey } from './query-key.ts';
import { answer, refusal } from './reply.ts';
import type { SubscriptionCommand } from './subscription-command.ts';
import { storedQuery, viewOf } from './subscription-view.ts';

/** Subscriptions that one destination may have, its digest not counted. */
export const MOST_SUBSCRIPTIONS = 25;

/** Answers `subscribe`: what it would have brought, then its number and how to change it. */
export async function subscribe(
  deps: CommandDeps,
  command: Extract<SubscriptionCommand, { kind: 'subscribe' }>,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const schedule: Schedule = {
    ...command.schedule,
    timeZone: command.schedule.timeZone ?? request.timeZone,
  };
  const query = printQuery(command.query);
  const tried = await backtest(deps, command.query, schedule.cadence, style);
  const made = await deps.serially(() => create(deps, { query, schedule, urgent: command.urgent }, request));
  if ('refused' in made) return made.refused;
  const said = { did: 'Subscribed', backtest: tried, notes: command.notes };
  const message = savedMessage(viewOf(deps, made.created, request), said, style);
  const { number } = made.created;
  const actions = [action('Preview', `test ${number}`), action('Unsubscribe', `unsubscribe ${number}`)];
  return answer({ ...message, blocks: [...message.blocks, actionsBlock(actions)] });
}

/** Answers `try`: how often a subscription would have fired, and the last stories; makes none. */
export async function tryOut(
  deps: CommandDeps,
  { query, notes, schedule }: Extract<SubscriptionCommand, { kind: 'try' }>,
  style: DateStyle,
): Promise<Reply> {
  const tried = await backtest(deps, query, schedule.cadence, style);
  return answer({ ...tried, blocks: [...notes.map((remark) => note(remark)), ...tried.blocks] });
}

interface Wanted {
  readonly query: string;
  readonly schedule: Schedule;
  readonly urgent: Subscription['breaksThrough'];
}

async function create(
  deps: CommandDeps,
  { query, schedule, urgent }: Wanted,
  request: CommandRequest,
): Promise<{ readonly created: Subscription } | { readonly refused: Reply }> {
  const destination = await makeHere(deps, request);
  const existing = await deps.subscriptions.of(destination.id);
  const twin = twinOf(deps, existing, { query, ...schedule });
  if (twin !== null) return { refused: twinRefusal(twin) };
  if (existing.filter(({ channelDigest }) => !channelDigest).length >= MOST_SUBSCRIPTIONS) {
    const message = `There are ${MOST_SUBSCRIPTIONS} subscriptions here, which is the most; end one first.`;
    return { refused: refusal({ message, nearest: 'subscriptions' }) };
  }
  const now = deps.clock.now();
  const { platform, workspace, id } = destination;
  const created = await deps.subscriptions.create({
    platform,
    workspace,
    destination: id,
    query,
    ...schedule,
    ...(await firstTiming(schedule, now)),
    channelDigest: false,
    breaksThrough: urgent,
    createdBy: request.user,
    createdAt: now,
  });
  return { created };
}

/** A subscription of the same place that asks for the same at the same times; `null` where there is none. */
export function twinOf(
  deps: Pick<CommandDeps, 'vocabulary' | 'clock'>,
  existing: readonly Subscription[],
  wanted: Schedule & { readonly query: string; readonly number?: number },
): Subscription | null {
  const keyOf = (of: { readonly query: string }): string => {
    const parsed = storedQuery(deps, of);
    return parsed.ok ? queryKey(parsed.query) : of.query;
  };
  const key = keyOf(wanted);
  const isSame = (one: Subscription): boolean =>
    !one.channelDigest &&
    one.number !== wanted.number &&
    timesOf(one) === timesOf(wanted) &&
    keyOf(one) === key;
  return existing.find(isSame) ?? null;
}

/** An alert has no times, in whichever zone it was made. */
function timesOf(schedule: Schedule): string {
  return schedule.cadence.kind === 'instantly' ? 'instantly' : printCadence(schedule);
}

/** The refusal of what there is already. */
export function twinRefusal({ number }: Subscription): Reply {
  const message = `#${number} asks for the same at the same times already.`;
  return refusal({ message, nearest: `test ${number}` });
}
