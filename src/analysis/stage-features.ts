import { STAGES, type Stage } from '../domain/stage.ts';
import type { Features } from './features.ts';
import type { LinearModel } from './lexicon.ts';
import { probability } from './model.ts';
import type { Passage, Reading } from './reading.ts';
import type { StageSign } from './stage.ts';
import { timingFeatures } from './stage-timing.ts';

/** Each stage in each field. */
const PLACES = STAGES.flatMap((stage) =>
  (['title', 'summary'] as const).map((field) => ({
    name: `${stage}-${field}`,
    again: `${stage}-${field}-again`,
  })),
);

/** How strong each stage is told, and where. */
function strengths(signs: readonly StageSign[]): Record<string, number> {
  const out: Record<string, number> = {};
  for (const { name, again } of PLACES) {
    out[name] = 0;
    out[again] = 0;
  }
  const seen = new Set<string>();
  for (const sign of signs) {
    const name = `${sign.stage}-${sign.field}`;
    if (seen.has(name)) out[`${name}-again`] = 1;
    seen.add(name);
    out[name] = Math.max(out[name] ?? 0, sign.weight / 3);
  }
  return out;
}

/** Which stages are told side by side, and which the headline tells first. */
function company(signs: readonly StageSign[]): Record<string, number> {
  const out: Record<string, number> = {};
  const firm = STAGES.filter((stage) => signs.some((s) => s.stage === stage && s.weight >= 2));
  firm.forEach((a, i) => {
    for (const b of firm.slice(i + 1)) out[`${a}+${b}`] = 1;
  });
  const [first] = signs.filter((s) => s.field === 'title').sort((a, b) => a.from - b.from);
  if (first) out[`first-${first.stage}`] = 1;
  return out;
}

/** What the stage model sees: how strong each stage's cues are, where, when, and beside what. */
export function stageFeatures(reading: Reading, signs: readonly StageSign[]): Features {
  const { title, summary, lang } = reading;
  return {
    foreign: lang === 'en' ? 0 : 1,
    question: title.tokens.some((t) => t.text === '?' || t.text === '？') ? 1 : 0,
    'future-title': hasCue(title, 'future') ? 1 : 0,
    'future-summary': hasCue(summary, 'future') ? 1 : 0,
    'negation-title': hasCue(title, 'negation') ? 1 : 0,
    'denial-title': hasCue(title, 'denial') ? 1 : 0,
    'wish-title': hasCue(title, 'wish') ? 1 : 0,
    'unfinished-title': hasCue(title, 'unfinished') ? 1 : 0,
    ...cuesOf(title),
    silent: signs.length === 0 ? 1 : 0,
    'silent-title': signs.some((sign) => sign.field === 'title') ? 0 : 1,
    ...strengths(signs),
    ...company(signs),
    ...timingFeatures(reading, signs),
  };
}

/** Classes of cue that colour how a step of the headline is to be read. */
const COLOURS = [
  'meeting',
  'cooperation',
  'link',
  'dealing',
  'technology',
  'government',
  'scheduled',
  'ordinal',
];

const cuesOf = (title: Passage): Record<string, number> =>
  Object.fromEntries(COLOURS.map((cue) => [`${cue}-title`, hasCue(title, cue) ? 1 : 0]));

function hasCue(passage: Passage, cue: string): boolean {
  return passage.marks.some(({ mark }) => mark.kind === 'cue' && mark.cue === cue);
}

/** Probability of each stage by one model a stage, made to add up to 1. */
export function stageChances(
  models: Readonly<Record<Stage, LinearModel>>,
  features: Features,
): Record<Stage, number> {
  const present = Object.fromEntries(Object.entries(features).filter(([, value]) => value !== 0));
  const raw = STAGES.map((stage) => [stage, probability(models[stage], present)] as const);
  const sum = raw.reduce((total, [, p]) => total + p, 0) || 1;
  return Object.fromEntries(raw.map(([stage, p]) => [stage, p / sum])) as Record<Stage, number>;
}
