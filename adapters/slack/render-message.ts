import { cleanText, shortened } from '../../src/messages/clean-text.ts';
import type { Block, Message, Span } from '../../src/messages/message.ts';
import { actionBlocks } from './action-blocks.ts';
import { context, gathered, mrkdwn, section } from './block-parts.ts';
import { type BlockGroup, fitted } from './fit-blocks.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { SlackBlock, SlackMessage } from './slack-message.ts';
import { escapeMrkdwn, shortenedMrkdwn } from './slack-text.ts';
import { quoteText, spansText } from './spans.ts';
import { storyBlocks } from './story-blocks.ts';
import { matrixBlocks, tableBlocks } from './table-blocks.ts';

/** A line that is too long loses its styles rather than being cut within one. */
const LONGEST_LINE = 2_000;

/** A message as Block Kit, within all that Slack takes. Text from feeds names nobody, links nowhere and formats nothing. */
export function renderMessage(message: Message): SlackMessage {
  const groups = message.blocks.map((block): BlockGroup => ({ kind: block.kind, blocks: blocksOf(block) }));
  const blocks = fitted(groups);
  const text = shortenedMrkdwn(message.title, 1_000).trim() || 'Entente';
  return { text, blocks: blocks.length > 0 ? blocks : [section(text)] };
}

function blocksOf(block: Block): SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      return headingBlocks(block.text);
    case 'line':
      return paragraphs([lineText(block.spans)]);
    case 'list':
      return paragraphs(block.items.map((item) => `•  ${lineText(item)}`));
    case 'note':
      return paragraphs([lineText(block.spans)]).flatMap(({ text }) => (text ? [context(text.text)] : []));
    case 'facts':
      return factBlocks(block.rows);
    case 'table':
      return tableBlocks(block.head, block.rows);
    case 'story':
      return storyBlocks(block.card);
    case 'matrix':
      return matrixBlocks(block.matrix);
    case 'quote':
      return paragraphs([within(quoteText(block.text, block.marks), `>${block.text}`)]);
    case 'actions':
      return actionBlocks(block.actions);
  }
}

function headingBlocks(text: string): SlackBlock[] {
  const words = shortened(cleanText(text).trim(), SLACK_LIMITS.header);
  return words === '' ? [] : [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }];
}

function lineText(spans: readonly Span[]): string {
  return within(
    spansText(spans),
    spans.map((span) => (span.kind === 'stage' ? span.stage : span.text)).join(''),
  );
}

function within(rendered: string, plain: string): string {
  return rendered.length <= LONGEST_LINE ? rendered : shortenedMrkdwn(plain, LONGEST_LINE);
}

function paragraphs(lines: readonly string[]) {
  return gathered(
    lines.filter((line) => line.trim() !== ''),
    SLACK_LIMITS.section,
  ).map(section);
}

/** Labels and values side by side; what is longer than a column stands in lines. */
function factBlocks(rows: readonly (readonly [label: string, value: string])[]): SlackBlock[] {
  const facts = rows.map(([label, value]) => ({
    label: shortenedMrkdwn(label, 200).trim(),
    value: shortenedMrkdwn(value, 1_500).trim() || '–',
  }));
  if (facts.some(({ value }) => value.length > 60)) {
    return paragraphs(facts.map(({ label, value }) => `*${label || '–'}*  ${value}`));
  }
  const fields = facts.map(({ label, value }) => mrkdwn(`*${label || '–'}*\n${value}`));
  const blocks: SlackBlock[] = [];
  for (let at = 0; at < fields.length; at += SLACK_LIMITS.fields) {
    blocks.push({ type: 'section', fields: fields.slice(at, at + SLACK_LIMITS.fields) });
  }
  return blocks;
}

/** Escaped text below everything else, such as who shared an answer. */
export function withFoot(message: SlackMessage, text: string): SlackMessage {
  return {
    ...message,
    blocks: [...message.blocks.slice(0, SLACK_LIMITS.blocks - 1), context(escapeMrkdwn(text))],
  };
}
