import type { PartyCode } from '../domain/party.ts';
import { CUE_FEATURES, cueFeatures, namesOfCues, occurs } from './cue-features.ts';
import { combinedFeatures, type Features } from './features.ts';
import type { Lexicon, LinearModel } from './lexicon.ts';
import type { Mark } from './mark.ts';
import type { Mention } from './mentions.ts';
import {
  ANY,
  type Bounds,
  keyOfSigns,
  MOST_PARTIES,
  MOST_SECTORS,
  OPEN,
  type Signs,
  untechnical,
} from './open-features.ts';
import type { Reading } from './reading.ts';

/** What is known of an item before its parties, sectors and stage are settled: that takes most of the time. */
export interface Glance {
  readonly reading: Reading;
  readonly titleDepths: Uint8Array;
  readonly summaryDepths: Uint8Array;
  readonly mentions: readonly Mention[];
}

/** How far an item can come, and what of it is settled already. */
export interface Ceiling {
  /** No reading of the item gives it a higher probability than this. */
  readonly chance: number;
  /** What the cues say: reasons for a reader. */
  readonly cues: Features;
  /** Whether technology or science may be named. */
  readonly technical: boolean;
  /** Whether cooperation is named. */
  readonly cooperative: boolean;
  /** Every party named, sorted. */
  readonly parties: readonly PartyCode[];
}

/** What a first look settles: features that are known, and signs of those that are not. */
interface FirstSigns {
  readonly cues: Features;
  readonly combined: Features;
  readonly signs: Signs;
}

/** Cues that report a stage without a word of stage. */
const STAGE_CUES = new Set(['ending', 'denial']);

const isStage = (mark: Mark): boolean =>
  mark.kind === 'stage' || (mark.kind === 'cue' && STAGE_CUES.has(mark.cue));

/** What a first look at the marks of both fields tells. */
function signsOf(glance: Glance, parties: readonly PartyCode[]): FirstSigns {
  const { reading, mentions } = glance;
  const sectors = new Set<string>();
  let [groups, international, initiatives, sectorInTitle, stages] = [false, false, false, false, false];
  for (const { field, marks } of [reading.title, reading.summary]) {
    for (const { mark } of marks) {
      groups ||= mark.kind === 'group';
      international ||= mark.kind === 'party' && mark.code === 'ZZ';
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
  const combined = combinedFeatures(named, cues);
  const signs = {
    english: reading.lang === 'en',
    cooperation: occurs(cues, 'cooperation'),
    technology: occurs(cues, 'technology'),
    codevelopment: occurs(cues, 'codevelopment'),
    link: occurs(cues, 'link'),
    linkInTitle: (cues['link-title'] ?? 0) > 0,
    untechnicalNoise: (combined['noise-untechnical'] ?? 0) > 0,
    groups,
    international,
    initiatives,
    sectorInTitle,
    stages,
    parties: Math.min(parties.length, MOST_PARTIES),
    sectors: Math.min(sectors.size, MOST_SECTORS),
  };
  return { cues, combined, signs };
}

const partiesOf = ({ mentions }: Glance): readonly PartyCode[] =>
  mentions.length === 0 ? [] : [...new Set(mentions.flatMap(({ codes }) => codes))].sort();

/** Between which values each feature lies, by its name: a known one exactly there, one not heard of between 0 and 1. */
export function boundsOf(glance: Glance): (name: string) => Bounds {
  const { cues, combined, signs } = signsOf(glance, partiesOf(glance));
  return (name) => {
    const value = cues[name] ?? combined[name];
    return OPEN[name]?.(signs) ?? (value === undefined ? ANY : [value, value]);
  };
}

interface Weighed {
  readonly name: string;
  readonly weight: number;
}

/** A model's weights by what settles their features. */
function sorted(model: LinearModel) {
  const ofCues = new Map<string, number>();
  const closed: Weighed[] = [];
  const open: (Weighed & { readonly bounds: (signs: Signs) => Bounds })[] = [];
  for (const [name, weight] of Object.entries(model.weights)) {
    const bounds = OPEN[name];
    if (bounds) open.push({ name, weight, bounds });
    else if (CUE_FEATURES.has(name)) ofCues.set(name, weight);
    else closed.push({ name, weight });
  }
  return { ofCues, closed, open };
}

/**
 * How high the relevance model can still rate an item, given what a first glance settles: each open feature is taken
 * at its worst. Where even that stays under the threshold, nothing that the other rooms find can change the answer.
 */
export function createCeiling({ models }: Pick<Lexicon, 'models'>): (glance: Glance) => Ceiling {
  const model = models.relevance;
  const { ofCues, closed, open } = sorted(model);
  /** What open features add at most, by the signs that decide it: there are few of them, and the same again and again. */
  const added = new Map<number, number>();
  const mostOf = (signs: Signs): number => {
    const key = keyOfSigns(signs);
    const known = added.get(key);
    if (known !== undefined) return known;
    let most = 0;
    for (const { weight, bounds } of open) most += weight * bounds(signs)[weight > 0 ? 1 : 0];
    added.set(key, most);
    return most;
  };
  return (glance) => {
    const parties = partiesOf(glance);
    const { cues, combined, signs } = signsOf(glance, parties);
    let sum = model.bias + mostOf(signs);
    for (const name of namesOfCues(glance)) sum += (ofCues.get(name) ?? 0) * (cues[name] ?? 0);
    for (const { name, weight } of closed) sum += weight * (combined[name] ?? (weight > 0 ? 1 : 0));
    const chance = glance.reading.lang === null ? 0 : 1 / (1 + Math.exp(-sum));
    return { chance, cues, technical: !untechnical(signs), cooperative: signs.cooperation, parties };
  };
}
