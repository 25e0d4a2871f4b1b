import type { Pair, PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';

/** Names for people, made from `data/`. */
export interface Labels {
  /** `GB` → `United Kingdom`; the code itself where it is unknown. */
  readonly party: (code: PartyCode) => string;
  readonly sector: (sector: Sector) => string;
}

/** Names of the stages for people. */
export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  proposed: 'Proposed',
  negotiating: 'Negotiating',
  announced: 'Announced',
  signed: 'Signed',
  active: 'Active',
  stalled: 'Stalled',
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
