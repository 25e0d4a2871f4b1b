import type { DateStyle } from '../messages/dates.ts';
import { addSource } from './add-source.ts';
import { digestNow, digestOff, digestSet, digestShow } from './channel-digest.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { edit } from './edit.ts';
import { mute, mutes, unmute } from './mute.ts';
import { pause, resume } from './pause.ts';
import { permissionsSet, permissionsShow } from './permissions-command.ts';
import { preview } from './preview.ts';
import { quietSet, quietShow } from './quiet.ts';
import { subscribe, tryOut } from './subscribe.ts';
import type { RuleCommand, SubscriptionCommand } from './subscription-command.ts';
import { subscriptions, unsubscribe } from './subscriptions.ts';

/** Runs a command on who is told what and when. */
export async function runSubscriptionCommand(
  deps: CommandDeps,
  command: SubscriptionCommand,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  switch (command.kind) {
    case 'subscribe':
      return subscribe(deps, command, request, style);
    case 'try':
      return tryOut(deps, command, style);
    case 'subscriptions':
      return subscriptions(deps, request, style);
    case 'unsubscribe':
      return unsubscribe(deps, command, request, style);
    case 'edit':
      return edit(deps, command, request, style);
    case 'pause':
      return pause(deps, command, request, style);
    case 'resume':
      return resume(deps, command, request, style);
    case 'test':
      return preview(deps, command, request, style);
    case 'digest-show':
      return digestShow(deps, request, style);
    case 'digest-now':
      return digestNow(deps, request, style);
    case 'digest-off':
      return digestOff(deps, request, style);
    case 'digest-set':
      return digestSet(deps, command, request, style);
  }
}

/** Runs a command on what holds for all that is told. */
export function runRuleCommand(
  deps: CommandDeps,
  command: RuleCommand,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  switch (command.kind) {
    case 'quiet-show':
      return quietShow(deps, request, style);
    case 'quiet-set':
      return quietSet(deps, command, request);
    case 'mute':
      return mute(deps, command, request, style);
    case 'unmute':
      return unmute(deps, command, request);
    case 'mutes':
      return mutes(deps, request);
    case 'sources-add':
      return addSource(deps, command, request);
    case 'permissions-show':
      return permissionsShow(deps, request);
    case 'permissions-set':
      return permissionsSet(deps, command, request);
  }
}
