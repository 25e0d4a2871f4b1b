import type { Analysis } from '../domain/analysis.ts';
import { THRESHOLD } from './assemble.ts';
import { whyNot } from './because.ts';
import type { Ceiling, Glance } from './ceiling.ts';
import { cuesAsEvidence } from './evidence.ts';
import type { Lexicon } from './lexicon.ts';

/** Sums in another order differ in their last digits. */
const ROUNDING = 1e-9;

/**
 * Whether an item can be left as it stands: whatever else is read in it, it stays irrelevant. One that mentions another
 * cooperation in passing is read to the end, as its background is kept.
 */
export function canLeave(glance: Glance, { chance }: Ceiling): boolean {
  return chance + ROUNDING < THRESHOLD && !glance.mentions.some(({ depth }) => depth === 2);
}

/**
 * The analysis of an item that was left: irrelevant, at least as surely as the ceiling tells, with the parties named
 * and the words of cooperation and noise as its evidence.
 */
export function leave(
  { reading }: Glance,
  { chance, cues, technical, cooperative, parties }: Ceiling,
  lexicon: Lexicon,
): Analysis {
  return {
    version: lexicon.version,
    relevant: false,
    confidence: Math.floor((1 - chance) * 1000) / 1000,
    plurilateral: false,
    events: [],
    pairs: [],
    backgroundPairs: [],
    parties,
    sectors: [],
    stage: null,
    initiative: null,
    evidence: cuesAsEvidence(reading),
    because: whyNot(
      { lang: reading.lang, paired: parties.length > 1, technical, cooperative },
      cues,
      lexicon,
    ),
  };
}
