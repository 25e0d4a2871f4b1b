import type { LedgerStage } from '../domain/initiative.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Story } from '../domain/story.ts';
import type { InitiativeCatalogue } from '../stories/initiative-catalogue.ts';
import type { OutletBook } from '../stories/outlet-book.ts';

/** Names for people, made from `data/`. */
export interface Labels {
  /** `GB` → `United Kingdom`; the code itself where it is unknown. */
  readonly party: (code: PartyCode) => string;
  readonly sector: (sector: Sector) => string;
  /** Who stands behind which outlet. */
  readonly outlets: OutletBook;
  /** What research knows of initiatives; without it names stand as the news has them. */
  readonly initiatives?: Pick<InitiativeCatalogue, 'meant'>;
  /** Machine-written prose that is ready for a story, or `null`; absent where none is asked for. */
  readonly prose?: (story: Story) => string | null;
}

/** Names of the stages, and of the two ways to leave them, for people. */
export const STAGE_LABELS: Readonly<Record<LedgerStage, string>> = {
  proposed: 'Proposed',
  negotiating: 'Negotiating',
  announced: 'Announced',
  signed: 'Signed',
  active: 'Active',
  stalled: 'Stalled',
  superseded: 'Superseded',
  ended: 'Ended',
};

/** Names of the sectors where there is room for four letters. */
export const SECTOR_SHORT: Readonly<Record<Sector, string>> = {
  semiconductors: 'chip',
  'artificial-intelligence': 'AI',
  quantum: 'qtm',
  telecommunications: 'tel',
  'critical-minerals': 'min',
  biotechnology: 'bio',
  space: 'spc',
  'defence-technology': 'def',
  'clean-energy': 'cln',
  'nuclear-energy': 'nuc',
  cybersecurity: 'cyb',
  'advanced-materials': 'mat',
  'advanced-manufacturing': 'mfg',
  'digital-infrastructure': 'dig',
  'research-and-mobility': 'res',
};

/** Both parties of a pair by name, in alphabetical order: `India – United Kingdom`. */
export function pairLabel(labels: Labels, pair: Pair): string {
  return [labels.party(pair[0]), labels.party(pair[1])].sort((a, b) => a.localeCompare(b, 'en')).join(' – ');
}

/** `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `1 item`, `2 items`: the plural takes an `s` unless given. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? singular : plural}`;
}
