import { SECTORS } from '../domain/sector.ts';
import { STAGES } from '../domain/stage.ts';
import { bootstrap, type Interval } from './bootstrap.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { type GoldItem, type Judged, judge, type Prediction, pairKeys } from './gold.ts';
import { groupBy } from './group-by.ts';
import {
  bCubed,
  confusion,
  endToEndOf,
  labelOf,
  type Prf,
  pairsOf,
  relevanceOf,
  round3,
  sectorsOf,
  stageF1,
  stagesOf,
} from './measures.ts';

/** The headline figures, by the definitions of the labelling guide's scorer. */
export interface Figures {
  readonly items: number;
  readonly relevant: number;
  /** Over all items. */
  readonly relevance: Prf;
  /** Micro-averaged over relevant items. */
  readonly pairs: Prf;
  readonly sectors: Prf;
  /** Over relevant items. */
  readonly stage: { readonly accuracy: number; readonly macroF1: number };
  /** (item, pair) over all items. */
  readonly endToEnd: Prf;
  /** B-cubed over relevant items. */
  readonly stories: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** Relevance F1. */
  readonly byLang: { readonly en: number; readonly other: number };
}

/** The figures with everything that explains them. */
export interface EvaluationReport extends Figures {
  readonly languages: readonly { readonly lang: string; readonly items: number; readonly relevance: Prf }[];
  readonly bySector: Readonly<Record<string, Prf>>;
  readonly byStage: Readonly<Record<string, Prf>>;
  /** Rows: gold; columns: read. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Items that hold a precedent, and in how many of them it was not reported as the news. */
  readonly background: { readonly items: number; readonly kept: number };
  /** 95 % intervals over resampled stories. */
  readonly intervals: Readonly<Record<'relevance' | 'pairs' | 'sectors' | 'stage' | 'endToEnd', Interval>>;
  /** `null` where the predictions carry no probability. */
  readonly calibration: Calibration | null;
}

function figuresOf(judged: readonly Judged[]): Figures {
  const positive = judged.filter((j) => j.gold.relevant);
  return {
    items: judged.length,
    relevant: positive.length,
    relevance: relevanceOf(judged),
    pairs: pairsOf(positive),
    sectors: sectorsOf(positive),
    stage: stagesOf(positive),
    endToEnd: endToEndOf(judged),
    stories: bCubed(positive),
    byLang: {
      en: relevanceOf(judged.filter((j) => j.gold.lang === 'en')).f1,
      other: relevanceOf(judged.filter((j) => j.gold.lang !== 'en')).f1,
    },
  };
}

function languagesOf(judged: readonly Judged[]): EvaluationReport['languages'] {
  return [...groupBy(judged, (j) => j.gold.lang)]
    .map(([lang, items]) => ({ lang, items: items.length, relevance: relevanceOf(items) }))
    .sort((a, b) => b.items - a.items || (a.lang < b.lang ? -1 : 1));
}

function backgroundOf(judged: readonly Judged[]): EvaluationReport['background'] {
  const with_ = judged.filter((j) => j.gold.background_pairs.length > 0);
  const kept = with_.filter((j) => {
    const got = pairKeys(j.got.pairs);
    return [...pairKeys(j.gold.background_pairs)].every((key) => !got.has(key));
  });
  return { items: with_.length, kept: kept.length };
}

function intervalsOf(judged: readonly Judged[]): EvaluationReport['intervals'] {
  const zero: Interval = { low: 0, high: 0 };
  const found = bootstrap(
    judged,
    (j) => j.gold.story,
    (sample) => {
      const positive = sample.filter((j) => j.gold.relevant);
      return [
        relevanceOf(sample).f1,
        pairsOf(positive).f1,
        sectorsOf(positive).f1,
        stagesOf(positive).accuracy,
        endToEndOf(sample).f1,
      ];
    },
  );
  const at = (i: number): Interval => {
    const interval = found[i] ?? zero;
    return { low: round3(interval.low), high: round3(interval.high) };
  };
  return { relevance: at(0), pairs: at(1), sectors: at(2), stage: at(3), endToEnd: at(4) };
}

/** The headline figures alone, quickly. */
export function score(gold: readonly GoldItem[], predictions: readonly Prediction[]): Figures {
  return figuresOf(judge(gold, predictions));
}

/**
 * Measures predictions against gold labels. Joined on `id`; a missing prediction counts as not relevant. Figures are
 * rounded to three places. Deterministic: the bootstrap is seeded.
 */
export function evaluate(gold: readonly GoldItem[], predictions: readonly Prediction[]): EvaluationReport {
  const judged = judge(gold, predictions);
  const positive = judged.filter((j) => j.gold.relevant);
  const bySector = SECTORS.map((sector) => {
    const one = labelOf(
      positive,
      sector,
      (j) => j.gold.sectors,
      (j) => j.got.sectors,
    );
    return [sector, one] as const;
  });
  return {
    ...figuresOf(judged),
    languages: languagesOf(judged),
    bySector: Object.fromEntries(bySector),
    byStage: Object.fromEntries(STAGES.map((stage) => [stage, stageF1(positive, stage)])),
    confusion: confusion(positive),
    background: backgroundOf(judged),
    intervals: intervalsOf(judged),
    calibration: calibrationOf(judged),
  };
}
