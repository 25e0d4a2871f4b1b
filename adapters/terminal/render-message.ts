import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { labelLine } from '../../src/messages/label-line.ts';
import { STAGE_LABELS } from '../../src/messages/labels.ts';
import type { Action, Block, Mark, Message, Span, StoryCard } from '../../src/messages/message.ts';
import { matrixText } from './matrix-text.ts';
import { createPaint, type Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

/** How a terminal wants it. */
export interface TerminalStyle {
  readonly colour: boolean;
  /** Columns; text wraps at them. */
  readonly width: number;
}

/** A message as text for a terminal, or plain for a pipe. Text from feeds cannot carry escape sequences. */
export function renderMessage(message: Message, style: TerminalStyle): string {
  const paint = createPaint(style.colour);
  const parts = message.blocks.map((block) => renderBlock(block, paint, style.width));
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function renderBlock(block: Block, paint: Paint, width: number): string {
  switch (block.kind) {
    case 'heading':
      return `\n${paint.heading(plainText(block.text))}`;
    case 'line':
      return wrap(spans(block.spans, paint), width);
    case 'note':
      return `\n${paint.quiet(wrap(spans(block.spans, createPaint(false)), width))}`;
    case 'list':
      return block.items.map((item) => listItem(item, paint, width)).join('\n');
    case 'facts':
      return facts(block.rows, paint, width);
    case 'table':
      return columns([
        block.head.map((cell) => paint.strong(cell)),
        ...block.rows.map((row) => row.map(plainText)),
      ]);
    case 'story':
      return `\n${storyLines(block.card, paint, width)}`;
    case 'matrix':
      return `\n${matrixText(block.matrix, paint, width)}`;
    case 'actions':
      return actionHints(block.actions, paint, width);
    case 'quote':
      return wrap(marked(block.text, block.marks, paint), width, '  │ ', '  │ ');
  }
}

/** Here nobody presses buttons: what can be typed next, as the shell takes it. */
function actionHints(actions: readonly Action[], paint: Paint, width: number): string {
  const hints = actions.filter(({ minor }) => minor === undefined).map(hintOf);
  return hints.length === 0 ? '' : `\n${paint.quiet(wrap(`entente ask: ${hints.join(' · ')}`, width))}`;
}

function hintOf({ command, page }: Action): string {
  const typed = plainText(command);
  const quoted = /[^\w\s:.,/@=+-]/u.test(typed) ? `'${typed.replaceAll("'", "'\\''")}'` : typed;
  return page > 1 ? `--page ${page} ${quoted}` : quoted;
}

function storyLines(card: StoryCard, paint: Paint, width: number): string {
  const from = card.moved?.from ? `${STAGE_LABELS[card.moved.from]} → ` : '';
  const badge = card.stage ? paint.stage(card.stage, `[${from}${STAGE_LABELS[card.stage]}]`) : '';
  const head = [badge, paint.strong(plainText(card.title))].filter(Boolean).join(' ');
  const lines = [
    wrap(head, width, `${paint.quiet(`#${card.number}`.padEnd(3))} `, '    '),
    wrap(plainText(labelLine(card, 'badge')), width, '    ', '    '),
  ];
  if (card.moved) lines.push(wrap(plainText(card.moved.since), width, '    ', '    '));
  if (card.extract) lines.push(paint.quiet(wrap(plainText(card.extract), width, '    ', '    ')));
  lines.push(wrap(`${card.when} · ${plainText(card.sources)}`, width, '    ', '    '));
  if (card.earlier) lines.push(paint.quiet(wrap(`Earlier: ${card.earlier}`, width, '    ', '    ')));
  if (card.url) lines.push(`    ${paint.link(plainText(card.url))}`);
  return lines.join('\n');
}

/** Addresses stand on lines of their own, unbroken, so that they can be clicked and copied. */
function listItem(item: readonly Span[], paint: Paint, width: number): string {
  const words = item.map((span): Span => (span.kind === 'link' ? { kind: 'text', text: span.text } : span));
  const links = item.flatMap((span) =>
    span.kind === 'link' ? [`    ${paint.link(plainText(span.url))}`] : [],
  );
  return [wrap(spans(words, paint), width, '  • ', '    '), ...links].join('\n');
}

function spans(parts: readonly Span[], paint: Paint): string {
  return parts.map((span) => renderSpan(span, paint)).join('');
}

function renderSpan(span: Span, paint: Paint): string {
  switch (span.kind) {
    case 'text':
      return styled(keepEdges(span.text), span.style, paint);
    case 'link':
      return `${plainText(span.text)} ${paint.link(`<${plainText(span.url)}>`)}`;
    case 'stage':
      return paint.stage(span.stage, `[${STAGE_LABELS[span.stage]}]`);
  }
}

/** Cleans a run of text but keeps the spaces at its ends, which part it from its neighbours. */
function keepEdges(text: string): string {
  const clean = plainText(text);
  if (clean === '') return /\s/.test(text) ? ' ' : '';
  return `${/^\s/.test(text) ? ' ' : ''}${clean}${/\s$/.test(text) ? ' ' : ''}`;
}

function styled(text: string, style: 'strong' | 'quiet' | 'code' | undefined, paint: Paint): string {
  if (style === 'strong') return paint.strong(text);
  if (style === 'quiet') return paint.quiet(text);
  return style === 'code' ? paint.mark(text) : text;
}

function marked(text: string, marks: readonly Mark[], paint: Paint): string {
  const ordered = [...marks].sort((a, b) => a.start - b.start);
  let at = 0;
  let out = '';
  for (const { start, end, label } of ordered) {
    if (start < at) continue;
    out += keepEdges(text.slice(at, start));
    const words = keepEdges(text.slice(start, end));
    out +=
      words.toLowerCase() === label.toLowerCase()
        ? paint.mark(words)
        : `${paint.mark(words)} ${paint.quiet(`[${label}]`)}`;
    at = end;
  }
  return out + keepEdges(text.slice(at));
}

function wrap(text: string, width: number, first = '', rest = ''): string {
  const room = Math.max(20, width - stringWidth(rest || first));
  const lines = wrapAnsi(text, room, { hard: true }).split('\n');
  return lines.map((content, i) => `${i === 0 ? first : rest}${content}`).join('\n');
}

/** Labels and values in two columns; a long value wraps within its own. */
function facts(
  rows: readonly (readonly [label: string, value: string])[],
  paint: Paint,
  width: number,
): string {
  const labels = rows.map(([label]) => plainText(label));
  const widest = Math.max(0, ...labels.map((label) => stringWidth(label)));
  return rows
    .map(([, value], i) => {
      const label = labels[i] ?? '';
      const first = `  ${paint.quiet(label)}${' '.repeat(widest - stringWidth(label))}  `;
      return wrap(plainText(value), width, first, ' '.repeat(widest + 4)).trimEnd();
    })
    .join('\n');
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, stringWidth(cell));
    });
  const pad = (cell: string, i: number) => cell + ' '.repeat((widths[i] ?? 0) - stringWidth(cell));
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
