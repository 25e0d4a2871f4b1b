import type { Analysis, AnalysisInput, CooperationEvent, Evidence } from '../domain/analysis.ts';
import { type Pair, pairKey } from '../domain/party.ts';
import type { Stage } from '../domain/stage.ts';
import { because, becauseNot } from './because.ts';
import { detailsOf } from './event-details.ts';
import { evidenceOf } from './evidence.ts';
import { chanceWithin } from './exclusions.ts';
import type { Features, Findings } from './features.ts';
import type { InitiativeSign } from './initiative.ts';
import type { Lexicon } from './lexicon.ts';
import { probability } from './model.ts';
import { sectorVerdict } from './sector-verdict.ts';
import { NO_STAGE, type StageSign, stageOf } from './stage.ts';

/** From this probability on an item counts as partnership news. */
export const THRESHOLD = 0.5;

/** Relevant items without any cue of a stage are taken for this one. */
const PLAIN_STAGE: Stage = 'announced';

function newsEvent(
  input: AnalysisInput,
  f: Findings,
  stage: Stage | null,
  confidence: number,
  evidence: readonly Evidence[],
): CooperationEvent {
  const parties = [...new Set(f.parties.pairs.flat())].sort();
  const told = f.stage.signs.filter((sign) => sign.stage === stage);
  const { amounts, date } = detailsOf({ ...f, told }, input.published.slice(0, 10));
  const details = [...amounts.map(({ evidence: piece }) => piece), ...(date ? [date.evidence] : [])];
  return {
    parties: parties.length > 0 ? parties : f.parties.all,
    sectors: f.sectors.sectors,
    stage: stage ?? PLAIN_STAGE,
    initiative: initiativeName(f, told),
    date: date?.date ?? null,
    amounts: amounts.map(({ amount }) => amount),
    role: 'news',
    confidence,
    evidence: [...evidence, ...details],
  };
}

/**
 * The initiative that the news is about: one of the headline, of the lead, or of a sentence that says how far the news
 * has come. One of another pair is a precedent, however it is mentioned.
 */
function initiativeName(f: Findings, told: readonly StageSign[]): string | null {
  const { initiatives, parties } = f;
  const isOwn = (pair: Pair | null): boolean =>
    pair === null ||
    parties.pairs.length === 0 ||
    parties.pairs.some((own) => pairKey(own) === pairKey(pair));
  return (
    initiatives.find((sign) => sign.depth === 0 && isOwn(sign.pair) && isTold(f, told, sign))?.name ?? null
  );
}

function isTold({ reading }: Findings, told: readonly StageSign[], { field, from }: InitiativeSign): boolean {
  if (field === 'title') return true;
  const { sentences } = reading.summary;
  const at = sentences.findIndex((sentence) => from >= sentence.from && from < sentence.to);
  const sentence = sentences[at];
  const tells = told.some(
    (sign) =>
      sign.field === field && sentence !== undefined && sign.from >= sentence.from && sign.from < sentence.to,
  );
  return at <= 0 || tells;
}

/** Probability that the item is partnership news; 0 in a language that is not read. */
function chanceOf(f: Findings, features: Features, lexicon: Lexicon): number {
  if (f.reading.lang === null) return 0;
  const { relevance } = lexicon.models;
  return chanceWithin(probability(relevance, features), f, features);
}

function backgroundEvents(f: Findings, evidence: readonly Evidence[]): CooperationEvent[] {
  return f.parties.backgroundPairs.map((pair) => ({
    parties: pair,
    sectors: [],
    stage: null,
    initiative: f.initiatives.find((i) => i.depth === 2)?.name ?? null,
    date: null,
    amounts: [],
    role: 'background',
    confidence: 0.6,
    evidence: evidence.filter((e) => e.supports === 'background'),
  }));
}

/** Puts the findings of all rooms together into one analysis. */
export function assemble(
  input: AnalysisInput,
  found: Findings,
  features: Features,
  lexicon: Lexicon,
): Analysis {
  const chance = chanceOf(found, features, lexicon);
  const relevant = chance >= THRESHOLD;
  const f = relevant ? { ...found, sectors: sectorVerdict(found, lexicon.models.sectors) } : found;
  const verdict = relevant ? stageOf(f.reading, f.stage, lexicon.models.stage) : NO_STAGE;
  const evidence = evidenceOf(f, verdict.stage);
  const confidence = Math.round((relevant ? chance : 1 - chance) * 1000) / 1000;
  const news = relevant ? newsEvent(input, f, verdict.stage, confidence, evidence) : null;
  return {
    version: lexicon.version,
    relevant,
    confidence,
    plurilateral: relevant && f.parties.pairs.length === 0,
    events: [...(news ? [news] : []), ...backgroundEvents(f, evidence)],
    pairs: relevant ? f.parties.pairs : [],
    backgroundPairs: f.parties.backgroundPairs,
    parties: f.parties.all,
    sectors: relevant ? f.sectors.sectors : [],
    stage: news?.stage ?? null,
    ...(verdict.doubt ? { stageDoubt: verdict.doubt } : {}),
    initiative: news?.initiative ?? null,
    evidence: news?.evidence ?? evidence,
    because: relevant ? because(f, verdict, lexicon) : becauseNot(f, features, lexicon),
  };
}
