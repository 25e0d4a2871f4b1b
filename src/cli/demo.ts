import type { Command } from 'commander';
import type { Run } from './run.ts';

/** `entente demo`: the main job, on the sample, without account, network or configuration. */
export function addDemo(program: Command, run: Run): void {
  program
    .command('demo')
    .description('see what it does: the sample news of spring 2023, fetched, read and told as stories')
    .option(
      '--chat',
      'in your own Slack or Teams, which must be configured; the news moves as you press Enter',
    )
    .addHelpText('after', '\nExamples:\n  entente demo\n  entente demo --chat')
    .action((options: { chat?: boolean }) =>
      run(async (context) =>
        options.chat === true
          ? (await import('../compose/demo-chat.ts')).runChatDemo(context)
          : (await import('../compose/demo.ts')).runDemo(context),
      ),
    );
}
