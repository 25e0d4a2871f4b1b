/** The least and the most that a feature can come to. */
export type Bounds = readonly [least: number, most: number];

/** What the marks of an item allow: where one of these is missing, the features that rest on it are zero. */
export interface Signs {
  readonly english: boolean;
  readonly cooperation: boolean;
  readonly technology: boolean;
  readonly codevelopment: boolean;
  readonly link: boolean;
  readonly linkInTitle: boolean;
  /** Whether it speaks of trade, migration or a dispute, and not of technology at large. */
  readonly untechnicalNoise: boolean;
  readonly groups: boolean;
  /** Whether a body of many states (ESA, CERN) is named. */
  readonly international: boolean;
  readonly initiatives: boolean;
  readonly sectorInTitle: boolean;
  readonly stages: boolean;
  /** How many parties are named; {@link MOST_PARTIES} for more. */
  readonly parties: number;
  /** How many sectors are; {@link MOST_SECTORS} for more. */
  readonly sectors: number;
}

/** More parties or sectors than these make no difference to any bound. */
export const MOST_PARTIES = 4;
export const MOST_SECTORS = 2;

/** A number for the signs: the same for the same signs only. */
export function keyOfSigns(s: Signs): number {
  const flags = [
    s.english,
    s.cooperation,
    s.technology,
    s.codevelopment,
    s.link,
    s.linkInTitle,
    s.untechnicalNoise,
    s.groups,
    s.international,
    s.initiatives,
    s.sectorInTitle,
    s.stages,
  ];
  let key = s.parties * (MOST_SECTORS + 1) + s.sectors;
  for (const flag of flags) key = key * 2 + (flag ? 1 : 0);
  return key;
}

const NONE: Bounds = [0, 0];
export const ANY: Bounds = [0, 1];
const ALL: Bounds = [1, 1];

const upTo = (possible: boolean): Bounds => (possible ? ANY : NONE);
const exactly = (holds: boolean): Bounds => (holds ? ALL : NONE);
const atLeast = (holds: boolean): Bounds => (holds ? ALL : ANY);

const alone = (s: Signs): boolean => s.parties === 0 && !s.groups && !s.international && !s.initiatives;
export const untechnical = (s: Pick<Signs, 'sectors' | 'technology'>): boolean =>
  s.sectors === 0 && !s.technology;
const able = (s: Signs): boolean => !alone(s) && !untechnical(s);
const quiet = (s: Signs): boolean => s.english && !s.cooperation && !s.codevelopment;

const untechnicalNoise = (s: Signs): Bounds => (s.sectors === 0 ? exactly : upTo)(s.untechnicalNoise);

/**
 * Bounds of the features that rest on parties, sectors, initiatives and the stage. They follow from what those rooms
 * need to say anything at all; `tests/unit/analysis/ceiling.test.ts` holds them against every labelled item.
 */
export const OPEN: Readonly<Record<string, (signs: Signs) => Bounds>> = {
  joined: (s) => upTo(s.parties > 1),
  tie: (s) => upTo(s.parties > 1),
  'pair-in-title': (s) => upTo(s.parties > 1),
  'clean-title': (s) => upTo(s.parties > 1 && s.sectorInTitle),
  'pair-and-sector-in-title': (s) => upTo(s.parties > 1 && s.sectorInTitle),
  implied: (s) => upTo(s.parties > 0),
  plurilateral: (s) => upTo(s.parties > 1 || s.groups || s.international),
  'many-parties': (s) => exactly(s.parties > 3),
  'no-pair': (s) => atLeast(alone(s)),
  sideless: (s) => (s.parties > 1 ? NONE : atLeast(alone(s))),
  silent: (s) => (quiet(s) ? atLeast(s.parties < 2) : NONE),
  initiative: (s) => upTo(s.initiatives),
  'sector-title': (s) => upTo(s.sectorInTitle),
  'sector-any': (s) => upTo(s.sectors > 0),
  'sector-doubtful': (s) => upTo(s.sectors > 0),
  'sector-many': (s) => upTo(s.sectors > 1),
  codevelopment: (s) => upTo(s.codevelopment),
  signed: (s) => upTo(s.stages),
  staged: (s) => upTo(s.stages),
  stalled: (s) => upTo(s.stages),
  'all-three': (s) => upTo(s.cooperation && !untechnical(s) && !alone(s)),
  'no-cooperation': (s) => exactly(!s.cooperation),
  'not-technical': (s) => (untechnical(s) ? ALL : upTo(!s.technology)),
  'noise-untechnical': untechnicalNoise,
  able: (s) => upTo(able(s)),
  linked: (s) => upTo(able(s) && s.link),
  'linked-title': (s) => upTo(able(s) && s.linkInTitle),
  compound: (s) => upTo(s.parties > 1),
  'compound-technical': (s) => upTo(able(s) && s.parties > 1),
  'joined-technical-title': (s) => upTo(able(s) && s.parties > 1),
  'does-title': (s) => upTo(able(s) && s.stages),
  'wishes-title': (s) => upTo(able(s) && s.stages),
  'ends-title': (s) => upTo(able(s) && s.stages),
  'agrees-title': (s) => upTo(able(s) && s.stages),
};
