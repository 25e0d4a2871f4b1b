import { SECTORS, type Sector } from '../domain/sector.ts';
import type { Marked } from './mark.ts';
import type { Passage } from './reading.ts';

/** A term that speaks for a sector, and where. */
export interface SectorSign {
  readonly sector: Sector;
  readonly field: Passage['field'];
  readonly from: number;
  readonly to: number;
  readonly ambiguous: boolean;
}

/** Sectors that an item names, in the order of the codebook, with their signs. */
export interface SectorReading {
  readonly sectors: readonly Sector[];
  readonly signs: readonly SectorSign[];
}

type SectorMarked = Marked<Extract<Marked['mark'], { kind: 'sector' }>>;

function signsIn(passage: Passage, depths: Uint8Array): SectorSign[] {
  return passage.marks
    .filter((marked): marked is SectorMarked => marked.mark.kind === 'sector')
    .filter(({ from }) => (depths[from] ?? 0) === 0)
    .map(({ from, to, mark }) => ({
      sector: mark.sector,
      field: passage.field,
      from,
      to,
      ambiguous: mark.ambiguous,
    }));
}

/** Within the words of one sector's phrase (`quantum computing`) no other sector's shorter term counts. */
function withoutInner(signs: readonly SectorSign[]): SectorSign[] {
  return signs.filter(
    (sign) =>
      !signs.some(
        (other) =>
          other.field === sign.field &&
          other.sector !== sign.sector &&
          other.from <= sign.from &&
          other.to >= sign.to &&
          other.to - other.from > sign.to - sign.from,
      ),
  );
}

/** An ambiguous term counts beside another term of its sector. */
function isSupported(sector: Sector, signs: readonly SectorSign[]): boolean {
  const own = signs.filter((sign) => sign.sector === sector);
  return own.some((sign) => !sign.ambiguous) || new Set(own.map((s) => `${s.field}${s.from}`)).size > 1;
}

/** Reads the sectors of an item; terms in background clauses do not count. */
export function sectorsOf(
  title: Passage,
  summary: Passage,
  titleDepths: Uint8Array,
  summaryDepths: Uint8Array,
): SectorReading {
  const signs = withoutInner([...signsIn(title, titleDepths), ...signsIn(summary, summaryDepths)]);
  const sectors = SECTORS.filter((sector) => isSupported(sector, signs));
  return { sectors, signs: signs.filter((sign) => sectors.includes(sign.sector)) };
}
