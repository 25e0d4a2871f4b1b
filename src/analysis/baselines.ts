import type { Analysis, AnalysisInput } from '../domain/analysis.ts';
import { pairsAmong } from '../domain/party.ts';
import type { Stage } from '../domain/stage.ts';
import { compileLexicon } from './compile.ts';
import type { GoldItem, Prediction } from './gold.ts';
import { groupBy } from './group-by.ts';
import type { Lexicon } from './lexicon.ts';
import { mentionsIn } from './mentions.ts';
import { readItem } from './reading.ts';

/** An item with its labels, as the gold files hold it. */
export type LabelledItem = GoldItem & AnalysisInput;

/** The commonest stage among relevant items. */
function majorityStage(gold: readonly GoldItem[]): Stage | null {
  const counts = groupBy(
    gold.filter((g) => g.relevant),
    (g) => g.stage,
  );
  return [...counts].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? null;
}

/** Says yes to everything, with no labels. */
export function alwaysYes(gold: readonly GoldItem[]): Prediction[] {
  return gold.map((g) => ({ id: g.id, relevant: true, pairs: [], sectors: [], stage: null }));
}

/** Gives every item the commonest stage; knows nothing else. */
export function majority(gold: readonly GoldItem[]): Prediction[] {
  const stage = majorityStage(gold);
  return gold.map((g) => ({ id: g.id, relevant: true, pairs: [], sectors: [], stage }));
}

/** Words that a Boolean alert on cooperation watches for. */
const ALERT = new Set(
  'pact deal partnership agreement mou memorandum accord treaty cooperation collaborate collaboration sign signs signed'.split(
    ' ',
  ),
);

/**
 * What a Boolean keyword alert gives: an item is relevant when two countries, a word of cooperation and a sector's
 * term all occur. Every pair of the countries named, every sector named, the first stage verb found.
 */
export function booleanKeywords(items: readonly LabelledItem[], lexicon: Lexicon): Prediction[] {
  const compiled = compileLexicon(lexicon);
  return items.map((item) => {
    const { title, summary } = readItem(compiled, { ...item, lang: 'en' });
    const passages = [title, summary];
    const flat = (p: typeof title): Uint8Array => new Uint8Array(p.tokens.length + 1);
    const codes = passages.flatMap((p) =>
      mentionsIn(p, flat(p), item.published.slice(0, 10)).flatMap((m) => m.codes),
    );
    const pairs = pairsAmong([...new Set(codes)].slice(0, 4));
    const marks = passages.flatMap((p) => p.marks.map((m) => m.mark));
    const sectors = [...new Set(marks.flatMap((m) => (m.kind === 'sector' ? [m.sector] : [])))];
    const stage = marks.find((m) => m.kind === 'stage');
    const words = passages.some((p) => p.tokens.some((t) => ALERT.has(t.text)));
    const relevant = words && pairs.length > 0 && sectors.length > 0;
    return { id: item.id, relevant, pairs, sectors, stage: stage?.kind === 'stage' ? stage.stage : null };
  });
}

/** The part of an analysis that is scored. */
export function predictionOf(id: string, analysis: Analysis, story: string | null = null): Prediction {
  const probability = analysis.relevant ? analysis.confidence : 1 - analysis.confidence;
  return {
    id,
    relevant: analysis.relevant,
    pairs: analysis.pairs,
    sectors: analysis.sectors,
    stage: analysis.stage,
    story,
    probability,
  };
}
