import type { Features } from './features.ts';
import type { Marked } from './mark.ts';
import type { Passage, Reading } from './reading.ts';

/** What counting cues looks at: the item, and which words of it stand in the background. */
interface Cued {
  readonly reading: Reading;
  readonly titleDepths: Uint8Array;
  readonly summaryDepths: Uint8Array;
}

export const NOISES = [
  'trade',
  'control',
  'sanction',
  'arms',
  'dispute',
  'sport',
  'crime',
  'culture',
  'disaster',
  'market',
  'domestic',
  'company-news',
  'migration',
  'military',
  'world',
  'rivalry',
] as const;

const CLASSES = [
  'cooperation',
  'technology',
  'government',
  'meeting',
  'company',
  'firm',
  'codevelopment',
  'dealing',
  'link',
];
export const NOISE_CUES = NOISES.map((noise) => `noise-${noise}`);
const COUNTED = [...CLASSES, ...NOISE_CUES].map((cue) => ({
  cue,
  title: `${cue}-title`,
  summary: `${cue}-summary`,
}));

const NAMES = new Map(COUNTED.map((counted) => [counted.cue, counted]));

/** The names of the features that {@link cueFeatures} gives. */
export const CUE_FEATURES: ReadonlySet<string> = new Set(
  COUNTED.flatMap(({ title, summary }) => [title, summary]),
);

/** The features of the cues that stand in the item at all, without the others, which are zero. */
export function namesOfCues({ reading }: { readonly reading: Reading }): Set<string> {
  const names = new Set<string>();
  for (const { field, marks } of [reading.title, reading.summary]) {
    for (const { mark } of marks) {
      const name = mark.kind === 'cue' ? NAMES.get(mark.cue)?.[field] : undefined;
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

/**
 * Zero for each name. A text parsed by JSON becomes an object with a fixed shape, which copies and answers several
 * times faster than one put together name by name.
 */
export const zeros = (names: Iterable<string>): Features =>
  JSON.parse(JSON.stringify(Object.fromEntries([...names].map((name) => [name, 0])))) as Features;

const NO_CUES = zeros(CUE_FEATURES);

/** So many of a class in one field say all. */
const MOST = { title: 2, summary: 3 } as const;

const NOISY = new Set(NOISE_CUES);

/** Whether a word of noise belongs to a longer phrase of a step or a sector: `strike a deal`, `review progress`. */
const withinPhrase = (marks: Passage['marks'], { from, to }: Marked): boolean =>
  marks.some(
    (m) =>
      (m.mark.kind === 'stage' || m.mark.kind === 'sector') &&
      m.from <= from &&
      m.to >= to &&
      m.to - m.from > to - from,
  );

/** Adds each cue of a passage that stands outside background clauses to its class, up to 1. */
function countCues(out: Record<string, number>, { field, marks }: Passage, depths: Uint8Array): void {
  const share = 1 / MOST[field];
  for (const marked of marks) {
    const { from, mark } = marked;
    if (mark.kind !== 'cue') continue;
    const name = NAMES.get(mark.cue)?.[field];
    if (name === undefined || (depths[from] ?? 0) >= 2) continue;
    if (NOISY.has(mark.cue) && withinPhrase(marks, marked)) continue;
    out[name] = Math.min(1, (out[name] ?? 0) + share);
  }
}

/** Features that the cues alone settle. */
export function cueFeatures(f: Cued): Record<string, number> {
  const out = { ...NO_CUES };
  countCues(out, f.reading.title, f.titleDepths);
  countCues(out, f.reading.summary, f.summaryDepths);
  return out;
}

/** Whether a class of cue stands anywhere in the item. */
export function occurs(cues: Features, cue: string): boolean {
  const names = NAMES.get(cue);
  return names !== undefined && ((cues[names.title] ?? 0) > 0 || (cues[names.summary] ?? 0) > 0);
}
