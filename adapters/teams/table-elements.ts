import { shortened } from '../../src/messages/clean-text.ts';
import { STAGE_LABELS } from '../../src/messages/labels.ts';
import type { MatrixTable, StageMark } from '../../src/messages/message.ts';
import { STAGE_SIGNS } from '../../src/messages/stage-signs.ts';
import { paragraph, run } from './card-text.ts';
import type { CardElement, CardTable, TextRun } from './card-types.ts';

/** Longest text of a cell, in UTF-16 code units. */
const LONGEST_CELL = 200;

/** Most rows of a table: what is behind is counted. */
const MOST_ROWS = 40;

/** Rows and head as a table. */
export function tableElements(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly CardElement[] {
  if (head.length === 0) return [];
  const shown = rows.slice(0, MOST_ROWS).map((cells) => head.map((_, i) => [run(cells[i] ?? '')]));
  const table = tableOf(
    [head.map((cell) => [run(cell, { weight: 'bolder' })]), ...shown],
    widthsOf(head, rows),
  );
  return [table, ...more(rows.length - shown.length)];
}

/** Labels and values, a line each. */
export function factElements(
  rows: readonly (readonly [label: string, value: string])[],
): readonly CardElement[] {
  return rows.flatMap(
    ([label, value]) =>
      paragraph([run(`${label}  `, { weight: 'bolder' }), run(value || '–')], 'small') ?? [],
  );
}

/** A matrix as a table of signs, with those that it uses explained below. */
export function matrixElements({ corner, columns, rows }: MatrixTable): readonly CardElement[] {
  if (columns.length === 0) return [];
  const head = [corner, ...columns.map(({ short }) => short)].map((cell) => [
    run(cell, { weight: 'bolder' }),
  ]);
  const shown = rows.slice(0, MOST_ROWS);
  const body = shown.map(({ label, cells }) => [
    [run(label)],
    ...columns.map((_, i) => [run(signOf(cells[i] ?? null))]),
  ]);
  const used = new Set(
    shown.flatMap(({ cells }) => cells.map((cell) => (cell === null ? '' : nameOf(cell)))),
  );
  const names = [...used].filter(Boolean);
  const meanings = columns.filter(({ label, short }) => label !== short);
  const notes = [
    names.join('   '),
    meanings.map(({ label, short }) => `${short} = ${label}`).join(', '),
  ].filter(Boolean);
  return [
    tableOf([head, ...body], [3, ...columns.map(() => 1)]),
    ...notes.flatMap((text) => paragraph([run(text, { isSubtle: true, size: 'small' })], 'small') ?? []),
    ...more(rows.length - shown.length),
  ];
}

function signOf(mark: StageMark | null): string {
  if (mark === null) return '·';
  if (mark.count !== undefined)
    return mark.stalled ? `${mark.count} ${STAGE_SIGNS.stalled}` : String(mark.count);
  if (mark.stage === null) return STAGE_SIGNS.stalled;
  return mark.stalled ? `${STAGE_SIGNS[mark.stage]}${STAGE_SIGNS.stalled}` : STAGE_SIGNS[mark.stage];
}

function nameOf({ stage, stalled, count }: StageMark): string {
  if (count !== undefined) return stalled ? `${STAGE_SIGNS.stalled} also stalled` : '';
  return stage === null
    ? `${STAGE_SIGNS.stalled} ${STAGE_LABELS.stalled}`
    : `${STAGE_SIGNS[stage]} ${STAGE_LABELS[stage]}`;
}

function tableOf(rows: readonly (readonly (readonly TextRun[])[])[], widths: readonly number[]): CardTable {
  return {
    type: 'Table',
    columns: widths.map((width) => ({ width })),
    rows: rows.map((cells) => ({
      type: 'TableRow',
      cells: cells.map((runs) => ({ type: 'TableCell', items: [cellOf(runs)] })),
    })),
    showGridLines: true,
    spacing: 'small',
  };
}

function cellOf(runs: readonly TextRun[]): CardElement {
  const short = runs.map((one) => ({ ...one, text: shortened(one.text, LONGEST_CELL) }));
  return paragraph(short) ?? { type: 'RichTextBlock', inlines: [run('–', { isSubtle: true })] };
}

/** Columns as wide as what they hold, within bounds. */
function widthsOf(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  return head.map((title, i) => {
    const longest = Math.max(title.length, ...rows.slice(0, MOST_ROWS).map((row) => row[i]?.length ?? 0));
    return Math.min(40, Math.max(6, longest));
  });
}

function more(left: number): readonly CardElement[] {
  if (left <= 0) return [];
  return [paragraph([run(`and ${left} more`, { isSubtle: true })], 'small')].flatMap((one) => one ?? []);
}
