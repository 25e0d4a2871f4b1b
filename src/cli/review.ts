import type { Command } from 'commander';
import type { TypedLabels } from '../commands/review-labels.ts';
import { wholeNumber } from './options.ts';
import type { Run } from './run.ts';

/** Who corrects, and why; both are kept with the correction. */
export interface SignedOptions {
  readonly by: string;
  readonly why: string;
  readonly json?: boolean;
}

/** What `entente review relabel` was told. */
export interface RelabelOptions extends TypedLabels, SignedOptions {
  readonly irrelevant?: boolean;
}

const number = wholeNumber(1, 999_999_999);
const LABELS = `
Examples:
  entente review relabel 12 --stage announced --by ana --why "The minister announced, nobody signed."
  entente review relabel 12 --pairs GB-IN,IN-US --sectors quantum,space --by ana --why "Three parties."
  entente review relabel 12 --irrelevant --by ana --why "A trade dispute."`;

/** `entente review …`: what a person decides on stories, kept with who, when and why. */
export function addReview(program: Command, run: Run): void {
  const review = program
    .command('review')
    .description('correct stories: relabel, merge, split, dismiss, undo; and settle what readers say')
    .addHelpText('after', '\nExamples:\n  entente review list\n  entente review show 12');
  const command = (form: string, description: string, example: string): Command =>
    review.command(form).description(description).addHelpText('after', example);
  const signed: SignedCommand = (form, description, example) =>
    command(form, description, example)
      .requiredOption('--by <name>', 'who corrects')
      .requiredOption('--why <reason>', 'why, in a sentence')
      .option('--json', 'the outcome as JSON');

  review
    .command('list', { isDefault: true })
    .description('verdicts of readers that wait, and the latest corrections')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  entente review list')
    .action((options: { json?: boolean }) =>
      run(async (context) => (await jobs()).list(context, options.json === true)),
    );
  command('show', 'a story with its items and their numbers', '\nExample:\n  entente review show 12')
    .argument('<story>', 'number of the story', number)
    .action((story: number) => run(async (context) => (await jobs()).show(context, story)));
  signed('relabel', 'set labels of a story instead of those that were read', LABELS)
    .argument('<story>', 'number of the story', number)
    .option('--pairs <list>', 'pairs, by codes or names: GB-IN,india-us')
    .option('--sectors <list>', 'sectors by id or name, or none')
    .option('--stage <stage>', 'proposed, negotiating, announced, signed, active, stalled, or none')
    .option('--initiative <name>', 'id or name of an initiative, or none')
    .option('--irrelevant', 'it is no partnership news at all')
    .action((story: number, options: RelabelOptions) =>
      run(async (context) => (await jobs()).relabel(context, story, options)),
    );
  addMergeAndSplit(signed, run);
  signed(
    'dismiss',
    'set a story aside: it is in no search and no digest, also when copies come',
    '\nExample:\n  entente review dismiss 12 --by ana --why "Sponsored content."',
  )
    .argument('<story>', 'number of the story', number)
    .action((story: number, options: SignedOptions) =>
      run(async (context) => (await jobs()).correct(context, story, { kind: 'dismiss' }, options)),
    );
  signed('undo', 'take a correction back', '\nExample:\n  entente review undo 7 --by ana --why "My mistake."')
    .argument('<correction>', 'number of the correction', number)
    .action((correction: number, options: SignedOptions) =>
      run(async (context) => (await jobs()).undo(context, correction, options)),
    );
  addVerdicts(signed, run);
}

/** Makes a subcommand that is signed with who and why. */
type SignedCommand = (form: string, description: string, example: string) => Command;

/** `merge` and `split`: which items tell one event. */
function addMergeAndSplit(signed: SignedCommand, run: Run): void {
  signed(
    'merge',
    'make two stories one: the second goes on as part of the first, and its number leads there',
    '\nExample:\n  entente review merge 12 15 --by ana --why "One signing."',
  )
    .argument('<story>', 'the story that stays', number)
    .argument('<other>', 'the story that goes', number)
    .action((story: number, other: number, options: SignedOptions) =>
      run(async (context) => (await jobs()).correct(context, other, { kind: 'merge', into: story }, options)),
    );
  signed(
    'split',
    'make items of a story a story of their own; “review show” lists their numbers',
    '\nExample:\n  entente review split 12 345 346 --by ana --why "Two events."',
  )
    .argument('<story>', 'number of the story', number)
    .argument('<items...>', 'numbers of the items')
    .action((story: number, items: readonly string[], options: SignedOptions) =>
      run(async (context) =>
        (await jobs()).correct(context, story, { kind: 'split', items: items.map(number) }, options),
      ),
    );
}

/** `accept` and `reject`: what readers said is settled. */
function addVerdicts(
  signed: (form: string, description: string, example: string) => Command,
  run: Run,
): void {
  signed(
    'accept',
    'a reader was right: a story found not relevant is set aside as no partnership news',
    '\nExample:\n  entente review accept 3 --by ana --why "Indeed a trade dispute."',
  )
    .argument('<verdict>', 'number of the verdict', number)
    .action((verdict: number, options: SignedOptions) =>
      run(async (context) => (await jobs()).settle(context, verdict, 'accepted', options)),
    );
  signed(
    'reject',
    'a reader was wrong: the story stays as it is',
    '\nExample:\n  entente review reject 3 --by ana --why "It is a signed pact."',
  )
    .argument('<verdict>', 'number of the verdict', number)
    .action((verdict: number, options: SignedOptions) =>
      run(async (context) => (await jobs()).settle(context, verdict, 'rejected', options)),
    );
}

const jobs = () => import('./jobs/review.ts');
