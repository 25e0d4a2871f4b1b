import { join } from 'node:path';
import { loadEventModel } from '../../adapters/files/load-event-model.ts';
import { loadLexicon } from '../../adapters/files/load-lexicon.ts';
import { dataDir, packageRoot } from '../../adapters/files/locations.ts';
import { renderStoryReport } from '../../adapters/terminal/stories-report.ts';
import { createAnalyser } from '../analysis/analyse.ts';
import {
  crossValidated,
  evaluateStories,
  type StoryReport,
  type StoryRow,
} from '../stories/evaluate-stories.ts';
import { createSameEvent } from '../stories/same-event.ts';
import { belowStoryFloors } from '../stories/story-floors.ts';
import { readLabelled } from './evaluation.ts';

/** The labelled news whose events figures are quoted of. */
const DEFAULT_GOLD = [
  'tests/gold/dev.jsonl',
  'tests/gold/growth-events.jsonl',
  'tests/gold/growth-noise.jsonl',
  'data/sample/partnerships.jsonl',
];

/** A measurement of stories: the figures, the same as text, and what misses its floor. */
export interface StoryEvaluation {
  readonly report: StoryReport & { readonly crossValidated: readonly StoryRow[] };
  readonly text: string;
  readonly below: readonly string[];
}

/** Groups labelled items with the running program's own rules, and with baselines, and measures. */
export function evaluateStoryFiles(files: readonly string[]): StoryEvaluation {
  const chosen = files.length > 0 ? files : DEFAULT_GOLD.map((file) => join(packageRoot(), file));
  const gold = chosen.flatMap(readLabelled);
  const analyse = createAnalyser(loadLexicon(dataDir()));
  const measured = evaluateStories(gold, analyse, createSameEvent(loadEventModel(dataDir())));
  const report = { ...measured, crossValidated: crossValidated(gold, analyse) };
  return { report, text: renderStoryReport(report, report.crossValidated), below: belowStoryFloors(report) };
}
