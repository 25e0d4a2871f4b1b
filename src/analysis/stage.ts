import { STAGES, type Stage } from '../domain/stage.ts';
import type { LinearModel } from './lexicon.ts';
import type { Marked } from './mark.ts';
import { endingsOf, type Polarity, polaritiesOf } from './polarity.ts';
import type { Passage, Reading } from './reading.ts';
import { stageChances, stageFeatures } from './stage-features.ts';
import { framesOf } from './stage-frames.ts';

/** A cue of a stage as it stands in the text, after tense and negation. */
export interface StageSign {
  readonly stage: Stage;
  readonly weight: number;
  readonly field: Passage['field'];
  readonly from: number;
  readonly to: number;
  /** Whether it is a mere verb of doing. */
  readonly light?: boolean;
}

/** What an item says of stages. */
export interface StageSigns {
  readonly signs: readonly StageSign[];
  /** How loud each stage is told. */
  readonly scores: Readonly<Record<Stage, number>>;
}

/** The stage that an item reports. */
export interface StageVerdict {
  readonly stage: Stage | null;
  /** The next likely stage where the reading is unsure of the first, with its probability; else `null`. */
  readonly doubt: { readonly stage: Stage; readonly chance: number } | null;
}

/** Under this chance of the best stage the next one is named too, when it has a fair chance itself. */
const SURE = 0.6;
const FAIR = 0.2;

type StageMark = Extract<Marked['mark'], { kind: 'stage' }>;

/** A step that lies ahead: a signature to come is negotiated, other steps to come stay what they are. */
function ahead(stage: Stage, strength: number): Step | null {
  if (stage === 'signed') return strength === 3 ? { stage: 'negotiating', weight: 2.5 } : null;
  if (stage === 'active') return { stage: 'announced', weight: 1 };
  if (stage === 'stalled') return { stage: 'stalled', weight: strength * 0.5 };
  return { stage, weight: strength };
}

/** A step that one side would like, or that may come. */
function wished(stage: Stage, strength: number): Step | null {
  if (stage === 'signed' || stage === 'announced')
    return strength === 3 ? { stage: 'proposed', weight: 2.5 } : null;
  return ahead(stage, strength);
}

/** A breakdown that is denied leaves the talks or the work going on. */
function goesOn(passage: Passage): Step {
  const talks = passage.marks.some(({ mark }) => mark.kind === 'stage' && mark.stage === 'negotiating');
  return { stage: talks || hasTalks(passage) ? 'negotiating' : 'active', weight: 3 };
}

const TALKS = new Set(['talks', 'negotiations', 'negotiation', 'talk']);
const hasTalks = (passage: Passage): boolean => passage.tokens.some((token) => TALKS.has(token.text));

interface Step {
  readonly stage: Stage;
  readonly weight: number;
}

/** What a word of stage says, given how it is meant. */
function stepOf(passage: Passage, { stage, strength }: StageMark, polarity: Polarity): Step | null {
  switch (polarity) {
    case 'plain':
      return { stage, weight: strength };
    case 'future':
      return ahead(stage, strength);
    case 'wished':
      return wished(stage, strength);
    case 'unfinished':
      return stage === 'active' || stage === 'stalled' ? null : { stage: 'negotiating', weight: 3 };
    case 'negated':
      if (stage === 'stalled') return goesOn(passage);
      return stage === 'signed' ? { stage: 'stalled', weight: 1.5 } : null;
    case 'denied':
      return stage === 'stalled' ? goesOn(passage) : { stage: 'stalled', weight: 2.5 };
  }
}

/** A breakdown that a word of ending ends (`end two-year freeze`). */
const ENDED_REACH = 3;

/** `e-Sign`, `X-Change`: the second half of a name is no verb. */
function afterLetter({ tokens }: Passage, at: number): boolean {
  const hyphen = tokens[at - 1];
  const touching = hyphen?.text === '-' && !hyphen.spaced && tokens[at]?.spaced === false;
  return touching && tokens[at - 2]?.text.length === 1;
}

function signsIn(passage: Passage, depths: Uint8Array, lang: string | null): StageSign[] {
  const marks = passage.marks.filter((m): m is Marked<StageMark> => m.mark.kind === 'stage');
  const meant = polaritiesOf(passage, lang);
  const ends = passage.marks.filter(({ mark }) => mark.kind === 'cue' && mark.cue === 'ending');
  const undone = (m: Marked<StageMark>): boolean =>
    m.mark.stage === 'stalled' && ends.some((e) => m.from >= e.to && m.from - e.to <= ENDED_REACH);
  const read = marks
    .filter(({ from }) => (depths[from] ?? 0) === 0 && !afterLetter(passage, from))
    .filter(
      (m) => !marks.some((o) => o !== m && o.from <= m.from && o.to >= m.to && o.to - o.from > m.to - m.from),
    )
    .flatMap((m): StageSign[] => {
      const step = undone(m) ? goesOn(passage) : stepOf(passage, m.mark, meant(m.from, m.to));
      const light = m.mark.stage === 'active' && m.mark.strength === 1;
      return step ? [{ ...step, field: passage.field, from: m.from, to: m.to, light }] : [];
    });
  const ended = endingsOf(passage, lang)
    .filter(({ from, to }) => (depths[from] ?? 0) === 0 && !['negated', 'denied'].includes(meant(from, to)))
    .map(({ from, to }): StageSign => ({ stage: 'stalled', weight: 3, field: passage.field, from, to }));
  const frames = framesOf(passage, depths);
  const within = ({ from, to, stage }: StageSign): boolean =>
    frames.some((f) => f.instead === stage && from < f.to && to > f.from);
  return [...read.filter((sign) => !within(sign)), ...ended, ...frames];
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

/**
 * Verbs of doing (`arrive`, `install`) tell of a stage only where nothing else does: beside a word of stage they say
 * what it is about.
 */
function firmOrAll(signs: readonly StageSign[]): StageSign[] {
  const [firm, light] = [signs.filter(({ light }) => !light), signs.filter(({ light }) => light)];
  return firm.length > 0 ? firm : light;
}

/** Finds the cues of stages in an item, the background left out. */
export function stageSignsOf(
  { title, summary, lang }: Reading,
  titleDepths: Uint8Array,
  summaryDepths: Uint8Array,
): StageSigns {
  const signs = firmOrAll([...signsIn(title, titleDepths, lang), ...signsIn(summary, summaryDepths, lang)]);
  return { signs, scores: loudness(signs) };
}

/** No stage, for items that are no news of a partnership. */
export const NO_STAGE: StageVerdict = { stage: null, doubt: null };

/** Weighs the cues of stages: which of them is the news. */
export function stageOf(
  reading: Reading,
  { signs }: StageSigns,
  models: Readonly<Record<Stage, LinearModel>>,
): StageVerdict {
  const chances = stageChances(models, stageFeatures(reading, signs));
  const [best, next] = [...STAGES].sort((a, b) => chances[b] - chances[a]);
  const unsure = best && next && chances[best] < SURE && chances[next] >= FAIR;
  const doubt = unsure ? { stage: next, chance: Math.round(chances[next] * 1000) / 1000 } : null;
  return { stage: best ?? null, doubt };
}
