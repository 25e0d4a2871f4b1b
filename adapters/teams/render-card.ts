import { shortened } from '../../src/messages/clean-text.ts';
import type { Block, MatrixTable, Message } from '../../src/messages/message.ts';
import { escapeMarkdown, paragraph, plainRunText, quoteRuns, run, spanRuns } from './card-text.ts';
import type { AdaptiveCard, CardElement, RichTextBlock, TextBlock } from './card-types.ts';
import { fittedElements } from './fit-card.ts';
import { actionElements, type Origin } from './press-actions.ts';
import { storyElements } from './story-elements.ts';
import { factElements, matrixElements, tableElements } from './table-elements.ts';

/** A picture that Teams can fetch, with what it shows in words. */
export interface PictureLink {
  readonly url: string;
  readonly alt: string;
}

/** The picture of a matrix; `null` where none can be had, and it is drawn as a table. */
export type PictureOf = (title: string, matrix: MatrixTable) => PictureLink | null;

/** Longest heading, notification and words for a picture, in UTF-16 code units. */
const LONGEST = { heading: 200, title: 400, alt: 1_500 } as const;

/**
 * A message as an Adaptive Card, within what Teams takes. Text from feeds is shown letter for letter: it names nobody,
 * links nowhere and formats nothing. `origin` is the command that the card answers, to which its buttons lead back.
 */
export function renderCard(
  message: Message,
  origin: Origin = null,
  pictureOf: PictureOf = () => null,
): AdaptiveCard {
  const drawn = (matrix: MatrixTable) => pictureOf(titleOf(message), matrix);
  const groups = message.blocks.map((block) => ({
    kind: block.kind,
    elements: elementsOf(block, origin, drawn),
  }));
  const elements = fittedElements(groups);
  const title = titleOf(message);
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    speak: title,
    fallbackText: title,
    body: elements.length > 0 ? elements : [heading(title)],
    ...(elements.some(({ type }) => type === 'Table') ? { msteams: { width: 'Full' as const } } : {}),
  };
}

/** The one line that says it all: what a notification shows. */
export function titleOf({ title }: Message): string {
  return shortened(plainRunText(title).trim(), LONGEST.title) || 'Entente';
}

/** The card with a line below everything else, such as who shared it. */
export function withFoot(card: AdaptiveCard, text: string): AdaptiveCard {
  return {
    ...card,
    body: [...card.body, ...shown(paragraph([run(text, { isSubtle: true, size: 'small' })]))],
  };
}

function elementsOf(
  block: Block,
  origin: Origin,
  drawn: (matrix: MatrixTable) => PictureLink | null,
): readonly CardElement[] {
  switch (block.kind) {
    case 'heading':
      return block.text.trim() === '' ? [] : [heading(block.text)];
    case 'line':
      return shown(paragraph(spanRuns(block.spans)));
    case 'list':
      return block.items.flatMap((item) => shown(paragraph([run('•  '), ...spanRuns(item)], 'small')));
    case 'note':
      return shown(paragraph(spanRuns(block.spans, true), 'small'));
    case 'facts':
      return factElements(block.rows);
    case 'table':
      return tableElements(block.head, block.rows);
    case 'story':
      return [storyElements(block.card)];
    case 'matrix':
      return pictured(drawn(block.matrix)) ?? matrixElements(block.matrix);
    case 'quote':
      return shown(paragraph(quoteRuns(block.text, block.marks))).map((quote) => ({
        type: 'Container',
        style: 'emphasis',
        items: [quote],
        spacing: 'small',
      }));
    case 'actions':
      return actionElements(block.actions, origin);
  }
}

function pictured(link: PictureLink | null): readonly CardElement[] | null {
  if (link === null) return null;
  return [
    {
      type: 'Image',
      url: link.url,
      altText: shortened(plainRunText(link.alt), LONGEST.alt),
      size: 'stretch',
    },
  ];
}

function heading(text: string): TextBlock {
  const words = escapeMarkdown(shortened(text.trim(), LONGEST.heading)).trim();
  return {
    type: 'TextBlock',
    text: words || 'Entente',
    style: 'heading',
    size: 'medium',
    weight: 'bolder',
    wrap: true,
    spacing: 'medium',
  };
}

function shown(block: RichTextBlock | null): readonly RichTextBlock[] {
  return block === null ? [] : [block];
}
