import type { PartyCode } from '../domain/party.ts';
import { CUE_FEATURES, cueFeatures, namesOfCues, occurs } from './cue-features.ts';
import { combinedFeatures, type Features } from './features.ts';
import type { Lexicon, LinearModel } from './lexicon.ts';
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
  /** What the cues say, and whether technology or cooperation is missing for certain: reasons for a reader. */
  readonly reasons: Features;
  /** Every party named, sorted. */
  readonly parties: readonly PartyCode[];
}

/** What the marks allow: where one of these is missing, the features that rest on it are zero. */
interface Signs {
  readonly cues: Features;
  readonly combined: Features;
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

const NONE: Bounds = [0, 0];
const ANY: Bounds = [0, 1];
const ALL: Bounds = [1, 1];

const upTo = (possible: boolean): Bounds => (possible ? ANY : NONE);
const exactly = (holds: boolean): Bounds => (holds ? ALL : NONE);
const atLeast = (holds: boolean): Bounds => (holds ? ALL : ANY);

const alone = (s: Signs): boolean => s.parties === 0 && !s.groups && !s.initiatives;
const untechnical = (s: Signs): boolean => s.sectors === 0 && !s.technology;
const able = (s: Signs): boolean => !alone(s) && !untechnical(s);
const quiet = (s: Signs): boolean => s.english && !s.cooperation && !occurs(s.cues, 'codevelopment');

function untechnicalNoise(s: Signs): Bounds {
  const value = s.combined['noise-untechnical'] ?? 0;
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
  'clean-title': (s) => upTo(s.parties > 1 && s.sectorInTitle),
  'pair-and-sector-in-title': (s) => upTo(s.parties > 1 && s.sectorInTitle),
  implied: (s) => upTo(s.parties > 0),
  plurilateral: (s) => upTo(s.parties > 1 || s.groups),
  'many-parties': (s) => exactly(s.parties > 3),
  'no-pair': (s) => atLeast(alone(s)),
  sideless: (s) => (s.parties > 1 ? NONE : atLeast(alone(s))),
  silent: (s) => (quiet(s) ? atLeast(s.parties < 2) : NONE),
  initiative: (s) => upTo(s.initiatives),
  'sector-title': (s) => upTo(s.sectorInTitle),
  'sector-any': (s) => upTo(s.sectors > 0),
  'sector-doubtful': (s) => upTo(s.sectors > 0),
  'sector-many': (s) => upTo(s.sectors > 1),
  codevelopment: (s) => upTo(occurs(s.cues, 'codevelopment')),
  signed: (s) => upTo(s.stages),
  staged: (s) => upTo(s.stages),
  stalled: (s) => upTo(s.stages),
  'all-three': (s) => upTo(s.cooperation && !untechnical(s) && !alone(s)),
  'no-cooperation': (s) => exactly(!s.cooperation),
  'not-technical': (s) => (untechnical(s) ? ALL : upTo(!s.technology)),
  'noise-untechnical': untechnicalNoise,
  able: (s) => upTo(able(s)),
  linked: (s) => upTo(able(s) && occurs(s.cues, 'link')),
  'linked-title': (s) => upTo(able(s) && (s.cues['link-title'] ?? 0) > 0),
  compound: (s) => upTo(s.parties > 1),
  'compound-technical': (s) => upTo(able(s) && s.parties > 1),
  'joined-technical-title': (s) => upTo(able(s) && s.parties > 1),
  'does-title': (s) => upTo(able(s) && s.stages),
  'wishes-title': (s) => upTo(able(s) && s.stages),
  'ends-title': (s) => upTo(able(s) && s.stages),
  'agrees-title': (s) => upTo(able(s) && s.stages),
};

/** Cues that report a stage without a word of stage. */
const STAGE_CUES = new Set(['ending', 'denial']);

const isStage = (mark: Mark): boolean =>
  mark.kind === 'stage' || (mark.kind === 'cue' && STAGE_CUES.has(mark.cue));

/** What a first look at the marks of both fields tells. */
function signsOf(glance: Glance, parties: readonly PartyCode[]): Signs {
  const { reading, mentions } = glance;
  const sectors = new Set<string>();
  let [groups, initiatives, sectorInTitle, stages] = [false, false, false, false];
  for (const { field, marks } of [reading.title, reading.summary]) {
    for (const { mark } of marks) {
      groups ||= mark.kind === 'group';
      initiatives ||= mark.kind === 'initiative';
      stages ||= isStage(mark);
      if (mark.kind !== 'sector') continue;
      sectors.add(mark.sector);
      sectorInTitle ||= field === 'title';
    }
  }
  const cues = cueFeatures(glance);
  const named = {
    reading,
    mentions,
    parties: { pairs: [], all: parties },
    sectors: { sectors: [], signs: [] },
  };
  return {
    cues,
    combined: combinedFeatures(named, cues),
    english: reading.lang === 'en',
    cooperation: occurs(cues, 'cooperation'),
    technology: occurs(cues, 'technology'),
    parties: parties.length,
    groups,
    initiatives,
    sectors: sectors.size,
    sectorInTitle,
    stages,
  };
}

const partiesOf = ({ mentions }: Glance): readonly PartyCode[] =>
  mentions.length === 0 ? [] : [...new Set(mentions.flatMap(({ codes }) => codes))].sort();

/** Between which values a feature lies; one that is not known of lies between 0 and 1. */
function boundOf(name: string, open: ((signs: Signs) => Bounds) | undefined, signs: Signs): Bounds {
  if (open) return open(signs);
  const value = signs.cues[name] ?? signs.combined[name];
  return value === undefined ? ANY : value === 0 ? NONE : value === 1 ? ALL : [value, value];
}

/** Between which values each feature lies, by its name. */
export function boundsOf(glance: Glance): (name: string) => Bounds {
  const signs = signsOf(glance, partiesOf(glance));
  return (name) => boundOf(name, OPEN[name], signs);
}

/** A model's weights by what settles their features; those of cues by name, as an item has few of them. */
function sorted(model: LinearModel) {
  const all = Object.entries(model.weights).map(([name, weight]) => ({ name, weight, open: OPEN[name] }));
  const ofCues = new Map(
    all.filter(({ name, open }) => !open && CUE_FEATURES.has(name)).map(({ name, weight }) => [name, weight]),
  );
  return { ofCues, others: all.filter(({ name }) => !ofCues.has(name)) };
}

/**
 * How high the relevance model can still rate an item, given what a first glance settles: each open feature is taken
 * at its worst. Where even that stays under the threshold, nothing that the other rooms find can change the answer.
 */
export function createCeiling({ models }: Pick<Lexicon, 'models'>): (glance: Glance) => Ceiling {
  const model = models.relevance;
  const { ofCues, others } = sorted(model);
  return (glance) => {
    const parties = partiesOf(glance);
    const signs = signsOf(glance, parties);
    let sum = model.bias;
    for (const name of namesOfCues(glance)) sum += (ofCues.get(name) ?? 0) * (signs.cues[name] ?? 0);
    for (const { name, weight, open } of others) {
      const bounds = boundOf(name, open, signs);
      sum += weight * (weight > 0 ? bounds[1] : bounds[0]);
    }
    const chance = glance.reading.lang === null ? 0 : 1 / (1 + Math.exp(-sum));
    const reasons = {
      ...signs.cues,
      'not-technical': untechnical(signs) ? 1 : 0,
      'no-cooperation': signs.cooperation ? 0 : 1,
    };
    return { chance, reasons, parties };
  };
}
