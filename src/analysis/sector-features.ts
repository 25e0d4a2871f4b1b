import { SECTORS, type Sector } from '../domain/sector.ts';
import type { Features, Findings } from './features.ts';
import type { Mark } from './mark.ts';
import type { Passage } from './reading.ts';
import { type SectorSign, sectorMarks, withoutPowerCables } from './sectors.ts';

/** A sector that words of an item may speak for, and what the sector model sees of it. */
export interface SectorCandidate {
  readonly sector: Sector;
  readonly features: Features;
  readonly signs: readonly SectorSign[];
}

/** What of an item is looked at. */
type Read = Pick<Findings, 'reading' | 'titleDepths' | 'summaryDepths' | 'sectors'>;

/** A word of a sector where it stands. */
interface Placed extends SectorSign {
  /** As compared. */
  readonly word: string;
  readonly place: 'title' | 'lead' | 'later';
  /** Whether it stands in the background. */
  readonly recalled: boolean;
  /** Whether it is part of a longer phrase of another sector. */
  readonly inner: boolean;
  /** Whether it is part of the name of a body or a person (`Turkish Aerospace Industries`, `energy minister Birol`). */
  readonly named: boolean;
}

/** Marks that stand for someone, whatever words their names are made of. */
const NAMES: ReadonlySet<Mark['kind']> = new Set(['party', 'person']);

function placedIn(passage: Passage, depths: Uint8Array): Placed[] {
  const { field, marks, sentences, tokens } = passage;
  const all = sectorMarks(passage);
  const [first] = sentences;
  return all.map(({ from, to, mark: { sector, ambiguous } }) => ({
    sector,
    field,
    from,
    to,
    ambiguous,
    word: tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' '),
    place: field === 'title' ? 'title' : first && from < first.to ? 'lead' : 'later',
    recalled: (depths[from] ?? 0) > 0,
    inner: all.some(
      (o) => o.mark.sector !== sector && o.from <= from && o.to >= to && o.to - o.from > to - from,
    ),
    named: marks.some(
      (o) => NAMES.has(o.mark.kind) && o.from <= from && o.to >= to && o.to - o.from > to - from,
    ),
  }));
}

const CUES = ['cooperation', 'codevelopment', 'science', 'research', 'scholars', 'call'] as const;

/** What the item says beside its words of sectors. */
type Around = Readonly<Record<(typeof CUES)[number] | 'foreign', boolean>>;

function aroundOf({ reading: { title, summary, lang } }: Read): Around {
  const has = (cue: string): boolean =>
    [title, summary].some(({ marks }) => marks.some(({ mark }) => mark.kind === 'cue' && mark.cue === cue));
  const named = [title, summary].some(({ marks }) => marks.some(({ mark }) => mark.kind === 'initiative'));
  const told = Object.fromEntries(CUES.map((cue) => [cue, has(cue)])) as Record<
    (typeof CUES)[number],
    boolean
  >;
  return {
    ...told,
    cooperation: told.cooperation || told.codevelopment || named,
    foreign: lang !== 'en',
  };
}

/** So near to another sector's word a word stands in a list with it, in tokens. */
const NEAR = 2;

const isNear = (a: Placed, b: Placed): boolean =>
  a.field === b.field && [a.from - b.to, b.from - a.to].some((distance) => distance >= 1 && distance <= NEAR);

const words = (signs: readonly Placed[]): number => new Set(signs.map(({ word }) => word)).size;

/** Where words stand, by whether they are plain or ambiguous (`vague`). */
function placesOf(kind: 'plain' | 'vague', signs: readonly Placed[]): Record<string, boolean> {
  const at = (place: Placed['place']): boolean => signs.some((sign) => sign.place === place);
  return {
    [`${kind}-title`]: at('title'),
    [`${kind}-lead`]: at('lead'),
    [`${kind}-later`]: at('later'),
    [`${kind}-again`]: words(signs) > 1,
    [`${kind}-thrice`]: words(signs) > 2,
  };
}

/** Research and mobility lives on words that are everyday ones elsewhere. */
const scienceOf = (around: Around): Record<string, boolean> => ({
  'of-science': around.science,
  'of-research': around.research,
  'of-scholars': around.scholars,
  'of-calls': around.call,
  'of-foreign-science': around.foreign,
});

function featuresOf(sector: Sector, signs: readonly Placed[], around: Around, supported: boolean): Features {
  const own = signs.filter((sign) => sign.sector === sector);
  const told = own.filter(({ recalled, inner }) => !recalled && !inner);
  const [plain, vague] = [told.filter((sign) => !sign.ambiguous), told.filter((sign) => sign.ambiguous)];
  const others = signs.filter((sign) => sign.sector !== sector && !sign.ambiguous && !sign.recalled);
  const beside = new Set(others.map((other) => other.sector)).size;
  const near = own.some((sign) => others.some((other) => isNear(sign, other)));
  const otherInTitle = others.some(({ place }) => place === 'title');
  const inTitle = plain.some(({ place }) => place === 'title');
  const isVague = plain.length === 0;
  const flags: Record<string, boolean> = {
    [sector]: true,
    supported,
    ...placesOf('plain', plain),
    ...placesOf('vague', vague),
    mixed: plain.length > 0 && vague.length > 0,
    vague: isVague,
    [`vague ${sector}`]: isVague,
    [`vague ${sector} again`]: isVague && words(vague) > 1,
    'inner-only': own.every(({ inner }) => inner),
    'named-only': own.every(({ named }) => named),
    'recalled-only': own.every(({ recalled }) => recalled),
    cooperation: around.cooperation,
    near,
    alone: beside === 0,
    'beside-one': beside === 1,
    'beside-many': beside > 1,
    'other-in-title': otherInTitle,
    'only-other-in-title': otherInTitle && !inTitle,
    'vague-alone': isVague && beside === 0,
    'vague-beside': isVague && beside > 0,
    'vague-in-list': isVague && near,
    'late-beside-title': plain.length > 0 && plain.every(({ place }) => place === 'later') && otherInTitle,
    phrase: plain.some(({ from, to }) => to - from > 1),
    'joint-arms': isVague && sector === 'defence-technology' && around.codevelopment,
    ...(sector === 'research-and-mobility' ? scienceOf(around) : {}),
  };
  return Object.fromEntries(Object.entries(flags).flatMap(([name, holds]) => (holds ? [[name, 1]] : [])));
}

/**
 * The sectors that an item may be about, in the order of the codebook: those with a word of their own, and research
 * wherever science or research is named.
 */
export function sectorCandidates(f: Read): SectorCandidate[] {
  const { title, summary } = f.reading;
  const placed = [...placedIn(title, f.titleDepths), ...placedIn(summary, f.summaryDepths)];
  const signs = withoutPowerCables(placed, [title, summary]);
  const around = aroundOf(f);
  const named = new Set<Sector>(signs.map(({ sector }) => sector));
  if (around.science || around.research) named.add('research-and-mobility');
  return SECTORS.filter((sector) => named.has(sector)).map((sector) => {
    const own = signs.filter((sign) => sign.sector === sector);
    const told = own.filter(({ recalled }) => !recalled);
    return {
      sector,
      features: featuresOf(sector, signs, around, f.sectors.sectors.includes(sector)),
      signs: told.length > 0 ? told : own,
    };
  });
}
