import { line, type Message, note } from '../messages/message.ts';
import type { CommandError, Reply } from './command.ts';

/** A good answer, for the asker alone. */
export function answer(message: Message): Reply {
  return { visibility: 'private', ok: true, message };
}

/** An answer that says what was wrong and what to type. */
export function refusal(error: CommandError): Reply {
  const hint = error.nearest === null ? 'Type “help” for the commands by example.' : `Try: ${error.nearest}`;
  return {
    visibility: 'private',
    ok: false,
    message: { title: error.message, blocks: [line(error.message), note(hint)] },
  };
}
