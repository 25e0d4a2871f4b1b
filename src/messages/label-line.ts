import { STAGE_LABELS } from './labels.ts';
import type { StoryCard } from './message.ts';
import { partialDateLabel } from './partial-date.ts';

/** What a structured line is made of; a {@link StoryCard} is one. */
export type LabelledFacts = Pick<
  StoryCard,
  'pairs' | 'stage' | 'sectors' | 'initiative' | 'amounts' | 'date'
>;

/**
 * The facts of a story or an item in one line: `India – United Kingdom · signed · semiconductors · TSI · £7 million · on
 * 24 Jul 2024`. What is unknown is left out; the stage is left out too where a badge shows it (`'badge'`).
 */
export function labelLine(facts: LabelledFacts, stage: 'word' | 'badge'): string {
  const { pairs, sectors, initiative, amounts, date } = facts;
  const parts = [
    ...pairs,
    stage === 'word' && facts.stage ? STAGE_LABELS[facts.stage].toLowerCase() : '',
    sectors.join(', '),
    initiative ?? '',
    amounts.join(', '),
    date === null ? '' : dateWords(date),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** `on 24 Jul 2024`, `in Apr 2023`. */
export function dateWords(date: string): string {
  return `${date.length === 10 ? 'on' : 'in'} ${partialDateLabel(date)}`;
}
