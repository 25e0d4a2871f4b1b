import type { Findings } from '../src/analysis/features.ts';
import { judge } from '../src/analysis/gold.ts';
import type { LinearModel } from '../src/analysis/lexicon.ts';
import { sectorsOf } from '../src/analysis/measures.ts';
import { probability } from '../src/analysis/model.ts';
import { type SectorCandidate, sectorCandidates } from '../src/analysis/sector-features.ts';
import { crossTrain, trainLogistic } from '../src/analysis/train.ts';
import type { Sector } from '../src/domain/sector.ts';
import type { TrainingItem } from './training-items.ts';

const OPTIONS = { penalty: 0.002, rounds: 800 };

/** Labelled news with what the program found in it. */
export interface ReadItem {
  readonly item: TrainingItem;
  readonly findings: Findings;
}

/** What is chosen of the sectors that an item names. */
type Choice = (candidate: SectorCandidate, read: ReadItem) => boolean;

/** Precision, recall and F1 of the sectors chosen, each item known by its place. */
function measured(items: readonly ReadItem[], choice: Choice) {
  const got = items.map((read, at) => {
    const candidates = sectorCandidates(read.findings).filter((candidate) => choice(candidate, read));
    const sectors = candidates.map(({ sector }): Sector => sector);
    return { id: `${at}`, relevant: true, pairs: [], sectors, stage: null };
  });
  const { precision, recall, f1 } = sectorsOf(
    judge(
      items.map(({ item }, at) => ({ ...item, id: `${at}` })),
      got,
    ),
  );
  return `${f1} (precision ${precision}, recall ${recall})`;
}

/**
 * Trains the model that tells which of the sectors that relevant news names it is about, and prints what ten-fold
 * cross-validation by story says of it, beside the rules alone.
 */
export function trainSectors(
  read: readonly ReadItem[],
  heldOut: readonly ReadItem[],
  folds: number,
): LinearModel {
  const examples = read.flatMap(({ item, findings }) =>
    sectorCandidates(findings).map(({ sector, features }) => ({
      item,
      features,
      answer: item.sectors.includes(sector),
      group: item.story,
    })),
  );
  const { fold, models } = crossTrain(examples, folds, OPTIONS);
  const all = trainLogistic(examples, OPTIONS);
  const unseeing = new Map(examples.map(({ item }, at) => [item, models[fold[at] ?? 0] ?? all]));
  const byModel: Choice = ({ features }, { item }) => probability(unseeing.get(item) ?? all, features) >= 0.5;
  const byRules: Choice = ({ sector }, { findings }) => findings.sectors.sectors.includes(sector);
  const tell = (name: string, items: readonly ReadItem[]): void => {
    console.log(`${name}: F1 ${measured(items, byModel)}; rules alone ${measured(items, byRules)}`);
  };
  console.log('\nsectors of relevant news');
  tell('the gold files together', read);
  for (const file of new Set([...read, ...heldOut].map(({ item }) => item.file)))
    tell(
      file,
      [...read, ...heldOut].filter(({ item }) => item.file === file),
    );
  return all;
}
