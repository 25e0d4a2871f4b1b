import type { Command } from './command.ts';
import type { ParsedCommand } from './parsed-command.ts';

/** Answers that say the same to everybody and change nothing when they are given again. */
const FOR_ALL: readonly Command['kind'][] = [
  'overview',
  'find',
  'story',
  'why-not',
  'timeline',
  'initiative',
  'matrix',
  'sources',
  'help',
];

/** Whether the answer may be shown to a channel. `why` may name somebody's own subscriptions. */
export function isShareable(parsed: ParsedCommand): boolean {
  return parsed.ok && FOR_ALL.includes(parsed.command.kind);
}
