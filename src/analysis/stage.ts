import { STAGES, type Stage } from '../domain/stage.ts';
import type { Features } from './features.ts';
import type { LinearModel } from './lexicon.ts';
import type { Marked } from './mark.ts';
import type { Passage } from './reading.ts';
import { stageChances, stageFeatures } from './stage-features.ts';

/** A cue of a stage as it stands in the text, after tense and negation. */
export interface StageSign {
  readonly stage: Stage;
  readonly weight: number;
  readonly field: Passage['field'];
  readonly from: number;
  readonly to: number;
}

/** The stage that an item reports, and what speaks for it. */
export interface StageReading {
  readonly stage: Stage | null;
  readonly signs: readonly StageSign[];
  readonly scores: Readonly<Record<Stage, number>>;
  /** What the stage model sees; for training too. */
  readonly features: Features;
  /** Probability of the stage chosen, 0 to 1; 0 for none. */
  readonly confidence: number;
}

type StageMark = Extract<Marked['mark'], { kind: 'stage' }>;

/** How far before a verb its future or its negation may stand, in tokens. */
const REACH = 4;

interface Grammar {
  readonly future: ReadonlySet<number>;
  readonly negated: ReadonlySet<number>;
}

function grammarOf(passage: Passage): Grammar {
  const future = new Set<number>();
  const negated = new Set<number>();
  for (const { from, to, mark } of passage.marks) {
    if (mark.kind !== 'cue') continue;
    if (mark.cue === 'future') for (let i = from; i < to; i++) future.add(i);
    if (mark.cue === 'negation') for (let i = from; i < to; i++) negated.add(i);
  }
  return { future, negated };
}

function within(places: ReadonlySet<number>, at: number, reach: number, passage: Passage): boolean {
  for (let i = at - 1; i >= Math.max(0, at - reach); i--) {
    if (places.has(i)) return true;
    if (passage.tokens[i]?.kind === 'mark' && ',;:.—–'.includes(passage.tokens[i]?.text ?? '')) return false;
  }
  return false;
}

/** A step that lies ahead: a signature to come is negotiated, other steps to come stay what they are. */
function shifted(stage: Stage, strength: number): { stage: Stage; weight: number } | null {
  if (stage === 'signed') return strength === 3 ? { stage: 'negotiating', weight: 2.5 } : null;
  if (stage === 'active') return { stage: 'announced', weight: 1 };
  if (stage === 'stalled') return { stage: 'stalled', weight: strength * 0.5 };
  return { stage, weight: strength };
}

function signOf(passage: Passage, grammar: Grammar, marked: Marked<StageMark>): StageSign | null {
  const { from, to, mark } = marked;
  const where = { field: passage.field, from, to } as const;
  if (within(grammar.negated, from, REACH, passage)) {
    if (mark.stage === 'signed') return { ...where, stage: 'stalled', weight: 1.5 };
    return null;
  }
  if (within(grammar.future, from, 2, passage)) {
    const later = shifted(mark.stage, mark.strength);
    return later && { ...where, ...later };
  }
  return { ...where, stage: mark.stage, weight: mark.strength };
}

function signsIn(passage: Passage, depths: Uint8Array): StageSign[] {
  const grammar = grammarOf(passage);
  const marks = passage.marks.filter((m): m is Marked<StageMark> => m.mark.kind === 'stage');
  return marks
    .filter(({ from }) => (depths[from] ?? 0) === 0)
    .filter(
      (m) => !marks.some((o) => o !== m && o.from <= m.from && o.to >= m.to && o.to - o.from > m.to - m.from),
    )
    .map((marked) => signOf(passage, grammar, marked))
    .filter((sign): sign is StageSign => sign !== null);
}

const TITLE_FACTOR = 1.5;

/** How loud each stage is told: its strongest cue in the title and in the summary. */
function loudness(signs: readonly StageSign[]): Record<Stage, number> {
  const scores = Object.fromEntries(STAGES.map((s) => [s, 0])) as Record<Stage, number>;
  if (signs.length === 0) return scores;
  for (const field of ['title', 'summary'] as const) {
    for (const stage of STAGES) {
      const weights = signs.filter((s) => s.field === field && s.stage === stage).map((s) => s.weight);
      scores[stage] += Math.max(0, ...weights) * (field === 'title' ? TITLE_FACTOR : 1);
    }
  }
  return scores;
}

/** Reads the stage of an item from its cues, the background left out. */
export function stageOf(
  title: Passage,
  summary: Passage,
  titleDepths: Uint8Array,
  summaryDepths: Uint8Array,
  models: Readonly<Record<Stage, LinearModel>>,
): StageReading {
  const signs = [...signsIn(title, titleDepths), ...signsIn(summary, summaryDepths)];
  const scores = loudness(signs);
  const features = stageFeatures(title, summary, signs);
  // Most news has no word of stage: then the models need not be asked.
  if (signs.length === 0) return { stage: null, signs, scores, features, confidence: 0 };
  const chances = stageChances(models, features);
  const [best] = [...STAGES].sort((a, b) => chances[b] - chances[a]);
  const stage = best ?? null;
  return { stage, signs, scores, features, confidence: stage ? chances[stage] : 0 };
}
