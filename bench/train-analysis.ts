import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadLexicon } from '../adapters/files/load-lexicon.ts';
import { createInspector } from '../src/analysis/analyse.ts';
import { bootstrap } from '../src/analysis/bootstrap.ts';
import { calibrationOf } from '../src/analysis/calibration.ts';
import { chanceWithin } from '../src/analysis/exclusions.ts';
import { type Judged, judge, type Prediction } from '../src/analysis/gold.ts';
import type { LinearModel } from '../src/analysis/lexicon.ts';
import { relevanceOf, stagesOf } from '../src/analysis/measures.ts';
import { contributions, probability } from '../src/analysis/model.ts';
import { stageChances, stageFeatures } from '../src/analysis/stage-features.ts';
import { crossTrain, type Example, trainLogistic } from '../src/analysis/train.ts';
import { STAGES, type Stage } from '../src/domain/stage.ts';
import { calibrationPicture } from './calibration-picture.ts';
import { type ReadItem, trainSectors } from './train-sectors.ts';
import { GOLD_FILES, SAMPLE_FILES, type TrainingItem, trainingItems } from './training-items.ts';

/**
 * Trains the models of the analysis on the labelled news and on news made from templates, the sample held out, and prints
 * what ten-fold cross-validation by story says of them. `node dist/bench/train-analysis.js [--save]` from the root of the
 * repository; with `--save` the models are written to `data/`. Deterministic.
 */
const FOLDS = 10;
const RELEVANCE = { penalty: 0.0004, rounds: 1000 };
const STAGE = { penalty: 0.0005, rounds: 800 };

const SAVE = process.argv.includes('--save');
const root = resolve('.');
const lexicon = loadLexicon(join(root, 'data'));
const inspect = createInspector(lexicon);
const items = trainingItems(root, lexicon);
const read = items.map((item) => inspect(item));
const trained = items.flatMap((item, i) => (SAMPLE_FILES.includes(item.file) ? [] : [i]));
const heldOut = items.flatMap((item, i) => (SAMPLE_FILES.includes(item.file) ? [i] : []));

const example = (i: number, features: Example['features'], answer: boolean): Example => ({
  features,
  answer,
  group: items[i]?.story ?? '',
  weight: items[i]?.weight ?? 1,
});

/** For each item the model that did not see it: of its fold, or for the held out the one of all. */
function modelsFor(of: readonly number[], examples: readonly Example[], options: typeof STAGE) {
  const { fold, models } = crossTrain(examples, FOLDS, options);
  const all = trainLogistic(examples, options);
  const byItem = new Map(of.map((i, k) => [i, models[fold[k] ?? 0] ?? all]));
  return { all, unseeing: (i: number): LinearModel => byItem.get(i) ?? all };
}

/** Prints the calibration on the gold files with its interval over stories, and draws it with `--save`. */
function tellCalibration(judged: readonly Judged[]): void {
  const calibration = calibrationOf(judged);
  if (!calibration) return;
  const [interval] = bootstrap(
    judged,
    (j) => j.gold.story,
    (sample) => [calibrationOf(sample)?.error ?? 0],
  );
  const within = interval ? `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}` : '';
  console.log(`calibration error ${calibration.error} (${within})`, JSON.stringify(calibration.bins));
  const title = `Relevance in cross-validation, ten bins of equal mass: error ${calibration.error} (${within})`;
  if (SAVE) writeFileSync(join(root, 'docs/calibration.svg'), calibrationPicture(calibration, title));
}

function report(
  name: string,
  of: readonly number[],
  predict: (i: number) => Omit<Prediction, 'id' | 'pairs' | 'sectors'>,
): void {
  const judgedOf = (chosen: readonly number[]) =>
    judge(
      chosen.flatMap((i) => (items[i] ? [{ ...(items[i] as TrainingItem), id: `${i}` }] : [])),
      chosen.map((i) => ({ id: `${i}`, pairs: [], sectors: [], ...predict(i) })),
    );
  const gold = of.filter((i) => GOLD_FILES.includes(items[i]?.file ?? ''));
  console.log(`\n${name}`);
  const measure = name === 'relevance' ? relevanceOf : stagesOf;
  console.log('the gold files together', JSON.stringify(measure(judgedOf(gold))));
  if (name === 'relevance') tellCalibration(judgedOf(gold));
  for (const file of new Set(of.map((i) => items[i]?.file)))
    console.log(file, JSON.stringify(measure(judgedOf(of.filter((i) => items[i]?.file === file)))));
}

/** The chance of relevance as the program gives it, by a model. */
function chanceOf(i: number, model: LinearModel): number {
  const seen = read[i];
  return seen ? chanceWithin(probability(model, seen.features), seen.findings, seen.features) : 0;
}

/** The misjudged items, each with what moved its model most. */
function errors(of: readonly number[], unseeing: (i: number) => LinearModel): void {
  for (const i of of) {
    const item = items[i];
    const features = read[i]?.features ?? {};
    const chance = chanceOf(i, unseeing(i));
    if (!item || chance >= 0.5 === item.relevant) continue;
    const why = contributions(unseeing(i), features)
      .slice(0, 7)
      .map(([name, weight]) => `${name} ${weight.toFixed(1)}`);
    console.log(
      item.relevant ? 'missed' : 'false',
      chance.toFixed(2),
      item.lang,
      item.title,
      '|',
      why.join(', '),
    );
  }
}

function relevance(): LinearModel {
  const examples = trained.map((i) => example(i, read[i]?.features ?? {}, items[i]?.relevant ?? false));
  const { all, unseeing } = modelsFor(trained, examples, RELEVANCE);
  if (process.argv.includes('--errors')) errors([...trained, ...heldOut], unseeing);
  report('relevance', [...trained, ...heldOut], (i) => {
    const chance = chanceOf(i, unseeing(i));
    return { relevant: chance >= 0.5, stage: null, probability: chance };
  });
  return all;
}

/** An item whose stage was misjudged, with the words that speak for stages. */
function stageError(i: number, chances: Readonly<Record<Stage, number>>): void {
  const item = items[i];
  const found = read[i]?.findings;
  if (!item || !found) return;
  const said = found.stage.signs.map(({ field, from, to, stage, weight }) => {
    const { tokens } = found.reading[field];
    return `${field[0]} ${stage} ${weight} "${tokens
      .slice(from, to)
      .map((t) => t.raw)
      .join(' ')}"`;
  });
  const likely = [...STAGES]
    .sort((a, b) => chances[b] - chances[a])
    .map((s) => `${s} ${chances[s].toFixed(2)}`);
  console.log(
    `stage ${item.stage} ${item.file}`,
    item.lang,
    item.title,
    '||',
    item.summary.slice(0, 260),
    '||',
    said.join(', '),
    '||',
    likely.slice(0, 2).join(' '),
  );
}

function stages(): Record<string, LinearModel> {
  const told = (i: number): boolean => items[i]?.relevant ?? false;
  const of = trained.filter(told);
  const features = (i: number): Example['features'] => {
    const found = read[i]?.findings;
    return found ? stageFeatures(found.reading, found.stage.signs) : {};
  };
  const models = STAGES.map((stage) =>
    modelsFor(
      of,
      of.map((i) => example(i, features(i), items[i]?.stage === stage)),
      STAGE,
    ),
  );
  report('stage', [...of, ...heldOut.filter(told)], (i) => {
    const own = Object.fromEntries(STAGES.map((s, k) => [s, models[k]?.unseeing(i)])) as Record<
      Stage,
      LinearModel
    >;
    const chances = stageChances(own, features(i));
    const [best] = [...STAGES].sort((a, b) => chances[b] - chances[a]);
    const stage = best ?? null;
    if (process.argv.includes('--errors') && stage !== items[i]?.stage) stageError(i, chances);
    return { relevant: true, stage };
  });
  return Object.fromEntries(STAGES.map((stage, k) => [stage, models[k]?.all ?? { bias: 0, weights: {} }]));
}

function sectors(): LinearModel {
  const of = (files: readonly string[]): ReadItem[] =>
    items.flatMap((item, i) => {
      const findings = read[i]?.findings;
      return findings && item.relevant && files.includes(item.file) ? [{ item, findings }] : [];
    });
  return trainSectors(of(GOLD_FILES), of(SAMPLE_FILES), FOLDS);
}

function save(file: string, value: object): void {
  const note = (JSON.parse(readFileSync(join(root, 'data', file), 'utf8')) as { note: string }).note;
  writeFileSync(join(root, 'data', file), `${JSON.stringify({ note, ...value }, null, 1)}\n`);
}

const relevanceModel = relevance();
const stageModels = stages();
const sectorModel = sectors();
if (SAVE) {
  save('model-relevance.json', { model: relevanceModel });
  save('model-stage.json', { models: stageModels });
  save('model-sectors.json', { model: sectorModel });
}
