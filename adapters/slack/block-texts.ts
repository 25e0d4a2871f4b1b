import type { ActionsBlockElement, MrkdwnElement, PlainTextElement } from '@slack/types';
import type { SlackBlock } from './slack-message.ts';

/** All texts of a block that readers see. */
export function textsOf(block: SlackBlock): (MrkdwnElement | PlainTextElement)[] {
  switch (block.type) {
    case 'header':
      return [block.text];
    case 'section':
      return [...(block.text ? [block.text] : []), ...(block.fields ?? [])];
    case 'context':
      return block.elements.flatMap((element) => (element.type === 'image' ? [] : [element]));
    case 'actions':
      return block.elements.flatMap((element) => textsIn(element));
  }
}

function textsIn(element: ActionsBlockElement): PlainTextElement[] {
  if (element.type === 'button') return [element.text];
  return element.type === 'overflow' ? element.options.map(({ text }) => text as PlainTextElement) : [];
}
