import type { Analysis, AnalysisInput, CooperationEvent, Evidence } from '../domain/analysis.ts';
import type { Stage } from '../domain/stage.ts';
import { amountsIn } from './amounts.ts';
import { because } from './because.ts';
import { dateIn } from './event-date.ts';
import { evidenceOf } from './evidence.ts';
import { chanceWithin } from './exclusions.ts';
import type { Features, Findings } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { probability } from './model.ts';
import { quote } from './reading.ts';

const THRESHOLD = 0.5;

/** Relevant items without any cue of a stage are taken for this one. */
const PLAIN_STAGE: Stage = 'announced';

function amounts(f: Findings): string[] {
  const all = [f.reading.title, f.reading.summary].flatMap((p) =>
    amountsIn(p.tokens.slice(p.body.from, p.body.to)).map(
      (a) => quote(p, a.from + p.body.from, a.to + p.body.from).text,
    ),
  );
  return [...new Set(all)];
}

function newsEvent(
  input: AnalysisInput,
  f: Findings,
  confidence: number,
  evidence: readonly Evidence[],
): CooperationEvent {
  const parties = [...new Set(f.parties.pairs.flat())].sort();
  return {
    parties: parties.length > 0 ? parties : f.parties.all,
    sectors: f.sectors.sectors,
    stage: f.stage.stage ?? PLAIN_STAGE,
    initiative: initiativeName(f),
    date: dateIn([...f.reading.title.tokens, ...f.reading.summary.tokens], input.published.slice(0, 10)),
    amounts: amounts(f),
    role: 'news',
    confidence,
    evidence,
  };
}

function initiativeName(f: Findings): string | null {
  return f.initiatives.find((i) => i.depth === 0)?.name ?? null;
}

/** Probability that the item is partnership news; 0 in a language that is not read. */
function chanceOf(f: Findings, features: Features, lexicon: Lexicon): number {
  if (f.reading.lang === null) return 0;
  return chanceWithin(probability(lexicon.models.relevance, features), f, features);
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
export function assemble(input: AnalysisInput, f: Findings, features: Features, lexicon: Lexicon): Analysis {
  const chance = chanceOf(f, features, lexicon);
  const relevant = chance >= THRESHOLD;
  const evidence = evidenceOf(f);
  const confidence = Math.round((relevant ? chance : 1 - chance) * 1000) / 1000;
  const news = relevant ? [newsEvent(input, f, confidence, evidence)] : [];
  return {
    version: lexicon.version,
    relevant,
    confidence,
    plurilateral: relevant && f.parties.pairs.length === 0,
    events: [...news, ...backgroundEvents(f, evidence)],
    pairs: relevant ? f.parties.pairs : [],
    backgroundPairs: f.parties.backgroundPairs,
    parties: f.parties.all,
    sectors: relevant ? f.sectors.sectors : [],
    stage: relevant ? (f.stage.stage ?? PLAIN_STAGE) : null,
    ...(relevant && f.stage.doubt ? { stageDoubt: f.stage.doubt } : {}),
    initiative: relevant ? initiativeName(f) : null,
    evidence,
    because: because(f, features, relevant, lexicon),
  };
}
