import type { PartyCode } from '../domain/party.ts';
import { combinedFeatures, cueFeatures, type Features } from './features.ts';
import type { LinearModel } from './lexicon.ts';
import type { Mark } from './mark.ts';
import type { Mention } from './mentions.ts';
import type { Reading } from './reading.ts';

/** What is known of an item before its parties, sectors and stage are settled: that takes most of the time. */
export interface Glance {
  readonly reading: Reading;
  readonly titleDepths: Uint8Array;
  readonly summaryDepths: Uint8Array;
  readonly mentions: readonly Mention[];
}

/** The least and the most that a feature can come to. */
export type Bounds = readonly [least: number, most: number];

/** How far an item can come, and what of it is settled already. */
export interface Ceiling {
  /** No reading of the item gives it a higher probability than this. */
  readonly chance: number;
  /** Features that are settled, by name. */
  readonly settled: Features;
  /** Every party named, sorted. */
  readonly parties: readonly PartyCode[];
}

/** What the marks allow: where one of these is missing, the features that rest on it are zero. */
interface Signs {
  readonly settled: Features;
  readonly english: boolean;
  readonly cooperation: boolean;
  readonly technology: boolean;
  readonly parties: number;
  readonly groups: boolean;
  readonly initiatives: boolean;
  readonly sectors: number;
  readonly sectorInTitle: boolean;
  readonly stages: boolean;
}

const upTo = (possible: boolean): Bounds => [0, possible ? 1 : 0];
const exactly = (holds: boolean): Bounds => [holds ? 1 : 0, holds ? 1 : 0];
const atLeast = (holds: boolean): Bounds => [holds ? 1 : 0, 1];

const alone = (s: Signs): boolean => s.parties === 0 && !s.groups && !s.initiatives;
const untechnical = (s: Signs): boolean => s.sectors === 0 && !s.technology;
const quiet = (s: Signs): boolean => s.english && !s.cooperation && (s.settled.codevelopment ?? 0) === 0;

function untechnicalNoise(s: Signs): Bounds {
  const value = s.settled['noise-untechnical'] ?? 0;
  return [s.sectors === 0 ? value : 0, value];
}

/**
 * Bounds of the features that rest on parties, sectors, initiatives and the stage. They follow from what those rooms
 * need to say anything at all; `tests/unit/analysis/ceiling.test.ts` holds them against every labelled item.
 */
const OPEN: Readonly<Record<string, (signs: Signs) => Bounds>> = {
  joined: (s) => upTo(s.parties > 1),
  tie: (s) => upTo(s.parties > 1),
  'pair-in-title': (s) => upTo(s.parties > 1),
  implied: (s) => upTo(s.parties > 0),
  plurilateral: (s) => upTo(s.parties > 2 || s.groups),
  'many-parties': (s) => exactly(s.parties > 3),
  'no-pair': (s) => atLeast(alone(s)),
  sideless: (s) => (s.parties > 1 ? [0, 0] : atLeast(alone(s))),
  silent: (s) => (quiet(s) ? atLeast(s.parties < 2) : [0, 0]),
  initiative: (s) => upTo(s.initiatives),
  'sector-title': (s) => upTo(s.sectorInTitle),
  'sector-any': (s) => upTo(s.sectors > 0),
  'sector-many': (s) => upTo(s.sectors > 1),
  signed: (s) => upTo(s.stages),
  staged: (s) => upTo(s.stages),
  stalled: (s) => upTo(s.stages),
  'all-three': (s) => upTo(s.cooperation && !untechnical(s) && !alone(s)),
  'no-cooperation': (s) => exactly(!s.cooperation),
  'not-technical': (s) => (untechnical(s) ? [1, 1] : upTo(!s.technology)),
  'noise-untechnical': untechnicalNoise,
};

/** Cues that report a stage without a word of stage. */
const STAGE_CUES = new Set(['ending', 'denial']);

const isStage = (mark: Mark): boolean =>
  mark.kind === 'stage' || (mark.kind === 'cue' && STAGE_CUES.has(mark.cue));

/** What a first look at the marks of both fields tells. */
function signsOf({ reading }: Glance, settled: Features, parties: number): Signs {
  const sectors = new Set<string>();
  const kinds = new Set<Mark['kind']>();
  let sectorInTitle = false;
  let stages = false;
  for (const { field, marks } of [reading.title, reading.summary]) {
    for (const { mark } of marks) {
      kinds.add(mark.kind);
      stages ||= isStage(mark);
      if (mark.kind !== 'sector') continue;
      sectors.add(mark.sector);
      sectorInTitle ||= field === 'title';
    }
  }
  const has = (cue: string): boolean =>
    (settled[`${cue}-title`] ?? 0) > 0 || (settled[`${cue}-summary`] ?? 0) > 0;
  return {
    settled,
    english: reading.lang === 'en',
    cooperation: has('cooperation'),
    technology: has('technology'),
    parties,
    groups: kinds.has('group'),
    initiatives: kinds.has('initiative'),
    sectors: sectors.size,
    sectorInTitle,
    stages,
  };
}

/** Features that cues and mentions settle, and the parties named. */
function settledBy(glance: Glance): { settled: Record<string, number>; parties: readonly PartyCode[] } {
  const parties = [...new Set(glance.mentions.flatMap((mention) => mention.codes))].sort();
  const cues = cueFeatures(glance);
  const { mentions } = glance;
  const rest = combinedFeatures(
    { mentions, parties: { pairs: [], all: parties }, sectors: { sectors: [] } },
    cues,
  );
  return { settled: Object.assign(cues, rest), parties };
}

/** Between which values a feature lies; one that is not known of lies between 0 and 1. */
function boundOf(name: string, open: ((signs: Signs) => Bounds) | undefined, signs: Signs): Bounds {
  if (open) return open(signs);
  const value = signs.settled[name];
  return value === undefined ? [0, 1] : [value, value];
}

/** Between which values each feature lies, by its name. */
export function boundsOf(glance: Glance): (name: string) => Bounds {
  const { settled, parties } = settledBy(glance);
  const signs = signsOf(glance, settled, parties.length);
  return (name) => boundOf(name, OPEN[name], signs);
}

/** Features that tell a reader why an item is not shown. */
const TELLING = ['not-technical', 'no-cooperation'];

/**
 * How high the relevance model can still rate an item, given what a first glance settles: each open feature is taken
 * at its worst. Where even that stays under the threshold, nothing that the other rooms find can change the answer.
 */
export function createCeiling(model: LinearModel): (glance: Glance) => Ceiling {
  const weights = Object.entries(model.weights).map(([name, weight]) => ({ name, weight, open: OPEN[name] }));
  return (glance) => {
    const { settled, parties } = settledBy(glance);
    const signs = signsOf(glance, settled, parties.length);
    let sum = model.bias;
    for (const { name, weight, open } of weights) {
      const [least, most] = boundOf(name, open, signs);
      sum += weight * (weight > 0 ? most : least);
    }
    const chance = glance.reading.lang === null ? 0 : 1 / (1 + Math.exp(-sum));
    const told = TELLING.map((name) => [name, boundOf(name, OPEN[name], signs)[0]]);
    return { chance, settled: { ...settled, ...Object.fromEntries(told) }, parties };
  };
}
