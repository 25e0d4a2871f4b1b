import type { Correction, Feedback } from '../domain/correction.ts';
import type { StoryNumber, StoryStanding } from '../domain/story.ts';
import type { Teller } from '../stories/derive-story.ts';
import { correctionItem } from './corrections.ts';
import { type DateStyle, momentLabel } from './dates.ts';
import { count, type Labels, pairLabel, STAGE_LABELS } from './labels.ts';
import { type Block, line, type Message, note, type Span, text } from './message.ts';

/** What waits for a reviewer and what was decided: `entente review`. */
export function reviewList(
  corrections: readonly Correction[],
  feedback: readonly Feedback[],
  labels: Labels,
  style: DateStyle,
): Message {
  const open = feedback.length === 0 ? 'No verdict waits' : `${count(feedback.length, 'verdict')} to settle`;
  const blocks: Block[] = [
    { kind: 'heading', text: open },
    ...(feedback.length === 0
      ? [line('Nobody in chat has found a story wrong that a reviewer has not settled.')]
      : [{ kind: 'list' as const, items: feedback.map((one) => feedbackItem(one, style)) }]),
    { kind: 'heading', text: corrections.length === 0 ? 'No corrections yet' : 'Latest corrections' },
    { kind: 'list', items: corrections.map((one) => correctionItem(one, labels, style)) },
  ];
  return { title: `${open}; ${count(corrections.length, 'correction')} shown`, blocks };
}

/** A verdict as an item of a list: what somebody says of which story, when and why. */
export function feedbackItem(
  { id, story, verdict, user, platform, note: said, at }: Feedback,
  style: DateStyle,
): Span[] {
  const verdictLabel = verdict === 'not-relevant' ? 'not relevant' : 'wrong label';
  return [
    text(`${id}. `, 'quiet'),
    text(`#${story} ${verdictLabel}`, 'strong'),
    text(` says ${user} on ${platform}, ${momentLabel(at, style)}${said ? `: ${said}` : ''}`),
  ];
}

/** A story as a reviewer needs it. */
export interface SheetView {
  readonly number: StoryNumber;
  readonly standing: StoryStanding;
  readonly title: string;
  readonly tellers: readonly Teller[];
}

/** A story with its items and their ids, as `split` takes them: `entente review show`. */
export function reviewSheet(
  story: SheetView,
  corrections: readonly Correction[],
  labels: Labels,
  style: DateStyle,
): Message {
  const title = `#${story.number} (${story.standing}): ${story.title}`;
  const blocks: Block[] = [
    { kind: 'heading', text: title },
    {
      kind: 'table',
      head: ['item', 'outlet', 'published', 'read as', 'title'],
      rows: story.tellers.map(({ id, item, analysis }) => [
        String(id),
        item.outlet,
        momentLabel(item.published, style),
        [
          analysis.pairs.map((pair) => pairLabel(labels, pair)).join(', ') || 'no pair',
          analysis.stage === null ? 'no stage' : STAGE_LABELS[analysis.stage].toLowerCase(),
        ].join(', '),
        item.title,
      ]),
    },
    { kind: 'list', items: corrections.map((one) => correctionItem(one, labels, style)) },
    note('The first item founded the story; “split” takes item numbers.'),
  ];
  return { title, blocks };
}

/** What a correction did, and how to take it back. */
export function correctedMessage(
  correction: Correction,
  moved: readonly StoryNumber[],
  labels: Labels,
  style: DateStyle,
): Message {
  const changed =
    moved.length === 0
      ? 'No reader sees a difference.'
      : `Readers see a difference in ${moved.map((number) => `#${number}`).join(', ')}.`;
  const blocks: Block[] = [
    { kind: 'list', items: [correctionItem(correction, labels, style)] },
    line(changed),
    ...(correction.undone === null
      ? [note(`To take it back: entente review undo ${correction.number} --by … --why …`)]
      : []),
  ];
  return { title: `Correction ${correction.number}`, blocks };
}
