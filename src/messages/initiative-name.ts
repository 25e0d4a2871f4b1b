import type { Story } from '../domain/story.ts';
import type { Labels } from './labels.ts';
import { describeInstrument } from './unnamed-agreement.ts';

/** Said of what research noted from memory and has not seen in its source. */
export const UNCHECKED = 'record not yet checked';

/**
 * The initiative of a story for people: its full name where the records know it (marked where the record was not seen in
 * its source), else the name as the news has it, else the kind of agreement (`science MoU, 2023`); `null` for none.
 */
export function initiativeName(
  story: Pick<
    Story,
    'initiative' | 'pairs' | 'parties' | 'sectors' | 'stage' | 'date' | 'published' | 'title' | 'summary'
  >,
  labels: Labels,
): string | null {
  const { initiative, pairs, parties, sectors, stage, title, summary } = story;
  if (initiative !== null) {
    const record = labels.initiatives?.meant(initiative, pairs.length > 0 ? pairs.flat() : parties);
    if (!record) return initiative;
    return record.checked ? record.name : `${record.name} (${UNCHECKED})`;
  }
  const date = story.date ?? new Date(story.published).toISOString().slice(0, 10);
  return describeInstrument({ sectors, stage, date, words: `${title}\n${summary}` });
}
