import type { PartyCode } from '../domain/party.ts';
import { type Stage, stageOrder } from '../domain/stage.ts';
import type { Story } from '../domain/story.ts';

/** A step of the ledger that a story once told as news. */
export interface ToldStep {
  readonly stage: Stage;
  readonly parties: readonly PartyCode[];
}

/**
 * Whether a story still supports a step that it told, once its items or its labels were corrected: its parties are
 * among those that act in it, and its stage is not further than the one that it stands at. Earlier stages that it
 * passed stay.
 */
export function supportsStep(
  { stage, pairs, parties }: Pick<Story, 'stage' | 'pairs' | 'parties'>,
  step: ToldStep,
): boolean {
  const subjects = pairs.length > 0 ? pairs : [[...parties].sort()];
  const key = step.parties.join('~');
  if (!subjects.some((subject) => subject.join('~') === key)) return false;
  return stage !== null && stageOrder(step.stage) <= stageOrder(stage);
}
