import type { Analysis } from '../../src/domain/analysis.ts';

/** What was read in an item about India and the UK, with other values where given. */
export function anAnalysis(changes: Partial<Analysis> = {}): Analysis {
  return {
    version: 'test',
    relevant: true,
    confidence: 0.9,
    plurilateral: false,
    events: [],
    pairs: [['GB', 'IN']],
    backgroundPairs: [],
    parties: ['GB', 'IN'],
    sectors: ['semiconductors'],
    stage: 'proposed',
    initiative: null,
    evidence: [],
    because: 'Two governments, a technology, and words of cooperation.',
    ...changes,
  };
}

/** What is read in an item that is no partnership news. */
export function irrelevant(because = 'It names no second government.'): Analysis {
  return anAnalysis({
    relevant: false,
    pairs: [],
    parties: [],
    sectors: [],
    stage: null,
    confidence: 0.1,
    because,
  });
}
