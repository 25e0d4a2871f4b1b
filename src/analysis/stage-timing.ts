import type { Features } from './features.ts';
import { monthIn } from './month-words.ts';
import type { Passage, Reading } from './reading.ts';
import type { StageSign } from './stage.ts';

/** How far before and after a word of stage its day may stand, in tokens. */
const BEFORE = 5;
const AFTER = 7;

const YEAR = /^(?:19|20)\d\d$/;

/** Whether the words around a sign date it to these days, to a time before, or not at all. */
function timeOf(passage: Passage, { from, to }: StageSign, lang: string | null): 'now' | 'past' | null {
  const [start, end] = [from - BEFORE, to + AFTER];
  const says = (cue: string): boolean =>
    passage.marks.some((m) => m.mark.kind === 'cue' && m.mark.cue === cue && m.from >= start && m.from < end);
  if (says('this-week')) return 'now';
  const dated = passage.tokens
    .slice(Math.max(0, start), end)
    .some(({ text }) => YEAR.test(text) || monthIn(text, lang ?? 'en') > 0);
  return dated || says('time-past') ? 'past' : null;
}

/**
 * When each stage is told to have come, and whether the first sentence or a later one tells it: `signed on Tuesday` is
 * the news, `agreed in 2004` what went before.
 */
export function timingFeatures(reading: Reading, signs: readonly StageSign[]): Features {
  const out: Record<string, number> = {};
  const inSummary = signs.filter(({ field }) => field === 'summary').sort((a, b) => a.from - b.from);
  const [first] = inSummary;
  if (first) out[`first-told-${first.stage}`] = 1;
  const lead = reading.summary.sentences[0]?.to ?? 0;
  for (const { from, stage, weight } of inSummary) {
    const name = `${from < lead ? 'lead' : 'later'}-${stage}`;
    out[name] = Math.max(out[name] ?? 0, weight / 3);
  }
  for (const sign of signs) {
    const time = timeOf(reading[sign.field], sign, reading.lang);
    if (time) out[`${time}-${sign.stage}`] = 1;
  }
  return out;
}
