import type { ActionsBlockElement } from '@slack/types';
import { textsOf } from './block-texts.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { SlackBlock, SlackMessage } from './slack-message.ts';

/** What Slack would refuse about a message, a sentence each; none when it is fine. */
export function messageProblems({ text, blocks }: SlackMessage): string[] {
  const problems = blocks.flatMap((block, i) =>
    blockProblems(block).map((problem) => `blocks/${i}: ${problem}`),
  );
  if (text.trim() === '') problems.push('text is empty');
  if (text.length > SLACK_LIMITS.text) problems.push(`text is longer than ${SLACK_LIMITS.text}`);
  if (blocks.length === 0) problems.push('there are no blocks');
  if (blocks.length > SLACK_LIMITS.blocks) problems.push(`more than ${SLACK_LIMITS.blocks} blocks`);
  const letters = blocks.flatMap(textsOf).reduce((sum, one) => sum + one.text.length, 0);
  if (letters > 13_000) problems.push('all texts together are longer than 13,000');
  const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
  if (new Set(ids).size < ids.length) problems.push('a block_id is used twice');
  return problems;
}

function blockProblems(block: SlackBlock): string[] {
  const empty = textsOf(block).some(({ text }) => text.trim() === '') ? ['a text is empty'] : [];
  const id = (block.block_id?.length ?? 0) > SLACK_LIMITS.blockId ? ['block_id is too long'] : [];
  return [...empty, ...id, ...kindProblems(block)];
}

function kindProblems(block: SlackBlock): string[] {
  switch (block.type) {
    case 'header':
      return longer('header', block.text.text, SLACK_LIMITS.header);
    case 'section':
      return [
        ...(block.text || block.fields?.length ? [] : ['a section needs text or fields']),
        ...longer('section', block.text?.text ?? '', SLACK_LIMITS.section),
        ...more('fields', block.fields ?? [], SLACK_LIMITS.fields),
        ...(block.fields ?? []).flatMap(({ text }) => longer('field', text, SLACK_LIMITS.field)),
      ];
    case 'context':
      return [
        ...(block.elements.length > 0 ? [] : ['a context needs elements']),
        ...more('context elements', block.elements, SLACK_LIMITS.contextElements),
        ...textsOf(block).flatMap(({ text }) => longer('context text', text, SLACK_LIMITS.contextText)),
      ];
    case 'actions':
      return buttonProblems(block);
  }
}

function buttonProblems({ elements }: Extract<SlackBlock, { type: 'actions' }>): string[] {
  const ids = elements.flatMap((element) =>
    'action_id' in element && element.action_id ? [element.action_id] : [],
  );
  return [
    ...(elements.length > 0 ? [] : ['actions need elements']),
    ...more('action elements', elements, SLACK_LIMITS.actionElements),
    ...(new Set(ids).size === elements.length ? [] : ['an action_id is missing or used twice']),
    ...ids.flatMap((id) => longer('action_id', id, SLACK_LIMITS.actionId)),
    ...elements.flatMap(elementProblems),
  ];
}

function elementProblems(element: ActionsBlockElement): string[] {
  if (element.type === 'button') {
    return [
      ...longer('button text', element.text.text, SLACK_LIMITS.buttonText),
      ...longer('button value', element.value ?? '', SLACK_LIMITS.buttonValue),
    ];
  }
  if (element.type !== 'overflow') return [];
  return [
    ...(element.options.length > 0 ? [] : ['a menu needs options']),
    ...more('options', element.options, SLACK_LIMITS.overflowOptions),
    ...element.options.flatMap(({ text, value }) => [
      ...longer('option text', text.text, SLACK_LIMITS.optionText),
      ...longer('option value', value ?? '', SLACK_LIMITS.optionValue),
    ]),
  ];
}

function longer(what: string, text: string, most: number): string[] {
  return text.length > most ? [`${what} is longer than ${most}`] : [];
}

function more(what: string, all: readonly unknown[], most: number): string[] {
  return all.length > most ? [`more than ${most} ${what}`] : [];
}
