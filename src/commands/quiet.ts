import { type DateStyle, momentLabel } from '../messages/dates.ts';
import { action, type Message } from '../messages/message.ts';
import { actionsBlock } from '../messages/story-actions.ts';
import { plainMessage } from '../messages/subscriptions.ts';
import { printQuietHours } from '../schedule/parse-quiet-hours.ts';
import { isQuiet, quietUntil } from '../schedule/quiet-hours.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { denied, here, makeHere } from './here.ts';
import { answer } from './reply.ts';
import type { RuleCommand } from './subscription-command.ts';

/** Answers `quiet`: which hours are quiet here. */
export async function quietShow(
  deps: CommandDeps,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const place = await here(deps, request);
  const quiet = place === null ? null : (await deps.destinations.rules(place.id)).quiet;
  if (quiet === null) {
    return answer(
      plainMessage('There are no quiet hours here.', 'To have some: quiet 20:00-07:00 Asia/Kolkata'),
    );
  }
  const now = isQuiet(quiet, style.now)
    ? `It is quiet now, until ${momentLabel(quietUntil(quiet, style.now), { ...style, timeZone: quiet.timeZone })}.`
    : 'It is not quiet now.';
  return answer(offering(plainMessage(`Quiet hours here: ${printQuietHours(quiet)}.`, now)));
}

function offering(message: Message): Message {
  return { ...message, blocks: [...message.blocks, actionsBlock([action('End quiet hours', 'quiet off')])] };
}

/** Answers `quiet 20:00-07:00` and `quiet off`. */
export async function quietSet(
  deps: CommandDeps,
  { quiet: written }: Extract<RuleCommand, { kind: 'quiet-set' }>,
  request: CommandRequest,
): Promise<Reply> {
  const refused = await denied(deps, request, { kind: 'place' });
  if (refused !== null) return refused;
  const { id } = await makeHere(deps, request);
  const quiet = written === null ? null : { ...written, timeZone: written.timeZone ?? request.timeZone };
  await deps.destinations.setQuiet(id, quiet);
  if (quiet === null) {
    const held = 'What was held so far comes when they would have ended.';
    return answer(plainMessage('There are no quiet hours here any more.', held));
  }
  return answer(
    offering(
      plainMessage(
        `Quiet hours here: ${printQuietHours(quiet)}.`,
        'Alerts are held until they end, and summed up in one message where there are several. Digests come at their time. What a subscription calls urgent is not held: edit <n> urgent:signed.',
      ),
    ),
  );
}
