import type { Initiative } from '../domain/initiative.ts';
import type { SeededTransition } from '../domain/ledger.ts';
import type { PartyCode } from '../domain/party.ts';
import { nameKey } from '../query/name-index.ts';
import { completeSeeds, type SourceAt } from './seeded-transitions.ts';

/** Initiatives as researched data, and the seeded part of the ledger over them. */
export interface InitiativeCatalogue {
  readonly all: readonly Initiative[];
  /** Every seeded step, oldest first: researched ones and those that the records themselves give. */
  readonly seeds: readonly SeededTransition[];
  readonly byId: (id: string) => Initiative | null;
  /**
   * The initiative that the news means by a name: the one of that id, name or alias whose parties are among those
   * named; `null` when none or several are.
   */
  readonly meant: (name: string, parties: readonly PartyCode[]) => Initiative | null;
  /** Whether a name is that of others alone: a pact "modelled on iCET" between two that have no part in iCET. */
  readonly isOfOthers: (name: string, parties: readonly PartyCode[]) => boolean;
}

/** A catalogue of these initiatives with these researched steps; `sourceAt` names who stands behind an address. */
export function createCatalogue(
  initiatives: readonly Initiative[],
  researched: readonly SeededTransition[],
  sourceAt: SourceAt,
): InitiativeCatalogue {
  const byId = new Map(initiatives.map((initiative) => [initiative.id, initiative]));
  const byName = new Map<string, Initiative[]>();
  for (const initiative of initiatives) {
    const keys = new Set([initiative.id, initiative.name, ...initiative.aliases].map(nameKey));
    for (const key of keys) byName.set(key, [...(byName.get(key) ?? []), initiative]);
  }
  return {
    all: initiatives,
    seeds: completeSeeds(initiatives, researched, sourceAt),
    byId: (id) => byId.get(id) ?? null,
    meant: (name, parties) => {
      const [only, ...others] = (byName.get(nameKey(name)) ?? []).filter((initiative) =>
        concerns(initiative, parties),
      );
      return only && others.length === 0 ? only : null;
    },
    isOfOthers: (name, parties) => {
      const named = byName.get(nameKey(name)) ?? [];
      return named.length > 0 && !named.some((initiative) => concerns(initiative, parties));
    },
  };
}

/** A programme has many partners; of a group some may act; of a pair both must. */
function concerns({ kind, parties }: Initiative, named: readonly PartyCode[]): boolean {
  if (kind === 'bilateral') return parties.every((code) => named.includes(code));
  return parties.some((code) => named.includes(code));
}
