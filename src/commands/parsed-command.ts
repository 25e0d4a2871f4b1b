import type { Command, CommandError } from './command.ts';

/** What a text was understood as. */
export type ParsedCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly error: CommandError };

/** A command that was understood. */
export function understood(command: Command): ParsedCommand {
  return { ok: true, command };
}

/** A text that was not; `nearest` is a form that comes near, ready to be typed. */
export function refuse(message: string, nearest: string | null): ParsedCommand {
  return { ok: false, error: { message, nearest } };
}
