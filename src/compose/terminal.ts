import { createPaint } from '../../adapters/terminal/paint.ts';
import { plainText as plain } from '../../adapters/terminal/plain-text.ts';
import { pollSummary } from '../../adapters/terminal/poll-lines.ts';
import { createProgress } from '../../adapters/terminal/progress.ts';
import { renderMessage } from '../../adapters/terminal/render-message.ts';
import type { Message } from '../messages/message.ts';
import type { PollWatcher } from '../pipeline/poll-due-feeds.ts';
import type { PollReport } from '../pipeline/poll-feed.ts';
import type { CliContext } from './context.ts';

/** Writes a message to the terminal. */
export function showMessage(context: CliContext, message: Message): void {
  context.out(renderMessage(message, context.terminal));
}

/** A message as the terminal shows it. */
export function messageText(context: CliContext, message: Message): string {
  return renderMessage(message, context.terminal);
}

/** Shows a poll cycle as it goes. */
export function pollProgress(context: CliContext, label: string): PollWatcher & { stop(): void } {
  const progress = createProgress(label, context.terminal.interactive, context.err);
  return {
    started: (total) => progress.start(total),
    finished: (report) => progress.step(report.feed.title),
    stop: () => progress.stop(),
  };
}

/** Shows how far a work in many steps is. */
export function workProgress(
  context: CliContext,
  label: string,
): { start(total: number): void; advance(steps: number): void; stop(): void } {
  const progress = createProgress(label, context.terminal.interactive, context.err);
  let running = false;
  return {
    start: (total) => {
      running = true;
      progress.start(total);
    },
    advance: (steps) => {
      for (let i = 0; i < steps; i++) progress.step('');
    },
    stop: () => {
      if (running) progress.stop();
      running = false;
    },
  };
}

/** Writes how a cycle ended: how many feeds of each kind, and a line for each that needs a word. */
export function showPollSummary(context: CliContext, reports: readonly PollReport[]): void {
  context.out(pollSummary(reports, createPaint(context.terminal.colour)));
}

/** A heading between the parts of a longer output. */
export function showHeading(context: CliContext, text: string): void {
  const rule = '─'.repeat(Math.max(4, Math.min(context.terminal.width, 100) - text.length - 4));
  context.out(`\n── ${createPaint(context.terminal.colour).strong(text)} ${rule}\n`);
}

/** Text that may come from a feed, without anything that a terminal would obey. */
export function plainText(text: string): string {
  return plain(text);
}
