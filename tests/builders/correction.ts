import type { Correction } from '../../src/domain/correction.ts';

/** A correction of story 1, with sensible values where none are given. */
export function aCorrection(changes: Partial<Correction> = {}): Correction {
  return {
    number: 1,
    story: 1,
    act: { kind: 'relabel', labels: { stage: 'announced', sectors: ['quantum'] } },
    by: 'ana',
    why: 'It was announced, and nobody has signed.',
    at: Date.parse('2023-05-09T08:00:00Z'),
    undone: null,
    effects: { items: [], linked: [], overruled: 'signed', founded: null },
    ...changes,
  };
}
