import type { Schedule } from '../domain/cadence.ts';
import type { Subscription } from '../domain/subscription.ts';
import { DAY } from '../domain/time.ts';
import type { DateStyle } from '../messages/dates.ts';
import { action, line, note, text } from '../messages/message.ts';
import { actionsBlock } from '../messages/story-actions.ts';
import { savedMessage, subscriptionItem } from '../messages/subscriptions.ts';
import { EVERYTHING } from '../query/build-query.ts';
import { printQuery } from '../query/print-query.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { firstTiming, nextDue } from './due-window.ts';
import { denied, here, makeHere } from './here.ts';
import { periodDigest } from './period-digest.ts';
import { answer, refusal } from './reply.ts';
import type { SubscriptionCommand } from './subscription-command.ts';
import { storedQuery, viewOf } from './subscription-view.ts';
import { end } from './subscriptions.ts';

const NONE = 'There is no digest here yet.';
const DAYS_NOW = 7;

/** The digest that this place has; `null` where it has none. */
async function digestHere(deps: CommandDeps, request: CommandRequest): Promise<Subscription | null> {
  const place = await here(deps, request);
  const all = place === null ? [] : await deps.subscriptions.of(place.id);
  return all.find(({ channelDigest }) => channelDigest) ?? null;
}

/** Answers `digest`: which digest the place has. */
export async function digestShow(
  deps: CommandDeps,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const found = await digestHere(deps, request);
  if (found === null) {
    const hint = note(
      'To have one: ',
      text('digest daily 09:00 Asia/Kolkata', 'code'),
      '; a query may stand behind it.',
    );
    return answer({ title: NONE, blocks: [line(NONE), hint] });
  }
  const view = viewOf(deps, found, request);
  return answer({
    title: `The digest here: ${view.asked}, ${view.when}`,
    blocks: [
      line(
        text('The digest here: ', 'strong'),
        ...subscriptionItem({ ...view, channelDigest: false }, style),
      ),
      note('Set it again to change it: ', text('digest weekly mon 09:00', 'code'), '.'),
      actionsBlock([action('Preview', `test ${found.number}`), action('Switch off', 'digest off')]),
    ],
  });
}

/** Answers `digest daily 09:00`: the place has this digest from now on, instead of the one that it had. */
export async function digestSet(
  deps: CommandDeps,
  command: Extract<SubscriptionCommand, { kind: 'digest-set' }>,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const refused = await denied(deps, request, { kind: 'place' });
  if (refused !== null) return refused;
  const schedule: Schedule = { ...command.schedule, timeZone: command.schedule.timeZone ?? request.timeZone };
  const query = printQuery(command.query);
  const { set, before } = await deps.serially(async () => {
    const known = await digestHere(deps, request);
    const saved =
      known === null
        ? await create(deps, query, schedule, request)
        : await change(deps, known, query, schedule);
    return { set: saved, before: known };
  });
  if (set === null) return refusal({ message: 'The digest was ended meanwhile.', nearest: 'digest' });
  const said = {
    did: before === null ? 'The digest here' : 'The digest here is now',
    backtest: null,
    notes: command.notes,
  };
  const message = savedMessage({ ...viewOf(deps, set, request), channelDigest: false }, said, style);
  const actions = actionsBlock([action('Preview', `test ${set.number}`)]);
  return answer({ ...message, blocks: [...message.blocks, actions] });
}

async function create(
  deps: CommandDeps,
  query: string,
  schedule: Schedule,
  request: CommandRequest,
): Promise<Subscription> {
  const { id, platform, workspace } = await makeHere(deps, request);
  const now = deps.clock.now();
  return deps.subscriptions.create({
    platform,
    workspace,
    destination: id,
    query,
    ...schedule,
    ...(await firstTiming(schedule, now)),
    channelDigest: true,
    breaksThrough: [],
    createdBy: request.user,
    createdAt: now,
  });
}

/** What the last digest did not cover is in the next one, at whichever time it comes. Setting it ends a pause. */
async function change(
  deps: CommandDeps,
  before: Subscription,
  query: string,
  schedule: Schedule,
): Promise<Subscription | null> {
  const nextDueAt = await nextDue(schedule, deps.clock.now() + 1);
  return deps.subscriptions.change(before.id, { query, ...schedule, nextDueAt, pausedUntil: null });
}

/** Answers `digest off`. */
export async function digestOff(
  deps: CommandDeps,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const found = await digestHere(deps, request);
  if (found === null) return refusal({ message: NONE, nearest: 'digest daily 09:00' });
  return (await denied(deps, request, { kind: 'place' })) ?? end(deps, found, request, style);
}

/** Answers `digest now`: the last seven days of what the digest here asks for, or of everything. */
export async function digestNow(
  deps: CommandDeps,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const found = await digestHere(deps, request);
  const parsed = found === null ? null : storedQuery(deps, found);
  const query = parsed?.ok ? parsed.query : EVERYTHING;
  return answer(await periodDigest(deps, style.now - DAYS_NOW * DAY, style.now, style, query));
}
