import { cleanText, looksLikeAddress, shortened, webAddress } from '../../src/messages/clean-text.ts';
import { STAGE_LABELS } from '../../src/messages/labels.ts';
import type { Mark, Span } from '../../src/messages/message.ts';
import { STAGE_SIGNS } from '../../src/messages/stage-signs.ts';
import type { OpenUrl, RichTextBlock, Spacing, TextRun } from './card-types.ts';

/** Longest address that is linked. */
const LONGEST_ADDRESS = 2_048;

/** Longest paragraph, in UTF-16 code units: what is behind is cut off. */
const LONGEST_LINE = 2_000;

/**
 * Any text as a run shows it. Runs know no Markdown, but cards replace `{{DATE(…)}}` and `{{TIME(…)}}` in them
 * (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features).
 */
export function plainRunText(text: string): string {
  return cleanText(text).replaceAll('{{', '{ {');
}

/** Signs that Markdown reads as its own, and the ones that look like them and mean nothing to it. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
  '[': '⁅',
  ']': '⁆',
  '<': '‹',
  '>': '›',
  '#': '＃',
  '\\': '⧵',
  '|': '∣',
};

/**
 * Any text as Markdown that shows just that text: it links nowhere, formats nothing, and begins no list. Some clients
 * show the backslash of an escape, so the signs themselves give way.
 */
export function escapeMarkdown(text: string): string {
  return plainRunText(text)
    .replace(/[*_~`[\]<>#\\|]/g, (sign) => LOOK_ALIKES[sign] ?? sign)
    .replace(/^(\s*)([-+])(?=\s)/u, '$1–')
    .replace(/^(\s*\d{1,9})([.)])(?=\s)/u, '$1․')
    .replace(/\b(https?):(?=\/\/)/giu, '$1∶')
    .replace(/\bwww\./giu, 'www․');
}

/** How a run looks. */
export type RunStyle = Omit<TextRun, 'type' | 'text'>;

/** A run of plain text. */
export function run(text: string, style: RunStyle = {}): TextRun {
  return { type: 'TextRun', text: plainRunText(text), ...style };
}

/** A paragraph of at most {@link LONGEST_LINE}; `null` where there is nothing to show. */
export function paragraph(runs: readonly TextRun[], spacing?: Spacing): RichTextBlock | null {
  const inlines: TextRun[] = [];
  let room = LONGEST_LINE;
  for (const one of runs) {
    if (one.text === '' || room <= 0) continue;
    const text = shortened(one.text, Math.max(2, room));
    room -= text.length;
    inlines.push({ ...one, text });
  }
  if (inlines.every(({ text }) => text.trim() === '')) return null;
  return { type: 'RichTextBlock', inlines, ...(spacing === undefined ? {} : { spacing }) };
}

/** What opens an address; `null` for what is no web address. */
export function opening(url: string): OpenUrl | null {
  const address = webAddress(url);
  if (address === null || address.length > LONGEST_ADDRESS) return null;
  return { type: 'Action.OpenUrl', url: address };
}

/** Words that lead somewhere. Where they look like an address themselves, it is said where they lead. */
export function linkRuns(words: string, url: string, style: RunStyle = {}): readonly TextRun[] {
  const label = plainRunText(words).trim();
  const open = opening(url);
  if (label === '') return [];
  if (open === null) return [run(label, style)];
  const linked = run(label, { ...style, color: 'accent', selectAction: open });
  return looksLikeAddress(words) ? [linked, run(` (${new URL(open.url).hostname})`)] : [linked];
}

/** A line of spans; a quiet one is small and grey. */
export function spanRuns(spans: readonly Span[], quiet = false): readonly TextRun[] {
  const style: RunStyle = quiet ? { isSubtle: true, size: 'small' } : {};
  return spans.flatMap((span) => runsOf(span, style));
}

function runsOf(span: Span, style: RunStyle): readonly TextRun[] {
  switch (span.kind) {
    case 'text':
      return [run(span.text, { ...style, ...styleOf(span.style) })];
    case 'link':
      return linkRuns(span.text, span.url, style);
    case 'stage':
      return [run(`${STAGE_SIGNS[span.stage]} ${STAGE_LABELS[span.stage]}`, { ...style, weight: 'bolder' })];
  }
}

function styleOf(style: Extract<Span, { kind: 'text' }>['style']): RunStyle {
  if (style === 'strong') return { weight: 'bolder' };
  if (style === 'code') return { fontType: 'monospace' };
  return style === 'quiet' ? { isSubtle: true } : {};
}

/** A sentence with the words in it that support a reading in bold, followed by what they say, where that is not the same. */
export function quoteRuns(text: string, marks: readonly Mark[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const { start, end, label } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    const words = text.slice(start, end);
    const says = cleanText(words).toLowerCase() === label.toLowerCase() ? '' : ` [${label}]`;
    runs.push(run(text.slice(at, start)), run(words, { weight: 'bolder' }), run(says, { isSubtle: true }));
    at = end;
  }
  return [...runs, run(text.slice(at))];
}
