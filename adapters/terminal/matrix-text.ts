import stringWidth from 'string-width';
import { STAGES } from '../../src/domain/stage.ts';
import { STAGE_LABELS } from '../../src/messages/labels.ts';
import type { MatrixTable, StageMark } from '../../src/messages/message.ts';
import { STAGE_SHORT } from '../../src/messages/stage-picture.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

/** Marks of at most four letters; the last makes room for the sign of a stall. */
const MARKS = STAGE_SHORT;

const NOTHING = '·';
const COLUMN = 4;
const WIDEST_LABEL = 30;

/**
 * A matrix in columns of four letters with the marks explained below it. Where the width has no room for all columns
 * they are shared out over several tables with the same rows.
 */
export function matrixText(matrix: MatrixTable, paint: Paint, width: number): string {
  const labels = [matrix.corner, ...matrix.rows.map(({ label }) => label)].map((label) =>
    cut(plainText(label)),
  );
  const labelWidth = Math.max(...labels.map((label) => stringWidth(label)));
  const room = Math.max(1, Math.floor((width - labelWidth - 1) / (COLUMN + 1)));
  const share = Math.ceil(matrix.columns.length / Math.ceil(matrix.columns.length / room));
  const tables: string[] = [];
  for (let from = 0; from < matrix.columns.length; from += share) {
    tables.push(part(matrix, labels, labelWidth, [from, from + share], paint));
  }
  return [...tables, legend(matrix, paint, width)].join('\n\n');
}

function part(
  { columns, rows }: MatrixTable,
  labels: readonly string[],
  labelWidth: number,
  [from, to]: readonly [number, number],
  paint: Paint,
): string {
  const head = columns.slice(from, to).map(({ short }) => paint.strong(short.padEnd(COLUMN)));
  const lines = rows.map(({ cells }) => cells.slice(from, to).map((cell) => markOf(cell, paint)));
  return [head, ...lines]
    .map((cells, i) => [padded(labels[i] ?? '', labelWidth), ...cells].join(' ').trimEnd())
    .join('\n');
}

function markOf(cell: StageMark | null, paint: Paint): string {
  if (cell === null) return paint.quiet(NOTHING.padEnd(COLUMN));
  const stage = cell.stage ?? 'stalled';
  const mark =
    cell.count === undefined ? MARKS[stage] : cell.count.toLocaleString('en', { notation: 'compact' });
  const text =
    cell.stalled && cell.stage !== null && cell.count === undefined ? `${mark.slice(0, COLUMN - 1)}!` : mark;
  return paint.stage(cell.stalled ? 'stalled' : stage, text) + ' '.repeat(COLUMN - text.length);
}

/** Only the marks that stand in the table. */
function legend({ columns, rows }: MatrixTable, paint: Paint, width: number): string {
  const cells = rows
    .flatMap((row) => row.cells)
    .filter((cell): cell is StageMark => cell !== null && cell.count === undefined);
  const stages = STAGES.filter((stage) => cells.some((cell) => (cell.stage ?? 'stalled') === stage));
  const marks = stages.map((stage) => `${MARKS[stage]} ${STAGE_LABELS[stage].toLowerCase()}`);
  if (cells.some((cell) => cell.stalled && cell.stage !== null)) marks.push('! has stalled since');
  marks.push(`${NOTHING} nothing`);
  const names = columns.filter(({ short, label }) => short.toLowerCase() !== label.toLowerCase());
  return [
    ...fitted(marks, width).map(paint.quiet),
    ...namesIn(names.map(({ short, label }) => `${short} ${label.toLowerCase()}`)).map(paint.quiet),
  ].join('\n');
}

/** As many marks a line as fit. */
function fitted(marks: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const mark of marks) {
    const longer = `${lines.at(-1) ?? ''}   ${mark}`;
    if (lines.length > 0 && stringWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(mark);
  }
  return lines;
}

/** Two names a line. */
function namesIn(names: readonly string[]): string[] {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return names.flatMap((name, i) =>
    i % 2 === 0 ? [`${name.padEnd(longest + 3)}${names[i + 1] ?? ''}`.trimEnd()] : [],
  );
}

function padded(label: string, width: number): string {
  return label + ' '.repeat(width - stringWidth(label));
}

function cut(label: string): string {
  return label.length <= WIDEST_LABEL ? label : `${label.slice(0, WIDEST_LABEL - 1)}…`;
}
