import type { Stage } from '../domain/stage.ts';
import { count, STAGE_LABELS } from './labels.ts';
import type { MatrixTable, StageMark } from './message.ts';
import { fittingText, type Picture, picture, textWidth, word } from './svg-parts.ts';

/** Ground and ink of each stage: told apart by lightness too, so that nobody needs to see colours. */
const STAGE_COLOURS: Readonly<Record<Stage, { readonly ground: string; readonly ink: string }>> = {
  proposed: { ground: '#e4e7eb', ink: '#323f4b' },
  negotiating: { ground: '#fbe29d', ink: '#4a3500' },
  announced: { ground: '#a9d3f0', ink: '#0b3954' },
  signed: { ground: '#2f9e77', ink: '#ffffff' },
  active: { ground: '#14532d', ink: '#ffffff' },
  stalled: { ground: '#b3361e', ink: '#ffffff' },
};

/** What stands in a cell, for those who do not see its colour. */
const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  proposed: 'prop',
  negotiating: 'talks',
  announced: 'ann',
  signed: 'sign',
  active: 'act',
  stalled: 'stall',
};

const INK = '#1f2933';
const QUIET = '#616e7c';
const LINE = '#e4e7eb';

/** Sizes in pixels. The widest picture is what Teams takes. */
const SIZE = {
  row: 34,
  label: 14,
  head: 13,
  title: 18,
  margin: 24,
  widest: 1_024,
  narrowest: 420,
  mark: 11,
} as const;
const CELL = { widest: 46, narrowest: 34 } as const;
const MOST_ROWS = 22;
const TURN = -42;

/** How far the last column's name leans out to the right. */
const LEAN = 100;

/** A matrix as a picture: rows by columns, a coloured field with a word where something stands. */
export function matrixPicture(title: string, matrix: MatrixTable): Picture {
  const rows = matrix.rows.slice(0, MOST_ROWS);
  const labels = Math.min(250, 16 + Math.max(80, ...rows.map(({ label }) => textWidth(label, SIZE.label))));
  const left = SIZE.margin + labels;
  const room = SIZE.widest - left - LEAN;
  const cell = Math.max(CELL.narrowest, Math.min(CELL.widest, Math.floor(room / matrix.columns.length)));
  const columns = matrix.columns.slice(0, Math.floor(room / cell));
  const shown = rows.map((row) => ({ ...row, cells: row.cells.slice(0, columns.length) }));
  const longest = Math.max(0, ...columns.map(({ label }) => textWidth(label, SIZE.head)));
  const slant = Math.min(140, Math.ceil(longest * Math.sin((-TURN * Math.PI) / 180)) + 10);
  const top = SIZE.margin + 30 + slant;
  const wanted = Math.max(
    left + columns.length * cell + LEAN,
    2 * SIZE.margin + textWidth(title, SIZE.title),
  );
  const width = Math.min(SIZE.widest, Math.max(SIZE.narrowest, wanted));
  const bottom = top + rows.length * SIZE.row;
  const missing = missingWords(matrix, rows.length, columns.length);
  const legend = legendParts(shown, bottom + (missing === '' ? 30 : 54), width);
  const heading = fittingText(title, SIZE.title, width - SIZE.margin);
  const parts = [
    word(heading, SIZE.margin, SIZE.margin + 16, { size: SIZE.title, fill: INK, weight: 600 }),
    ...columns.map(({ label }, i) => columnName(label, left + (i + 0.5) * cell, top - 8)),
    ...shown.flatMap((row, i) => rowParts(row, { y: top + i * SIZE.row, left, cell })),
    ...(missing === '' ? [] : [word(missing, SIZE.margin, bottom + 24, { size: SIZE.head, fill: QUIET })]),
    ...legend.parts,
  ];
  return picture(parts, width, legend.bottom + SIZE.margin, altOf(title, matrix));
}

/** What there was no room for. */
function missingWords({ rows, columns }: MatrixTable, rowsShown: number, columnsShown: number): string {
  const left = [
    rows.length > rowsShown ? count(rows.length - rowsShown, 'more row') : '',
    columns.length > columnsShown ? count(columns.length - columnsShown, 'more column') : '',
  ].filter(Boolean);
  return left.length === 0 ? '' : `and ${left.join(', ')}`;
}

/** Where a row is drawn. */
interface RowPlace {
  readonly y: number;
  readonly left: number;
  readonly cell: number;
}

function columnName(label: string, x: number, y: number): string {
  return word(fittingText(label, SIZE.head, 210), x, y, { size: SIZE.head, fill: QUIET, turn: TURN });
}

function rowParts({ label, cells }: MatrixTable['rows'][number], { y, left, cell }: RowPlace): string[] {
  const end = left + cells.length * cell;
  return [
    `<line x1="${SIZE.margin}" y1="${y}" x2="${end}" y2="${y}" stroke="${LINE}"/>`,
    word(fittingText(label, SIZE.label, left - SIZE.margin - 8), SIZE.margin, y + 22, {
      size: SIZE.label,
      fill: INK,
    }),
    ...cells.flatMap((mark, i) => (mark === null ? [] : cellParts(mark, left + i * cell, y, cell))),
  ];
}

function cellParts(mark: StageMark, x: number, y: number, cell: number): string[] {
  const stage = mark.stage ?? 'stalled';
  const { ground, ink } = STAGE_COLOURS[stage];
  const shown = mark.count === undefined ? STAGE_WORDS[stage] : mark.count.toLocaleString('en');
  const field = `<rect x="${x + 2}" y="${y + 3}" width="${cell - 4}" height="${SIZE.row - 6}" rx="4" fill="${ground}"/>`;
  const name = word(shown, x + cell / 2, y + 21, {
    size: SIZE.mark,
    fill: ink,
    weight: 600,
    anchor: 'middle',
  });
  if (!mark.stalled || stage === 'stalled') return [field, name];
  const edge = x + cell - 2;
  const corner = `<path d="M${edge - 11} ${y + 3} H${edge - 4} Q${edge} ${y + 3} ${edge} ${y + 7} V${y + 14} Z" fill="${STAGE_COLOURS.stalled.ground}"/>`;
  return [field, name, corner];
}

/** The stages that stand in it, with their names; and what a corner means, where there is one. */
function legendParts(
  rows: MatrixTable['rows'],
  y: number,
  width: number,
): { parts: string[]; bottom: number } {
  const cells = rows.flatMap(({ cells: all }) => all.flatMap((cell) => cell ?? []));
  const used = Object.keys(STAGE_COLOURS).filter((stage) =>
    cells.some((cell) => (cell.stage ?? 'stalled') === stage),
  );
  const parts: string[] = [];
  let [x, line] = [SIZE.margin, y];
  const place = (label: string, sign: (x: number, y: number) => string): void => {
    const takes = 28 + textWidth(label, SIZE.head) + 14;
    if (x + takes > width - SIZE.margin) [x, line] = [SIZE.margin, line + 24];
    parts.push(sign(x, line), word(label, x + 28, line, { size: SIZE.head, fill: QUIET }));
    x += takes;
  };
  for (const stage of used) {
    const { ground } = STAGE_COLOURS[stage as Stage];
    place(
      STAGE_LABELS[stage as Stage],
      (at, base) => `<rect x="${at}" y="${base - 12}" width="20" height="15" rx="3" fill="${ground}"/>`,
    );
  }
  if (cells.some(({ stalled, stage }) => stalled && stage !== null && stage !== 'stalled')) {
    const { ground } = STAGE_COLOURS.stalled;
    place(
      'another stalled',
      (at, base) => `<path d="M${at + 6} ${base - 11} H${at + 18} V${base + 1} Z" fill="${ground}"/>`,
    );
  }
  return { parts, bottom: line };
}

/** Rows that are told in words. */
const MOST_TOLD = 12;

function altOf(title: string, { rows, columns }: MatrixTable): string {
  const told = rows.slice(0, MOST_TOLD).map(({ label, cells }) => {
    const says = columns.flatMap(({ label: column }, i) => {
      const cell = cells[i] ?? null;
      return cell === null ? [] : [`${column} ${cellWords(cell)}`];
    });
    return `${label}: ${says.join(', ') || 'nothing'}`;
  });
  const more = rows.length > MOST_TOLD ? `; and ${count(rows.length - MOST_TOLD, 'more row')}` : '';
  return `${title}. ${told.join('; ')}${more}.`;
}

function cellWords({ stage, stalled, count: many }: StageMark): string {
  if (many !== undefined) return String(many);
  const says = STAGE_LABELS[stage ?? 'stalled'].toLowerCase();
  return stalled && stage !== null && stage !== 'stalled' ? `${says}, another stalled` : says;
}
