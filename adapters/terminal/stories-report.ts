import type { StoryReport, StoryRow } from '../../src/stories/evaluate-stories.ts';
import type { Rates } from '../../src/stories/measure-stories.ts';
import { alignedTable } from './aligned-table.ts';

/** The report on stories as plain text: the program with both kinds of labels beside the baselines. */
export function renderStoryReport(report: StoryReport, crossValidated: readonly StoryRow[]): string {
  const { items, wanted } = report.labelled.figures;
  const rows = [report.labelled, report.read, ...crossValidated, ...report.baselines];
  return [
    `${items} items on ${wanted} events; figures in per cent, with 95 % intervals over resampled events`,
    '',
    alignedTable([
      ['', 'B-cubed P / R / F1', '', 'pairwise P / R / F1', '', 'stories', 'over-merged'],
      ...rows.map(cells),
    ]),
    '',
    'The model was trained on these items; cross-validated: by models that saw no event of the same pair and week.',
    'The threshold of each baseline is the one that does best on these very items.',
    '',
  ].join('\n');
}

function cells({ name, threshold, figures, intervals }: StoryRow): string[] {
  const { bCubed, pairwise, found, overMerged } = figures;
  return [
    threshold === null ? name : `${name} (${threshold})`,
    rates(bCubed),
    within(intervals.bCubed),
    rates(pairwise),
    within(intervals.pairwise),
    String(found),
    `${overMerged} (${percent(overMerged / Math.max(1, found))})`,
  ];
}

const percent = (x: number): string => (100 * x).toFixed(1);
const rates = ({ precision, recall, f1 }: Rates): string => [precision, recall, f1].map(percent).join(' / ');
const within = ({ low, high }: { low: number; high: number }): string =>
  `${percent(low)} to ${percent(high)}`;
