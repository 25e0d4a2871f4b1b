import type { CorrectionAct, Feedback } from '../domain/correction.ts';
import type { DateStyle } from '../messages/dates.ts';
import { reviewInChat, settledMessage } from '../messages/feedback.ts';
import { correctedMessage } from '../messages/review.ts';
import type { CorrectionOutcome, ReviewStore, SettledFeedback, Signed } from '../pipeline/review-ports.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import type { FeedbackCommand } from './feedback-command.ts';
import { labelsIn } from './label-words.ts';
import { answer, refusal } from './reply.ts';

/** Verdicts, and corrections, that `review` shows at most. */
const MOST_LISTED = 10;

const OWNERS_ALONE = 'Owners alone settle what readers say: those whom ENTENTE_OWNERS names.';

/** Answers `review`: what waits, with the buttons to settle it. */
export async function reviewVerdicts(
  deps: CommandDeps,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  if (!deps.owners.includes(request)) return refusal({ message: OWNERS_ALONE, nearest: null });
  const [corrections, feedback] = await Promise.all([
    deps.review.corrections(MOST_LISTED),
    deps.review.openFeedback(MOST_LISTED),
  ]);
  return answer(reviewInChat(corrections, feedback, deps.labels, style));
}

/** Answers `accept` and `reject`. */
export async function settleFeedback(
  deps: CommandDeps,
  { kind, verdict, why }: Extract<FeedbackCommand, { kind: 'accept' | 'reject' }>,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  if (!deps.owners.includes(request)) return refusal({ message: OWNERS_ALONE, nearest: null });
  const signed = {
    by: request.platform === 'terminal' ? request.user : `${request.platform}:${request.user}`,
    why: why ?? 'As the reader says.',
    at: style.now,
  };
  const outcome = kind === 'accept' ? 'accepted' : 'rejected';
  const settled = await deps.serially(() => settleVerdict(deps, verdict, outcome, signed));
  if (!settled.ok) return refusal({ message: settled.message, nearest: 'review' });
  const { feedback, corrected } = settled;
  if (corrected === null) return answer(settledMessage(feedback, outcome));
  return answer(correctedMessage(corrected.correction, corrected.moved, deps.labels, style));
}

/** How a verdict was settled: with the correction that followed, where one did. */
export type SettledVerdict =
  | {
      readonly ok: true;
      readonly feedback: Feedback;
      readonly corrected: Extract<CorrectionOutcome, { ok: true }> | null;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Settles a verdict. One that is accepted corrects its story first: not relevant sets it aside, and labels that the
 * reader named are set. A correction that cannot be made leaves the verdict open.
 */
export async function settleVerdict(
  { review, vocabulary }: { readonly review: ReviewStore; readonly vocabulary: Vocabulary },
  id: number,
  outcome: SettledFeedback['outcome'],
  signed: Signed,
): Promise<SettledVerdict> {
  const feedback = await review.openVerdict(id);
  if (feedback === null) return { ok: false, message: `No verdict ${id} waits to be settled.` };
  const act = outcome === 'accepted' ? actOf(feedback, vocabulary) : null;
  const corrected = act === null ? null : await review.correct(feedback.story, act, signed);
  if (corrected !== null && !corrected.ok) return corrected;
  await review.settleFeedback(id, outcome, signed);
  return { ok: true, feedback, corrected };
}

function actOf({ verdict, note }: Feedback, vocabulary: Vocabulary): CorrectionAct | null {
  if (verdict === 'not-relevant') return { kind: 'irrelevant' };
  const read = labelsIn(note ?? '', vocabulary);
  return read.ok && Object.keys(read.labels).length > 0 ? { kind: 'relabel', labels: read.labels } : null;
}
