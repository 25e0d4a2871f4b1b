import type { PartyCode } from '../domain/party.ts';
import { SECTORS, type Sector } from '../domain/sector.ts';
import { STAGES, type Stage } from '../domain/stage.ts';

/** What kind of word names a party. */
export type NameKind =
  | 'name'
  | 'demonym'
  | 'capital'
  | 'building'
  | 'nickname'
  | 'body'
  | 'leader'
  | 'surname'
  | 'shorthand';

/** A term of office during which a person stands for a party; `null` for open ends. */
export interface Term {
  readonly code: PartyCode;
  readonly from: string | null;
  readonly to: string | null;
}

/** What the lexicon says of a phrase. */
export type Mark =
  | { readonly kind: 'party'; readonly code: PartyCode; readonly name: NameKind; readonly doubtful: boolean }
  | { readonly kind: 'person'; readonly terms: readonly Term[]; readonly full: boolean }
  | { readonly kind: 'pair'; readonly codes: readonly PartyCode[] }
  | { readonly kind: 'group'; readonly code: string; readonly members: readonly PartyCode[] }
  | { readonly kind: 'mask' }
  | { readonly kind: 'sector'; readonly sector: Sector; readonly ambiguous: boolean }
  | { readonly kind: 'initiative'; readonly indices: readonly number[]; readonly short: boolean }
  | { readonly kind: 'cue'; readonly cue: string }
  | { readonly kind: 'stage'; readonly stage: Stage; readonly strength: number };

/** A phrase of the lexicon found in the text: tokens `from` (inclusive) to `to` (exclusive). */
export interface Marked<M extends Mark = Mark> {
  readonly from: number;
  readonly to: number;
  readonly mark: M;
}

const SECTOR_FAMILY = Object.fromEntries(SECTORS.map((sector) => [sector, `sector ${sector}`])) as Readonly<
  Record<Sector, string>
>;
const STAGE_FAMILY = Object.fromEntries(STAGES.map((stage) => [stage, `stage ${stage}`])) as Readonly<
  Record<Stage, string>
>;

/** Marks of one family compete: the longest phrase wins and nothing inside it counts. */
export function familyOf(mark: Mark): string {
  switch (mark.kind) {
    case 'party':
    case 'person':
    case 'pair':
    case 'group':
    case 'mask':
      return 'mention';
    case 'sector':
      return SECTOR_FAMILY[mark.sector];
    case 'initiative':
      return 'initiative';
    case 'cue':
      return mark.cue;
    case 'stage':
      return STAGE_FAMILY[mark.stage];
  }
}
