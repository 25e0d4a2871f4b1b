import type { PartyCode } from './party.ts';
import type { Sector } from './sector.ts';

/** A named agreement or programme between governments. */
export interface Initiative {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
}
