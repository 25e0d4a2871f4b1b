import type { Evidence } from '../domain/analysis.ts';
import type { Correction } from '../domain/correction.ts';
import type { ItemFate } from '../domain/item.ts';
import type { ItemChange, Story, StoryRecord, StoryStanding } from '../domain/story.ts';
import { amountWords } from './amount-words.ts';
import { changeItem, correctionItem } from './corrections.ts';
import { type DateStyle, momentLabel } from './dates.ts';
import { evidenceFoot } from './evidence-foot.ts';
import { dateWords } from './label-line.ts';
import { count, type Labels, STAGE_LABELS } from './labels.ts';
import { type Block, line, type Mark, type Message, note, type Span, text } from './message.ts';
import { itemsOwnWords } from './prose.ts';
import { STANDING_LABELS } from './standing-labels.ts';
import { actionsBlock, storyActions } from './story-actions.ts';
import { earlierStep, storyCard } from './story-card.ts';

const MACHINE_NOTE =
  'A language model wrote the sentences of this card; each of their words stands in the item. In the item’s own words:';

/** What stands beside a story that is explained. */
export interface WhyContext {
  /** The number that was typed: one that was merged leads to the story. */
  readonly asked?: number;
  /** The steps that it follows, newest first. */
  readonly earlier?: readonly Story[];
  /** What was delivered of it where it is asked. */
  readonly delivered?: readonly Block[];
}

/**
 * Why a story was shown: its card, the words that say so, every item that tells it, the steps that it follows, what was
 * delivered of it here, what was corrected since, and how the items arrived.
 */
export function why(
  story: StoryRecord,
  labels: Labels,
  style: DateStyle,
  { asked = story.number, earlier = [], delivered = [] }: WhyContext = {},
): Message {
  const { corrections, changes, standing } = story;
  const told = `Told by ${count(story.sources.length, 'item')}`;
  const card = storyCard(story, labels, style, earlier);
  const blocks: Block[] = [
    ...(asked === story.number ? [] : [note(`#${asked} was merged into #${story.number}.`)]),
    ...(standing === 'current' ? [] : [line(text(STANDING_LABELS[standing], 'strong'))]),
    { kind: 'story', card },
    ...(card.prose === 'machine' ? [note(`${MACHINE_NOTE} ${itemsOwnWords(story)}`)] : []),
    { kind: 'heading', text: standing === 'withdrawn' ? 'Why it is shown no more' : 'Why it was shown' },
    line(story.because),
    ...(standing === 'withdrawn' ? [] : quotes(story, story.evidence, labels)),
    { kind: 'heading', text: told },
    { kind: 'list', items: story.sources.map((source) => sourceLine(source, style)) },
    ...followed(earlier, style),
    ...delivered,
    ...listed(
      'Corrections',
      corrections.map((one) => correctionItem(one, labels, style)),
    ),
    ...listed(
      'Changes of its items',
      changes.map((change) => changeItem(change, style)),
    ),
    ...evidenceFoot(story.arrivals, style),
    actionsBlock(storyActions(card).filter(({ label }) => label !== 'Why')),
  ];
  return { title: `Why #${story.number} was shown: ${story.title}`, blocks };
}

function followed(earlier: readonly Story[], style: DateStyle): Block[] {
  const items = earlier.map((story): Span[] => [
    text(`${earlierStep(story, style)}  `, 'quiet'),
    text(story.title),
  ]);
  return listed('Earlier steps of the same initiative or affair', items);
}

function listed(heading: string, items: readonly (readonly Span[])[]): Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        { kind: 'list', items },
      ];
}

function sourceLine(source: StoryRecord['sources'][number], style: DateStyle): Span[] {
  const parts: Span[] = [
    text(`${momentLabel(source.published, style)}  `, 'quiet'),
    text(`${source.outlet}: `, 'strong'),
  ];
  if (source.stage) parts.push({ kind: 'stage', stage: source.stage }, text(' '));
  parts.push(source.url ? { kind: 'link', text: source.title, url: source.url } : text(source.title));
  if (source.founder) parts.push(text(' (founded the story)', 'quiet'));
  return parts;
}

/** Title and summary with the supporting words marked. */
function quotes(
  item: { readonly title: string; readonly summary: string },
  evidence: readonly Evidence[],
  labels: Labels,
): Block[] {
  const marksOf = (field: Evidence['field']): Mark[] =>
    evidence
      .filter((found) => found.field === field)
      .map((found) => ({ start: found.start, end: found.end, label: evidenceLabel(found, labels) }));
  const blocks: Block[] = [{ kind: 'quote', text: item.title, marks: marksOf('title') }];
  if (item.summary) blocks.push({ kind: 'quote', text: item.summary, marks: marksOf('summary') });
  return blocks;
}

function evidenceLabel(found: Evidence, labels: Labels): string {
  if (found.supports === 'party') return labels.party(found.label);
  if (found.supports === 'amount') return `amount: ${amountWords(found.label)}`;
  if (found.supports === 'date') return `date: ${dateWords(found.label)}`;
  if (found.supports === 'background') return `background: ${found.label}`;
  if (found.supports === 'stage') return found.label in STAGE_LABELS ? `stage: ${found.label}` : found.label;
  return found.label;
}

/** What became of one item, for `why-not`. */
export interface FateView {
  readonly title: string;
  readonly outlet: string;
  readonly feedTitle: string;
  readonly retrievedAt: number;
  readonly fate: ItemFate;
  readonly because: string;
  readonly storyNumber: number | null;
  /** How the story stands that it went to; `null` where there is none. */
  readonly standing: StoryStanding | null;
  /** Corrections of that story, oldest first. */
  readonly corrections: readonly Correction[];
  /** What the item was before it changed, oldest first. */
  readonly changes: readonly ItemChange[];
}

const FATES: Readonly<Record<ItemFate, string>> = {
  founded: 'It founded a story',
  joined: 'It joined a story',
  duplicate: 'It repeats an item that was there already',
  irrelevant: 'It was read and judged to be no partnership news',
  unreadable: 'It could not be read',
};

/** What became of an article: each item with its address, why, and what changed or was corrected since. */
export function whyNot(
  address: string,
  fates: readonly FateView[],
  labels: Labels,
  style: DateStyle,
): Message {
  if (fates.length === 0) {
    return {
      title: 'No feed has carried this address.',
      blocks: [
        line('No feed has carried this address: ', text(address, 'code')),
        note('Is its publisher among the feeds? See “sources”.'),
      ],
    };
  }
  const blocks = fates.flatMap((fate) => fateBlocks(fate, labels, style));
  return { title: `What became of ${address}`, blocks };
}

function fateBlocks(fate: FateView, labels: Labels, style: DateStyle): Block[] {
  const { storyNumber, standing, corrections, changes } = fate;
  const told = fate.fate === 'irrelevant' && storyNumber !== null ? `; it told #${storyNumber} before` : null;
  const story = told ?? (storyNumber === null ? '' : `: #${storyNumber}`);
  const stands =
    standing === null || standing === 'current' ? '' : `That story: ${STANDING_LABELS[standing]}`;
  return [
    { kind: 'heading', text: fate.title || '(no title)' },
    line(text(`${FATES[fate.fate]}${story}. `, 'strong'), fate.because),
    ...(stands ? [line(stands)] : []),
    ...listed(
      'Corrections of the story',
      corrections.map((one) => correctionItem(one, labels, style)),
    ),
    ...listed(
      'Changes of the item',
      changes.map((change) => changeItem(change, style)),
    ),
    note(
      `${fate.outlet}, from the feed “${fate.feedTitle}”, retrieved ${momentLabel(fate.retrievedAt, style)}`,
    ),
  ];
}
