import { cueFeatures, NOISE_CUES, occurs, zeros } from './cue-features.ts';
import type { InitiativeSign } from './initiative.ts';
import type { Mention } from './mentions.ts';
import type { Parties } from './parties.ts';
import type { Passage, Reading } from './reading.ts';
import type { SectorReading } from './sectors.ts';
import type { StageSigns } from './stage.ts';

/** Named figures that the relevance model weighs. */
export type Features = Readonly<Record<string, number>>;

/** What earlier rooms found, put together. */
export interface Findings {
  readonly reading: Reading;
  readonly titleDepths: Uint8Array;
  readonly summaryDepths: Uint8Array;
  readonly parties: Parties;
  readonly sectors: SectorReading;
  readonly stage: StageSigns;
  readonly initiatives: readonly InitiativeSign[];
  readonly mentions: readonly Mention[];
}

function partyFeatures(f: Findings): Record<string, number> {
  const { parties } = f;
  return {
    'no-pair': parties.pairs.length === 0 && !parties.plurilateral ? 1 : 0,
    plurilateral: parties.plurilateral ? 1 : 0,
    implied: parties.implied ? 1 : 0,
    joined: parties.joined ? 1 : 0,
    tie: Math.min(parties.tie, 8) / 8,
    'many-parties': parties.all.length > 3 ? 1 : 0,
  };
}

/** How far from a word of buying the arms that are bought may stand, in tokens. */
const PURCHASE_REACH = 7;

/** What follows a word of arms where they are made rather than bought: `deal for a drone factory`. */
const MAKING = new Set(
  'factory plant development technology shipyard production line engine engines programme program project research design assembly'.split(
    ' ',
  ),
);

/** Whether arms are bought or sold in a passage: a word of buying and, near it, finished arms. */
function buysArms({ marks, tokens }: Passage): boolean {
  const isNear = (a: number, cue: string): boolean =>
    marks.some(
      ({ from, mark }) => mark.kind === 'cue' && mark.cue === cue && Math.abs(from - a) <= PURCHASE_REACH,
    );
  return marks.some(
    ({ from, to, mark }) =>
      mark.kind === 'cue' &&
      mark.cue === 'platform' &&
      !MAKING.has(tokens[to]?.text ?? '') &&
      isNear(from, 'buying'),
  );
}

/** Features of a headline that tells of noise. */
const NOISY_TITLES = NOISE_CUES.map((cue) => `${cue}-title`);

const OFFICIAL = new Set(['leader', 'surname', 'body', 'building', 'capital']);

/** How many of the named sides speak through an office: a leader, a body, a seat of government. At most 2. */
function officialSides(f: Pick<Findings, 'mentions'>): number {
  const codes = f.mentions
    .filter((m) => m.depth < 2 && m.weight >= 0.45 && OFFICIAL.has(m.kind))
    .flatMap((m) => m.codes);
  return Math.min(2, new Set(codes).size);
}

/** Parties, pairs and sectors as the combinations look at them; `ceiling.ts` knows the mentions only. */
interface Named extends Pick<Findings, 'mentions' | 'reading'> {
  readonly parties: Pick<Parties, 'pairs' | 'all'>;
  readonly sectors: SectorReading;
}

/** Whether the item names a sector, or technology or science at large. */
const technical = (f: Pick<Named, 'sectors'>, cues: Readonly<Record<string, number>>): boolean =>
  f.sectors.sectors.length > 0 ||
  (cues['technology-title'] ?? 0) > 0 ||
  (cues['technology-summary'] ?? 0) > 0;

/** Features that stand for a combination: the same word means another thing beside another. */
export function combinedFeatures(f: Named, cues: Readonly<Record<string, number>>): Record<string, number> {
  const has = (name: string): boolean => occurs(cues, name);
  const sides = officialSides(f);
  const business = has('firm') || has('company');
  const [best] = f.parties.pairs;
  const titled = new Set(
    f.mentions.filter((m) => m.field === 'title' && m.weight >= 0.45).flatMap((m) => m.codes),
  );
  const pairInTitle = best?.every((code) => titled.has(code)) ?? false;
  const noisyTitle = NOISY_TITLES.some((name) => (cues[name] ?? 0) > 0);
  const businessTitle = (cues['firm-title'] ?? 0) + (cues['company-title'] ?? 0) > 0;
  const purchaseInTitle = buysArms(f.reading.title);
  return {
    'official-sides': sides / 2,
    'business-alone': business && sides === 0 && !has('government') ? 1 : 0,
    'business-one-side': business && sides < 2 && !has('codevelopment') ? 1 : 0,
    'arms-alone': has('noise-arms') && !has('codevelopment') ? 1 : 0,
    'noise-in-title': noisyTitle ? 1 : 0,
    'clean-title':
      pairInTitle && !noisyTitle && !businessTitle && f.sectors.signs.some((s) => s.field === 'title')
        ? 1
        : 0,
    'purchase-in-title': !has('codevelopment') && purchaseInTitle ? 1 : 0,
    'business-named': businessTitle ? 1 : 0,
    'business-in-title': businessTitle && sides === 0 && (cues['government-title'] ?? 0) === 0 ? 1 : 0,
    purchase: !has('codevelopment') && (purchaseInTitle || buysArms(f.reading.summary)) ? 1 : 0,
    codevelopment: has('codevelopment') && (technical(f, cues) || has('noise-arms')) ? 1 : 0,
    'pair-in-title': pairInTitle ? 1 : 0,
    'pair-and-sector-in-title':
      pairInTitle && f.sectors.signs.some((s) => s.field === 'title' && !s.ambiguous) ? 1 : 0,
    'sector-doubtful':
      f.sectors.sectors.length > 0 && f.sectors.signs.every((sign) => sign.ambiguous) ? 1 : 0,
    'one-party': f.parties.all.length === 1 ? 1 : 0,
    'no-party': f.parties.all.length === 0 ? 1 : 0,
    'dispute-alone':
      (has('noise-control') || has('noise-sanction')) && (cues['cooperation-title'] ?? 0) === 0 ? 1 : 0,
    'noise-untechnical':
      (has('noise-trade') || has('noise-migration') || has('noise-dispute')) &&
      f.sectors.sectors.length === 0 &&
      !has('technology')
        ? 1
        : 0,
    'arms-deal': (cues['noise-arms-title'] ?? 0) > 0 && !has('codevelopment') ? 1 : 0,
    foreign: f.reading.lang === 'en' ? 0 : 1,
    bare: f.reading.summary.tokens.length === 0 ? 1 : 0,
    'noise-many': NOISE_CUES.filter(has).length > 2 ? 1 : 0,
  };
}

/** The shape of all features, learnt from the first item: every item has the same names. */
let shape: Features = {};

/** Several sets of features as one. */
function inShape(...parts: readonly Features[]): Features {
  const out: Record<string, number> = { ...shape };
  for (const part of parts) for (const name in part) out[name] = part[name] ?? 0;
  if (Object.keys(shape).length === 0) shape = zeros(Object.keys(out));
  return out;
}

/** Whether two sides, a group or a named initiative stand behind the news. */
function hasSides({ parties, initiatives }: Findings): boolean {
  const named = initiatives.some((initiative) => initiative.depth === 0);
  return parties.pairs.length > 0 || parties.plurilateral || parties.all.length > 1 || named;
}

/** From this weight on a word of stage tells of a step by itself; lighter ones are verbs of doing. */
const FIRM = 2;

/** Two names joined by a hyphen: `the Norway-Chile cable`. */
function isCompound({ reading: { title }, mentions }: Findings): boolean {
  const named = mentions.filter((m) => m.field === 'title' && m.depth < 2);
  return named.some((a) =>
    a.codes.length > 1
      ? true
      : named.some((b) => b.from === a.to + 1 && HYPHENS.has(title.tokens[a.to]?.text ?? '')),
  );
}

const HYPHENS = new Set(['-', '–', '‑', '/']);

/** Features of words that tell of a working link, and of what the headline says is done. */
function linkFeatures(f: Findings, cues: Features, able: boolean): Record<string, number> {
  const linkInTitle = (cues['link-title'] ?? 0) > 0;
  const told = (stage: string): boolean =>
    f.stage.signs.some((sign) => sign.field === 'title' && sign.stage === stage);
  const technicalTitle =
    (cues['technology-title'] ?? 0) > 0 || f.sectors.signs.some((sign) => sign.field === 'title');
  return {
    linked: able && occurs(cues, 'link') ? 1 : 0,
    'linked-title': able && linkInTitle && technicalTitle ? 1 : 0,
    compound: isCompound(f) ? 1 : 0,
    'compound-technical': able && technicalTitle && isCompound(f) ? 1 : 0,
    'joined-technical-title': able && f.parties.joined && technicalTitle ? 1 : 0,
    'does-title': able && technicalTitle && told('active') ? 1 : 0,
    'wishes-title': able && technicalTitle && told('proposed') ? 1 : 0,
    'ends-title': able && technicalTitle && told('stalled') ? 1 : 0,
    'agrees-title':
      able && technicalTitle && (told('announced') || told('negotiating') || told('signed')) ? 1 : 0,
    able: able ? 1 : 0,
  };
}

/** The features of an item for the relevance model: each between 0 and 1 or nearly so. */
export function featuresOf(f: Findings): Features {
  const inTitle = f.sectors.signs.filter((s) => s.field === 'title').length;
  const news = f.initiatives.filter((i) => i.depth === 0);
  const cues = cueFeatures(f);
  const cooperates = (cues['cooperation-title'] ?? 0) > 0 || (cues['cooperation-summary'] ?? 0) > 0;
  const isTechnical = technical(f, cues);
  const has = (name: string): boolean =>
    (cues[`${name}-title`] ?? 0) > 0 || (cues[`${name}-summary`] ?? 0) > 0;
  const paired = f.parties.pairs.length > 0 || f.parties.plurilateral;
  const { scores } = f.stage;
  return inShape(cues, partyFeatures(f), combinedFeatures(f, cues), {
    'sector-title': inTitle > 0 ? 1 : 0,
    'sector-any': f.sectors.sectors.length > 0 ? 1 : 0,
    'sector-many': f.sectors.sectors.length > 1 ? 1 : 0,
    initiative: news.some((i) => !i.short) ? 1 : news.length > 0 ? 0.6 : 0,
    signed: scores.signed > 0 ? 1 : 0,
    staged: f.stage.signs.some((sign) => sign.weight >= FIRM) ? 1 : 0,
    stalled: scores.stalled >= 3 ? 1 : 0,
    'all-three': cooperates && isTechnical && paired ? 1 : 0,
    'not-technical': isTechnical ? 0 : 1,
    'no-cooperation': cooperates ? 0 : 1,
    sideless: hasSides(f) ? 0 : 1,
    silent: f.reading.lang === 'en' && !cooperates && !has('codevelopment') && !f.parties.joined ? 1 : 0,
    ...linkFeatures(f, cues, isTechnical && paired),
  });
}
