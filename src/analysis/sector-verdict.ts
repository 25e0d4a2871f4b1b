import type { Sector } from '../domain/sector.ts';
import type { Findings } from './features.ts';
import type { LinearModel } from './lexicon.ts';
import { probability } from './model.ts';
import { sectorCandidates } from './sector-features.ts';
import type { SectorReading } from './sectors.ts';

/** From this probability on news counts as being about a sector that it names. */
const THRESHOLD = 0.5;

/** Which of the sectors that news names its cooperation is about, with the words that say so. */
export function sectorVerdict(f: Findings, model: LinearModel): SectorReading {
  const chosen = sectorCandidates(f).filter(({ features }) => probability(model, features) >= THRESHOLD);
  return {
    sectors: chosen.map(({ sector }): Sector => sector),
    signs: chosen.flatMap(({ signs }) => signs),
  };
}
