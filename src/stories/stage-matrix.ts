import type { PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import { furthestStage, type Stage } from '../domain/stage.ts';

/** One thing that moved: a story, or a step of the ledger. */
export interface MatrixFact {
  /** Sorted; two for a pair. */
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
  readonly stage: Stage;
  /** ISO date. */
  readonly date: string;
}

/** Where one pair stands in one sector. */
export interface MatrixCell {
  /** The furthest stage but `stalled`; `null` when all that is known has stalled. */
  readonly stage: Stage | null;
  /** Something has stalled and nothing has moved since. */
  readonly stalled: boolean;
}

/** One pair, or one partner of the country that was asked for. */
export interface MatrixRow {
  /** The partner; for a matrix of all, both parties. */
  readonly parties: readonly PartyCode[];
  readonly cells: ReadonlyMap<Sector, MatrixCell>;
  readonly latest: string;
}

/**
 * Partners by sectors with the furthest stage: rows with most sectors first. With a country, its partners; without,
 * all pairs. Facts of groups count for none of their pairs.
 */
export function stageMatrix(facts: readonly MatrixFact[], country: PartyCode | null): MatrixRow[] {
  const rows = new Map<string, MatrixFact[]>();
  for (const fact of facts) {
    if (fact.parties.length !== 2 || (country !== null && !fact.parties.includes(country))) continue;
    const key = fact.parties.join('~');
    rows.set(key, [...(rows.get(key) ?? []), fact]);
  }
  return [...rows.values()]
    .map((of) => rowOf(of, country))
    .filter(({ cells }) => cells.size > 0)
    .sort((a, b) => b.cells.size - a.cells.size || b.latest.localeCompare(a.latest) || order(a, b));
}

function order(a: MatrixRow, b: MatrixRow): number {
  return a.parties.join().localeCompare(b.parties.join());
}

function rowOf(facts: readonly MatrixFact[], country: PartyCode | null): MatrixRow {
  const cells = new Map<Sector, MatrixFact[]>();
  for (const fact of facts) {
    for (const sector of fact.sectors) cells.set(sector, [...(cells.get(sector) ?? []), fact]);
  }
  return {
    parties: (facts[0]?.parties ?? []).filter((code) => code !== country),
    cells: new Map([...cells].map(([sector, of]) => [sector, cellOf(of)])),
    latest: facts.map(({ date }) => date).reduce((a, b) => (a > b ? a : b), ''),
  };
}

function cellOf(facts: readonly MatrixFact[]): MatrixCell {
  const moving = facts.filter(({ stage }) => stage !== 'stalled');
  const movedAt = moving.map(({ date }) => date).reduce((a, b) => (a > b ? a : b), '');
  return {
    stage: moving.map(({ stage }) => stage).reduce<Stage | null>(furthestStage, null),
    stalled: facts.some(({ stage, date }) => stage === 'stalled' && date > movedAt),
  };
}
