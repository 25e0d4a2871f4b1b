import type { Correction, CorrectionAct, NewLabels } from '../domain/correction.ts';
import type { ItemChange } from '../domain/story.ts';
import { type DateStyle, momentLabel } from './dates.ts';
import { count, type Labels, pairLabel, STAGE_LABELS } from './labels.ts';
import { type Span, text } from './message.ts';

/** What a reviewer did, in words. */
export function actLabel(act: CorrectionAct, labels: Labels): string {
  switch (act.kind) {
    case 'relabel':
      return `set ${setLabels(act.labels, labels).join(', ')}`;
    case 'irrelevant':
      return 'judged to be no partnership news';
    case 'dismiss':
      return 'dismissed';
    case 'merge':
      return `merged into #${act.into}`;
    case 'split':
      return `${count(act.items.length, 'item')} split off`;
  }
}

function setLabels({ pairs, sectors, stage, initiative }: NewLabels, labels: Labels): string[] {
  return [
    ...(pairs ? [`pairs to ${pairs.map((pair) => pairLabel(labels, pair)).join(', ') || 'none'}`] : []),
    ...(sectors ? [`sectors to ${sectors.map(labels.sector).join(', ') || 'none'}`] : []),
    ...(stage === undefined ? [] : [`stage to ${stage === null ? 'none' : STAGE_LABELS[stage]}`]),
    ...(initiative === undefined ? [] : [`initiative to ${initiative ?? 'none'}`]),
  ];
}

/** One correction as an item of a list: its number, what was done to which story, by whom, when and why. */
export function correctionItem(correction: Correction, labels: Labels, style: DateStyle): Span[] {
  const { number, story, act, by, why, at, undone, effects } = correction;
  const founded = effects.founded === null ? '' : ` as #${effects.founded}`;
  const spans: Span[] = [
    text(`${number}. `, 'quiet'),
    text(`#${story} ${actLabel(act, labels)}${founded}`, 'strong'),
    text(` by ${by}, ${momentLabel(at, style)}: ${why}`),
  ];
  if (undone === null) return spans;
  return [
    ...spans,
    text(` (undone by ${undone.by}, ${momentLabel(undone.at, style)}: ${undone.why})`, 'quiet'),
  ];
}

/** What an item was before it changed, as an item of a list. */
export function changeItem(change: ItemChange, style: DateStyle): Span[] {
  const { outlet, title, replacedAt, stage, version } = change;
  const how =
    change.change === 'edited' ? 'edited by its publisher' : `read anew; before by rules ${version ?? '?'}`;
  return [
    text(`${momentLabel(replacedAt, style)}  `, 'quiet'),
    text(`${outlet}: `, 'strong'),
    text(how),
    text(`; was “${title}”${stage === null ? '' : `, ${STAGE_LABELS[stage].toLowerCase()}`}`, 'quiet'),
  ];
}
