import { readLabels } from '../../commands/review-labels.ts';
import { settleVerdict } from '../../commands/settle-feedback.ts';
import { clockOf } from '../../compose/clock.ts';
import type { CliContext } from '../../compose/context.ts';
import { CommandFailure, EXIT } from '../../compose/exit.ts';
import { type OpenState, openExistingState } from '../../compose/program.ts';
import { showMessage } from '../../compose/terminal.ts';
import type { CorrectionAct } from '../../domain/correction.ts';
import type { DateStyle } from '../../messages/dates.ts';
import { settledMessage } from '../../messages/feedback.ts';
import { correctedMessage, reviewList, reviewSheet } from '../../messages/review.ts';
import type { CorrectionOutcome, Signed } from '../../pipeline/review-ports.ts';
import type { RelabelOptions, SignedOptions } from '../review.ts';

/** Corrections, and verdicts, that a list shows at most. */
const MOST_LISTED = 30;

function opened(context: CliContext): OpenState {
  return openExistingState({
    config: context.config,
    lifecycle: context.lifecycle,
    clock: clockOf(context),
  });
}

function styleOf(context: CliContext): DateStyle {
  return { timeZone: context.config.timeZone, now: clockOf(context).now() };
}

function signedBy(context: CliContext, { by, why }: SignedOptions): Signed {
  if (by.trim() === '' || why.trim() === '') {
    throw new CommandFailure(EXIT.usage, 'UNSIGNED', '--by and --why cannot be empty: both are kept.');
  }
  return { by: by.trim(), why: why.trim(), at: clockOf(context).now() };
}

/** Shows what waits and what was decided. */
export async function list(context: CliContext, json: boolean): Promise<void> {
  const { store, commands } = opened(context);
  const [corrections, feedback] = await Promise.all([
    store.review.corrections(MOST_LISTED),
    store.review.openFeedback(MOST_LISTED),
  ]);
  if (json) return context.out(`${JSON.stringify({ feedback, corrections }, null, 2)}\n`);
  showMessage(context, reviewList(corrections, feedback, commands.labels, styleOf(context)));
}

/** Shows a story with its items. */
export async function show(context: CliContext, story: number): Promise<void> {
  const { store, commands } = opened(context);
  const sheet = await store.review.sheet(story);
  if (!sheet) throw new CommandFailure(EXIT.usage, 'NO_STORY', `There is no story #${story}.`);
  const { number, standing, tellers, values } = sheet;
  const corrections = await store.review.corrections(MOST_LISTED, story);
  const view = { number, standing, tellers, title: values.title };
  showMessage(context, reviewSheet(view, corrections, commands.labels, styleOf(context)));
}

/** Sets labels, or judges a story to be no partnership news. */
export async function relabel(context: CliContext, story: number, options: RelabelOptions): Promise<void> {
  const { pairs, sectors, stage, initiative, irrelevant } = options;
  const named = [pairs, sectors, stage, initiative].filter((label) => label !== undefined).length > 0;
  if (irrelevant && named) {
    throw new CommandFailure(
      EXIT.usage,
      'BOTH',
      '--irrelevant stands alone: news that is none has no labels.',
    );
  }
  if (irrelevant) return correct(context, story, { kind: 'irrelevant' }, options);
  const read = readLabels(options, opened(context).commands.vocabulary);
  if (!read.ok) throw new CommandFailure(EXIT.usage, 'BAD_LABEL', read.message);
  return correct(context, story, { kind: 'relabel', labels: read.labels }, options);
}

/** Corrects a story and says what that did. */
export async function correct(
  context: CliContext,
  story: number,
  act: CorrectionAct,
  options: SignedOptions,
): Promise<void> {
  const signed = signedBy(context, options);
  const state = opened(context);
  report(context, state, await state.store.review.correct(story, act, signed), options);
}

/** Takes a correction back. */
export async function undo(context: CliContext, correction: number, options: SignedOptions): Promise<void> {
  const signed = signedBy(context, options);
  const state = opened(context);
  report(context, state, await state.store.review.undo(correction, signed), options);
}

/** Settles a reader's verdict; one that is accepted corrects its story. */
export async function settle(
  context: CliContext,
  id: number,
  outcome: 'accepted' | 'rejected',
  options: SignedOptions,
): Promise<void> {
  const signed = signedBy(context, options);
  const state = opened(context);
  const { review } = state.store;
  const settled = await settleVerdict({ review, vocabulary: state.commands.vocabulary }, id, outcome, signed);
  if (!settled.ok) throw new CommandFailure(EXIT.usage, 'NO_VERDICT', settled.message);
  const { feedback, corrected } = settled;
  if (corrected !== null) return report(context, state, corrected, options);
  if (options.json) context.out(`${JSON.stringify({ feedback, outcome }, null, 2)}\n`);
  else showMessage(context, settledMessage(feedback, outcome));
}

function report(
  context: CliContext,
  { commands }: OpenState,
  outcome: CorrectionOutcome,
  options: SignedOptions,
): void {
  if (!outcome.ok) throw new CommandFailure(EXIT.usage, 'REFUSED', outcome.message);
  const { correction, moved } = outcome;
  if (options.json) context.out(`${JSON.stringify(outcome, null, 2)}\n`);
  else showMessage(context, correctedMessage(correction, moved, commands.labels, styleOf(context)));
}
