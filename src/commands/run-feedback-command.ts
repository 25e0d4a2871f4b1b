import type { DateStyle } from '../messages/dates.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import type { FeedbackCommand } from './feedback-command.ts';
import { giveFeedback } from './give-feedback.ts';
import { reviewVerdicts, settleFeedback } from './settle-feedback.ts';

/** Runs a command on what readers say of stories. */
export async function runFeedbackCommand(
  deps: CommandDeps,
  command: FeedbackCommand,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  switch (command.kind) {
    case 'not-relevant':
    case 'wrong-label':
      return giveFeedback(deps, command, request);
    case 'review':
      return reviewVerdicts(deps, request, style);
    case 'accept':
    case 'reject':
      return settleFeedback(deps, command, request, style);
  }
}
