import { shortened } from '../../src/messages/clean-text.ts';
import { flagsOf } from '../../src/messages/flags.ts';
import { labelLine } from '../../src/messages/label-line.ts';
import { STAGE_LABELS } from '../../src/messages/labels.ts';
import type { StoryCard } from '../../src/messages/message.ts';
import { STAGE_SIGNS } from '../../src/messages/stage-signs.ts';
import { linkRuns, paragraph, run } from './card-text.ts';
import type { CardContainer, RichTextBlock, TextRun } from './card-types.ts';

/** The most that a part of a story takes, in UTF-16 code units. */
const MOST = { title: 300, labels: 500, extract: 1_200, foot: 600 } as const;

/** A story: its headline leads to its source; stage, pair and subject below; then its words; sources and age at its foot. */
export function storyElements(card: StoryCard): CardContainer {
  const title = shortened(card.title.trim() || 'A story without a headline', MOST.title);
  const head = { weight: 'bolder', size: 'medium' } as const;
  const lines = [
    paragraph(card.url === null ? [run(title, head)] : linkRuns(title, card.url, head)),
    paragraph(factRuns(card), 'small'),
    paragraph([run(shortened(card.extract, MOST.extract))], 'small'),
    card.moved === null ? null : foot(card.moved.since),
    foot(`${card.when} · ${card.sources} · #${card.number}`),
    card.earlier === undefined ? null : foot(`Earlier: ${card.earlier}`),
  ];
  return {
    type: 'Container',
    items: lines.filter((line): line is RichTextBlock => line !== null),
    separator: true,
    spacing: 'medium',
  };
}

function factRuns(card: StoryCard): TextRun[] {
  const flags = card.pairs.length === 0 && card.parties.length < 2 ? '' : flagsOf(card.parties);
  const labels = shortened(labelLine(card, 'badge'), MOST.labels);
  const facts = [flags, labels].filter(Boolean).join(' ');
  return [...badgeRuns(card), run(card.stage !== null && facts !== '' ? '  ·  ' : ''), run(facts)];
}

/** `🔵 Announced`; where it has moved, from where. */
function badgeRuns({ stage, moved }: StoryCard): TextRun[] {
  if (stage === null) return [];
  const from = moved?.from ? `${STAGE_LABELS[moved.from]} → ` : '';
  return [run(from), run(`${STAGE_SIGNS[stage]} ${STAGE_LABELS[stage]}`, { weight: 'bolder' })];
}

function foot(text: string): RichTextBlock | null {
  return paragraph([run(shortened(text, MOST.foot), { isSubtle: true, size: 'small' })], 'small');
}
