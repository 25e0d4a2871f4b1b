import stringWidth from 'string-width';
import { cleanText, shortened } from '../../src/messages/clean-text.ts';
import type { MatrixTable } from '../../src/messages/message.ts';
import { matrixText } from '../terminal/matrix-text.ts';
import { createPaint } from '../terminal/paint.ts';
import { gathered, section } from './block-parts.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { SlackBlock } from './slack-message.ts';
import { escapePreformatted } from './slack-text.ts';

/** Columns of a block in monospace that Slack shows without breaking lines, on a desktop. */
const WIDTH = 76;

const FENCE = '```';

/** Rows and head in monospace columns. */
export function tableBlocks(head: readonly string[], rows: readonly (readonly string[])[]): SlackBlock[] {
  const cells = [head, ...rows].map((row) => row.map((cell) => shortened(cleanText(cell).trim(), WIDTH)));
  const widths = head.map((_, i) => Math.max(0, ...cells.map((row) => stringWidth(row[i] ?? ''))));
  const lines = cells.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(cell))))
      .join('  ')
      .trimEnd(),
  );
  return preformatted(lines);
}

/** A matrix in columns of four letters, with its marks explained below. */
export function matrixBlocks(matrix: MatrixTable): SlackBlock[] {
  const name = (text: string): string => cleanText(text).trim();
  const clean: MatrixTable = {
    corner: name(matrix.corner),
    columns: matrix.columns.map(({ label, short }) => ({ label: name(label), short: name(short) })),
    rows: matrix.rows.map((row) => ({ ...row, label: name(row.label) })),
  };
  return preformatted(matrixText(clean, createPaint(false), WIDTH).split('\n'));
}

function preformatted(lines: readonly string[]): SlackBlock[] {
  const room = SLACK_LIMITS.section - 2 * (FENCE.length + 1);
  const safe = lines.map((line) => escapePreformatted(shortened(line, room / 5)));
  return gathered(safe, room).map((text) => section(`${FENCE}\n${text}\n${FENCE}`));
}
