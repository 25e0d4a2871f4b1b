import type { Pair, PartyCode } from '../domain/party.ts';
import type { GroupMention, Mention } from './mentions.ts';
import type { Passage } from './reading.ts';

/** All that the parties of an item are settled from. */
export interface PartyInput {
  readonly title: Passage;
  readonly summary: Passage;
  readonly mentions: readonly Mention[];
  readonly groups: readonly GroupMention[];
  /** Members of blocs that act as one party. */
  readonly blocMembers: ReadonlyMap<string, readonly PartyCode[]>;
  /** The states that groups' papers are signed with, by the code of the group. */
  readonly leads: ReadonlyMap<string, PartyCode>;
  /** Parties of a bilateral initiative that the text names in full. */
  readonly initiativePair: Pair | null;
  /** The country that the outlet writes from. */
  readonly home: PartyCode | null;
}
