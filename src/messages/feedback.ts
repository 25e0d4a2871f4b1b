import type { Correction, Feedback } from '../domain/correction.ts';
import type { Matter } from '../domain/delivery.ts';
import type { Story } from '../domain/story.ts';
import type { DateStyle } from './dates.ts';
import { headline } from './headline.ts';
import { count, type Labels } from './labels.ts';
import { type Action, action, type Block, line, type Message, note, text } from './message.ts';
import { feedbackItem, reviewList } from './review.ts';
import { actionsBlock } from './story-actions.ts';

/** What a verdict is called. */
export const VERDICT_LABELS: Readonly<Record<Feedback['verdict'], string>> = {
  'not-relevant': 'not relevant',
  'wrong-label': 'wrong label',
};

/** What a reader is told who found a story wrong. */
export function thanks(
  { number }: Pick<Story, 'number'>,
  verdict: Feedback['verdict'],
  said: string | null,
  again: boolean,
): Message {
  const kept = again ? 'was noted before' : 'is noted';
  const title = `#${number}, ${VERDICT_LABELS[verdict]}: that ${kept}, and waits for a reviewer.`;
  if (verdict === 'not-relevant') {
    return {
      title,
      blocks: [
        line(title),
        line(
          'Your own answers leave it out from now on. For others nothing changes before a reviewer agrees.',
        ),
      ],
    };
  }
  const named = said === null ? 'Say what is right, if you know it: ' : 'To say it otherwise: ';
  return {
    title,
    blocks: [
      line(title),
      line('No label changes before a reviewer agrees.'),
      note(named, text(`wrong-label ${number} stage:signed sectors:quantum,space pairs:india-uk`, 'code')),
    ],
  };
}

/** What owners are told of a new verdict, with the commands that settle it. */
export function newVerdict(
  story: Story,
  { id, platform, user, verdict, note: said }: Feedback,
  waiting: number,
  labels: Labels,
): Extract<Matter, { kind: 'notice' }> {
  const outlets = story.sources.map(({ outlet }) => outlet);
  const because = said === null ? '' : `: “${said}”`;
  return {
    kind: 'notice',
    key: `verdict ${id}`,
    title: `#${story.number} ${VERDICT_LABELS[verdict]}?`,
    lines: [
      `${user} on ${platform} finds #${story.number} ${VERDICT_LABELS[verdict]}${because}.`,
      `${story.pairs.map((pair) => pair.map(labels.party).join(' – ')).join(', ')}: ${headline(story.title, outlets)}`,
      waiting > 1
        ? `${count(waiting, 'verdict')} wait; “review” lists them.`
        : 'No label changes before you agree.',
    ],
    offers: [
      { label: 'Accept', command: `accept ${id}` },
      { label: 'Reject', command: `reject ${id}` },
      { label: `Why #${story.number}`, command: `why ${story.number}` },
    ],
  };
}

/** What waits for a reviewer, each with the commands that settle it, and what was decided lately. */
export function reviewInChat(
  corrections: readonly Correction[],
  feedback: readonly Feedback[],
  labels: Labels,
  style: DateStyle,
): Message {
  const { title, blocks } = reviewList(corrections, [], labels, style);
  if (feedback.length === 0) return { title, blocks };
  const open = `${count(feedback.length, 'verdict')} to settle`;
  const waiting = feedback.flatMap((one): Block[] => [
    { kind: 'line', spans: feedbackItem(one, style) },
    actionsBlock(settlingActions(one)),
  ]);
  return { title: open, blocks: [{ kind: 'heading', text: open }, ...waiting, ...blocks.slice(2)] };
}

function settlingActions({ id, story }: Feedback): readonly Action[] {
  return [
    action('Accept', `accept ${id}`),
    action('Reject', `reject ${id}`),
    action(`Why #${story}`, `why ${story}`),
  ];
}

/** What an owner is told who settled a verdict that corrected nothing. */
export function settledMessage({ id, story }: Feedback, outcome: 'accepted' | 'rejected'): Message {
  const title =
    outcome === 'rejected'
      ? `Verdict ${id} on #${story} is rejected; the story stays as it is.`
      : `Verdict ${id} on #${story} is accepted. It names no label; set what is right.`;
  const hint = note(text(`entente review relabel ${story} --stage announced --by … --why …`, 'code'));
  return { title, blocks: outcome === 'rejected' ? [line(title)] : [line(title), hint] };
}
