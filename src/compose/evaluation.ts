import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEventModel } from '../../adapters/files/load-event-model.ts';
import { readGoldFile } from '../../adapters/files/load-gold.ts';
import { loadLexicon } from '../../adapters/files/load-lexicon.ts';
import { dataDir, packageRoot } from '../../adapters/files/locations.ts';
import { renderEvaluation } from '../../adapters/terminal/eval-report.ts';
import { createAnalyser } from '../analysis/analyse.ts';
import {
  alwaysYes,
  booleanKeywords,
  type LabelledItem,
  majority,
  predictionOf,
} from '../analysis/baselines.ts';
import { type EvaluationReport, evaluate, score } from '../analysis/evaluate.ts';
import type { Prediction } from '../analysis/gold.ts';
import { groupStories } from '../stories/group-stories.ts';
import { asRead } from '../stories/labelled-stories.ts';
import { createSameEvent } from '../stories/same-event.ts';
import { CommandFailure, EXIT } from './exit.ts';

/** The labelled news that figures are quoted of. */
const DEFAULT_GOLD = 'tests/gold/dev.jsonl';

/** A measurement: the figures, and the same as text with the baselines beside it. */
export interface Evaluation {
  readonly report: EvaluationReport;
  readonly text: string;
  /** Each item whose labels were read otherwise than the gold has them, a line each. */
  readonly errors: readonly string[];
}

/** Reads labelled items with the running program's own analysis and stories, and measures. */
export function evaluateFiles(files: readonly string[]): Evaluation {
  const gold = (files.length > 0 ? files : [join(packageRoot(), DEFAULT_GOLD)]).flatMap(readLabelled);
  const lexicon = loadLexicon(dataDir());
  const predictions = predict(gold, createAnalyser(lexicon));
  const report = evaluate(gold, predictions);
  const baselines = [
    { name: 'always yes', figures: score(gold, alwaysYes(gold)) },
    { name: 'majority stage', figures: score(gold, majority(gold)) },
    { name: 'Boolean keywords', figures: score(gold, booleanKeywords(gold, lexicon)) },
  ];
  return { report, text: renderEvaluation(report, baselines), errors: differences(gold, predictions) };
}

/** Reads one file of labelled items; one that is not there is the user's mistake. */
export function readLabelled(file: string): LabelledItem[] {
  if (!existsSync(file))
    throw new CommandFailure(EXIT.usage, 'NO_FILE', `There is no file ${file} of labelled items.`);
  return readGoldFile(file);
}

function predict(gold: readonly LabelledItem[], analyse: ReturnType<typeof createAnalyser>): Prediction[] {
  const items = gold.map((item) => asRead(item, analyse(item)));
  const numbers = groupStories(items, createSameEvent(loadEventModel(dataDir())));
  return items.map(({ analysis }, i) => predictionOf(gold[i]?.id ?? '', analysis, `story-${numbers[i]}`));
}

function differences(gold: readonly LabelledItem[], predictions: readonly Prediction[]): string[] {
  return gold.flatMap((item, i) => {
    const got = predictions[i];
    if (!got) return [];
    const pairs = (list: Prediction['pairs']): string =>
      list
        .map((pair) => [...pair].sort().join('-'))
        .sort()
        .join(' ');
    const checks: readonly (readonly [string, string, string])[] = item.relevant
      ? [
          ['relevant', String(got.relevant), 'true'],
          ['pairs', pairs(got.pairs), pairs(item.pairs)],
          ['sectors', [...got.sectors].sort().join(' '), [...item.sectors].sort().join(' ')],
          ['stage', String(got.stage), String(item.stage)],
        ]
      : [['relevant', String(got.relevant), 'false']];
    const wrong = checks.filter(([, read, wanted]) => read !== wanted);
    if (wrong.length === 0) return [];
    return [
      `${item.id}: ${wrong.map(([field, read, wanted]) => `${field} [${read}], want [${wanted}]`).join('; ')} | ${item.title}`,
    ];
  });
}
