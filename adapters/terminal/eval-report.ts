import type { EvaluationReport, Figures } from '../../src/analysis/evaluate.ts';
import { FLOORS, type FloorName, flooredFigures } from '../../src/analysis/floors.ts';
import type { Prf } from '../../src/analysis/measures.ts';
import { STAGES } from '../../src/domain/stage.ts';
import { alignedTable } from './aligned-table.ts';

/** A baseline's figures under its name. */
export interface BaselineFigures {
  readonly name: string;
  readonly figures: Figures;
}

const three = (x: number): string => x.toFixed(3);

const prfCells = (x: Prf): string[] => [three(x.precision), three(x.recall), three(x.f1)];

function headline(report: EvaluationReport): string {
  const within = (name: keyof EvaluationReport['intervals']): string => {
    const { low, high } = report.intervals[name];
    return `${three(low)} to ${three(high)}`;
  };
  return alignedTable([
    ['', 'precision', 'recall', 'F1', '95 % interval'],
    ['relevance', ...prfCells(report.relevance), within('relevance')],
    ['pairs', ...prfCells(report.pairs), within('pairs')],
    ['sectors', ...prfCells(report.sectors), within('sectors')],
    ['item and pair', ...prfCells(report.endToEnd), within('endToEnd')],
    ['stage (accuracy)', '', '', three(report.stage.accuracy), within('stage')],
    ['stage (macro F1)', '', '', three(report.stage.macroF1), ''],
    [
      'stories (B-cubed)',
      three(report.stories.precision),
      three(report.stories.recall),
      three(report.stories.f1),
      '',
    ],
  ]);
}

function besideBaselines(report: EvaluationReport, baselines: readonly BaselineFigures[]): string {
  const row = (name: string, f: Figures): string[] => [
    name,
    three(f.relevance.f1),
    three(f.pairs.f1),
    three(f.sectors.f1),
    three(f.stage.accuracy),
    three(f.endToEnd.f1),
  ];
  return alignedTable([
    ['', 'relevance', 'pairs', 'sectors', 'stage', 'item and pair'],
    row('Entente', report),
    ...baselines.map((b) => row(b.name, b.figures)),
  ]);
}

function perClass(name: string, classes: Readonly<Record<string, Prf>>): string {
  const rows = Object.entries(classes).filter(([, x]) => x.tp + x.fn + x.fp > 0);
  return alignedTable([
    [name, 'items', 'precision', 'recall', 'F1'],
    ...rows.map(([id, x]) => [id, String(x.tp + x.fn), ...prfCells(x)]),
  ]);
}

function languages(report: EvaluationReport): string {
  return alignedTable([
    ['language', 'items', 'precision', 'recall', 'F1'],
    ...report.languages.map((l) => [l.lang, String(l.items), ...prfCells(l.relevance)]),
    ['all but English', '', '', '', three(report.byLang.other)],
  ]);
}

function confusionTable(report: EvaluationReport): string {
  const columns = [...STAGES, 'none'];
  return alignedTable([
    ['gold \\ read', ...columns],
    ...STAGES.map((row) => [row, ...columns.map((column) => String(report.confusion[row]?.[column] ?? 0))]),
  ]);
}

function calibration(report: EvaluationReport): string[] {
  if (!report.calibration) return [];
  const bins = report.calibration.bins.map((bin) => [String(bin.items), three(bin.stated), three(bin.true)]);
  return [
    `Calibration of relevance: expected error ${three(report.calibration.error)}`,
    alignedTable([['items', 'stated', 'true'], ...bins]),
    '',
  ];
}

function floors(report: EvaluationReport): string {
  const reached = flooredFigures(report);
  const names = Object.keys(FLOORS) as FloorName[];
  return alignedTable([
    ['floor', 'least', 'reached', ''],
    ...names.map((n) => [n, three(FLOORS[n]), three(reached[n]), reached[n] < FLOORS[n] ? 'BELOW' : 'holds']),
  ]);
}

/** The report as plain text: headline figures, baselines, classes, languages, confusion, calibration, floors. */
export function renderEvaluation(report: EvaluationReport, baselines: readonly BaselineFigures[]): string {
  const { background } = report;
  return [
    `${report.items} items, ${report.relevant} of them relevant`,
    '',
    headline(report),
    '',
    besideBaselines(report, baselines),
    '',
    perClass('stage', report.byStage),
    '',
    perClass('sector', report.bySector),
    '',
    languages(report),
    '',
    confusionTable(report),
    '',
    `Precedents kept out of the news: ${background.kept} of ${background.items} items`,
    '',
    ...calibration(report),
    floors(report),
    '',
  ].join('\n');
}
