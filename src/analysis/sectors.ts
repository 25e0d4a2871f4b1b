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

/** Sectors that an item names, in the order of the codebook, with their signs; which of them it is about is judged later. */
export interface SectorReading {
  readonly sectors: readonly Sector[];
  readonly signs: readonly SectorSign[];
}

export type SectorMarked = Marked<Extract<Marked['mark'], { kind: 'sector' }>>;

const isCue =
  (cue: string) =>
  (marked: Marked): boolean =>
    marked.mark.kind === 'cue' && marked.mark.cue === cue;

const isCodevelopment = isCue('codevelopment');

const isCooperation = (marked: Marked): boolean =>
  isCue('cooperation')(marked) || isCue('codevelopment')(marked) || marked.mark.kind === 'initiative';

/** How far a phrase of purpose (`needed for …`) reaches, in tokens. */
const PURPOSE_REACH = 12;

/** Tokens that say what the goods are for, once minerals have been named: `copper, needed for electric cars`. */
function purposes(passage: Passage): { readonly from: number; readonly to: number }[] {
  const minerals = passage.marks.filter(
    (m) => m.mark.kind === 'sector' && m.mark.sector === 'critical-minerals',
  );
  const reach = (from: number): { from: number; to: number } => ({ from, to: from + PURPOSE_REACH });
  const said = passage.marks
    .filter(isCue('purpose'))
    .filter(({ to }) => minerals.some((m) => m.from < to))
    .map(({ to }) => reach(to));
  const short = minerals.flatMap((m) => {
    const at = [m.to, m.to + 1].find((i) => passage.tokens[i]?.text === 'for');
    return at === undefined ? [] : [{ from: at, to: at + 3 }];
  });
  return [...said, ...short];
}

const hides = (marked: Marked): boolean => isCue('sector-mask')(marked) || marked.mark.kind === 'person';

/** Words of a sector inside a person's name (`Biden, Moon`) speak of the person. */
const isHidden = ({ marks }: Passage, { from, to }: Marked): boolean =>
  marks.some((mask) => from < mask.to && mask.from < to && hides(mask));

const isSector = (marked: Marked): marked is SectorMarked => marked.mark.kind === 'sector';

/** Words of sectors that speak of the subject: none inside a name, none of what the minerals are for. */
export function sectorMarks(passage: Passage): SectorMarked[] {
  const uses = purposes(passage);
  return passage.marks
    .filter(isSector)
    .filter((marked) => !isHidden(passage, marked))
    .filter(
      ({ from, mark }) =>
        mark.sector === 'critical-minerals' || !uses.some((u) => u.from <= from && from < u.to),
    );
}

function signsIn(passage: Passage, depths: Uint8Array): SectorSign[] {
  return sectorMarks(passage)
    .filter(({ from }) => (depths[from] ?? 0) === 0)
    .map(({ from, to, mark }) => ({
      sector: mark.sector,
      field: passage.field,
      from,
      to,
      ambiguous: mark.ambiguous,
    }));
}

/** Within the words of one sector's phrase (`quantum computing`) no other sector's shorter term counts, but AI does. */
function withoutInner(signs: readonly SectorSign[]): SectorSign[] {
  return signs.filter(
    (sign) =>
      sign.sector === 'artificial-intelligence' ||
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

/** Beside another sector's term in a list (`AI, space and quantum`) an ambiguous one is meant in earnest. */
function inList(sign: SectorSign, signs: readonly SectorSign[]): boolean {
  return signs.some(
    (other) =>
      other.field === sign.field &&
      other.sector !== sign.sector &&
      !other.ambiguous &&
      ((sign.from - other.to >= 1 && sign.from - other.to <= 2) ||
        (other.from - sign.to >= 1 && other.from - sign.to <= 2)),
  );
}

/**
 * An ambiguous term counts beside another term of its sector, in a list of sectors, or (but for defence, which is
 * wider than its technology and wants a word of joint development) in a title that names no other.
 */
function isSupported(
  sector: Sector,
  signs: readonly SectorSign[],
  cooperates: boolean,
  develops: (sign: SectorSign) => boolean,
): boolean {
  const own = signs.filter((sign) => sign.sector === sector);
  if (own.some((sign) => !sign.ambiguous)) return true;
  if (sector === 'research-and-mobility') {
    if (signs.some((sign) => sign.sector !== sector && !sign.ambiguous)) return false;
    if (own.length > 0 && own.length === signs.length && cooperates) return true;
  }
  if (!cooperates && signs.every((sign) => sign.ambiguous)) return false;
  if (own.some((sign) => inList(sign, signs))) return true;
  if (new Set(own.map((s) => `${s.field}${s.from}`)).size > 1) return true;
  if (sector === 'defence-technology') return own.some(develops);
  return own.some((s) => s.field === 'title') && signs.every((s) => s.sector === sector || s.ambiguous);
}

const CABLES = /^(?:cables?|cavo|cavi|câbles?|kabel|cabos?|кабел.*|كابل)$/u;

/** A cable under the sea that carries power is no cable of telecommunications. */
export function withoutPowerCables<S extends SectorSign>(
  signs: readonly S[],
  passages: readonly Passage[],
): readonly S[] {
  if (!signs.some((sign) => sign.sector === 'clean-energy' && !sign.ambiguous)) return signs;
  const isCable = (sign: SectorSign): boolean => {
    const tokens = passages.find(({ field }) => field === sign.field)?.tokens.slice(sign.from, sign.to) ?? [];
    return tokens.some((token) => CABLES.test(token.text)) && !tokens.some((token) => DATA.has(token.text));
  };
  return signs.filter((sign) => sign.sector !== 'telecommunications' || !isCable(sign));
}

const DATA = new Set('data internet fibre fiber optical optic telecom digital'.split(' '));

/** Reads the sectors of an item; terms in background clauses do not count. */
export function sectorsOf(
  title: Passage,
  summary: Passage,
  titleDepths: Uint8Array,
  summaryDepths: Uint8Array,
): SectorReading {
  const found = withoutInner([...signsIn(title, titleDepths), ...signsIn(summary, summaryDepths)]);
  const signs = withoutPowerCables(found, [title, summary]);
  const cooperates = [title, summary].some((passage) => passage.marks.some(isCooperation));
  const joint = [title, summary].flatMap((passage) =>
    passage.marks.filter(isCodevelopment).map(({ from, to }) => ({ field: passage.field, from, to })),
  );
  // The word of joint development must speak of something: `film co-production` names no arms.
  const develops = (sign: SectorSign): boolean =>
    joint.some(
      (j) =>
        j.field !== sign.field ||
        j.to <= sign.from ||
        j.from >= sign.to ||
        j.to - j.from > sign.to - sign.from,
    );
  const sectors = SECTORS.filter((sector) => isSupported(sector, signs, cooperates, develops));
  return { sectors, signs: signs.filter((sign) => sectors.includes(sign.sector)) };
}
