import type { Evidence } from '../domain/analysis.ts';
import type { Stage } from '../domain/stage.ts';
import type { Findings } from './features.ts';
import type { Marked } from './mark.ts';
import { type Passage, quote, type Reading } from './reading.ts';

/** No analysis carries more pieces of evidence, but for those of its sums and its date. */
export const MOST_EVIDENCE = 24;

/** So many words of cooperation, background and noise are enough. */
const MOST_CUES = 10;

function piece(
  passage: Passage,
  from: number,
  to: number,
  supports: Evidence['supports'],
  label: string,
): Evidence {
  return { field: passage.field, ...quote(passage, from, to), supports, label };
}

/** What a mark of the lexicon is evidence for by itself; `null` for marks that others judge. */
function fromMark(passage: Passage, { from, to, mark }: Marked): Evidence | null {
  if (mark.kind !== 'cue') return null;
  if (mark.cue === 'cooperation') return piece(passage, from, to, 'cooperation', 'cooperation');
  if (mark.cue.startsWith('noise-'))
    return piece(passage, from, to, 'noise', mark.cue.slice('noise-'.length));
  if (mark.cue === 'background-clause') return piece(passage, from, to, 'background', 'precedent');
  return null;
}

/** The pieces of text behind an analysis: parties, its stage, sectors, initiatives, cooperation, background, noise. */
export function evidenceOf(f: Findings, stage: Stage | null): Evidence[] {
  const { title, summary } = f.reading;
  const of = (field: Passage['field']): Passage => (field === 'title' ? title : summary);
  const signs = f.stage.signs
    .filter((s) => s.stage === stage)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map((s) => piece(of(s.field), s.from, s.to, 'stage', s.stage));
  const named = new Set(f.parties.pairs.flat());
  const parties = f.mentions
    .filter((m) => m.codes.some((code) => named.has(code)) && m.depth === 0)
    .slice(0, 6)
    .map((m) => piece(of(m.field), m.from, m.to, 'party', m.codes.join('~')));
  const sectors = firstOfEach(f).map((s) => piece(of(s.field), s.from, s.to, 'sector', s.sector));
  const initiatives = f.initiatives
    .slice(0, 2)
    .map((i) => piece(of(i.field), i.from, i.to, 'initiative', i.name));
  return [...parties, ...signs, ...initiatives, ...sectors, ...cuesAsEvidence(f.reading)].slice(
    0,
    MOST_EVIDENCE,
  );
}

/** The first words of cooperation, background and noise. */
export function cuesAsEvidence({ title, summary }: Reading): Evidence[] {
  const cues: Evidence[] = [];
  for (const passage of [title, summary]) {
    for (const marked of passage.marks) {
      const cue = cues.length < MOST_CUES ? fromMark(passage, marked) : null;
      if (cue) cues.push(cue);
    }
  }
  return cues;
}

function firstOfEach(f: Findings): Findings['sectors']['signs'] {
  const seen = new Set<string>();
  return f.sectors.signs.filter((s) => !seen.has(s.sector) && seen.add(s.sector));
}
