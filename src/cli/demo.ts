import type { Command } from 'commander';
import type { Run } from './run.ts';

/** `entente demo`: the main job, on the sample, without account, network or configuration. */
export function addDemo(program: Command, run: Run): void {
  program
    .command('demo')
    .description('see what it does: the sample news of spring 2023, fetched, read and told as stories')
    .addHelpText('after', '\nExample:\n  entente demo')
    .action(() => run(async (context) => (await import('../compose/demo.ts')).runDemo(context)));
}
