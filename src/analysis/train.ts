import { seededRandom } from './bootstrap.ts';
import type { Features } from './features.ts';
import type { LinearModel } from './lexicon.ts';

/** One example for training: its features, its answer, and the group that must not be split (its story). */
export interface Example {
  readonly features: Features;
  readonly answer: boolean;
  readonly group: string;
  /** How much it counts; 1 where not given. */
  readonly weight?: number;
}

export interface TrainingOptions {
  /** Weight of the L2 penalty, per example. */
  readonly penalty: number;
  readonly rounds: number;
}

const DEFAULTS: TrainingOptions = { penalty: 0.004, rounds: 1500 };

interface Matrix {
  readonly names: readonly string[];
  /** Of each example the features that it has, by place and value: most have few. */
  readonly rows: readonly { readonly at: Int32Array; readonly values: Float64Array }[];
  readonly answers: readonly number[];
  readonly counts: readonly number[];
}

function matrixOf(examples: readonly Example[]): Matrix {
  const names = [...new Set(examples.flatMap((e) => Object.keys(e.features)))].sort();
  const placeOf = new Map(names.map((name, j) => [name, j]));
  const rows = examples.map((e) => {
    const own = Object.entries(e.features).filter(([, value]) => value !== 0);
    return {
      at: Int32Array.from(own, ([name]) => placeOf.get(name) ?? 0),
      values: Float64Array.from(own, ([, value]) => value),
    };
  });
  const answers = examples.map((e) => (e.answer ? 1 : 0));
  return { names, rows, answers, counts: examples.map((e) => e.weight ?? 1) };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Gradient of the penalised log-loss at `weights`; the last weight is the bias and goes unpenalised. */
function gradientOf(matrix: Matrix, weights: Float64Array, penalty: number): Float64Array {
  const { rows, answers, counts } = matrix;
  const bias = weights.length - 1;
  const gradient = new Float64Array(weights.length);
  rows.forEach(({ at, values }, i) => {
    let sum = weights[bias] ?? 0;
    for (let k = 0; k < at.length; k++) sum += (values[k] ?? 0) * (weights[at[k] ?? 0] ?? 0);
    const error = ((sigmoid(sum) - (answers[i] ?? 0)) * (counts[i] ?? 1)) / rows.length;
    for (let k = 0; k < at.length; k++) {
      const j = at[k] ?? 0;
      gradient[j] = (gradient[j] ?? 0) + error * (values[k] ?? 0);
    }
    gradient[bias] = (gradient[bias] ?? 0) + error;
  });
  for (let j = 0; j < bias; j++) gradient[j] = (gradient[j] ?? 0) + penalty * (weights[j] ?? 0);
  return gradient;
}

/** Logistic regression with an L2 penalty, by Adam (Kingma and Ba 2015) over all examples; deterministic. */
export function trainLogistic(
  examples: readonly Example[],
  options: TrainingOptions = DEFAULTS,
): LinearModel {
  const matrix = matrixOf(examples);
  const size = matrix.names.length + 1;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (let round = 1; round <= options.rounds; round++) {
    const gradient = gradientOf(matrix, weights, options.penalty);
    const rate = 0.08 / (1 + round / 400);
    for (let j = 0; j < size; j++) {
      const g = gradient[j] ?? 0;
      mean[j] = 0.9 * (mean[j] ?? 0) + 0.1 * g;
      spread[j] = 0.999 * (spread[j] ?? 0) + 0.001 * g * g;
      const m = (mean[j] ?? 0) / (1 - 0.9 ** round);
      const v = (spread[j] ?? 0) / (1 - 0.999 ** round);
      weights[j] = (weights[j] ?? 0) - (rate * m) / (Math.sqrt(v) + 1e-8);
    }
  }
  const round4 = (x: number): number => Math.round(x * 10_000) / 10_000;
  const named = matrix.names.map((name, j) => [name, round4(weights[j] ?? 0)] as const);
  return { bias: round4(weights[size - 1] ?? 0), weights: Object.fromEntries(named) };
}

/** The fold of each example, 0 to `folds` - 1; examples of one group share theirs. Seeded. */
export function foldsByGroup(groups: readonly string[], folds: number, seed = 7): number[] {
  const names = [...new Set(groups)].sort();
  const random = seededRandom(seed);
  for (let i = names.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = names[i] ?? '';
    names[i] = names[j] ?? '';
    names[j] = swap;
  }
  const foldOf = new Map(names.map((name, i) => [name, i % folds]));
  return groups.map((group) => foldOf.get(group) ?? 0);
}

/** For each example the model that was trained without its fold: honest predictions come from these. */
export function crossTrain(
  examples: readonly Example[],
  folds: number,
  options: TrainingOptions = DEFAULTS,
): { readonly fold: readonly number[]; readonly models: readonly LinearModel[] } {
  const fold = foldsByGroup(
    examples.map((e) => e.group),
    folds,
  );
  const models = Array.from({ length: folds }, (_, k) =>
    trainLogistic(
      examples.filter((_example, i) => fold[i] !== k),
      options,
    ),
  );
  return { fold, models };
}
