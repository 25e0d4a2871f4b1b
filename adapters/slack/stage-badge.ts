import type { LedgerStage } from '../../src/domain/initiative.ts';
import { STAGE_LABELS } from '../../src/messages/labels.ts';
import type { StoryCard } from '../../src/messages/message.ts';
import { STAGE_SIGNS } from '../../src/messages/stage-signs.ts';

/** A stage as a coloured sign and its name. */
export function stageBadge(stage: LedgerStage): string {
  return `${STAGE_SIGNS[stage]} *${STAGE_LABELS[stage]}*`;
}

/** The badge of a card; where it has moved, from where. */
export function cardBadge({ stage, moved }: Pick<StoryCard, 'stage' | 'moved'>): string {
  if (stage === null) return '';
  const from = moved?.from ? `${STAGE_LABELS[moved.from]} → ` : '';
  return `${from}${stageBadge(stage)}`;
}
