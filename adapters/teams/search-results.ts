import { cleanText, shortened } from '../../src/messages/clean-text.ts';
import { labelLine } from '../../src/messages/label-line.ts';
import { STAGE_LABELS } from '../../src/messages/labels.ts';
import type { Message, StoryCard } from '../../src/messages/message.ts';
import { actionsBlock, storyActions } from '../../src/messages/story-actions.ts';
import { bytesOf, MOST_BYTES } from './fit-card.ts';
import { renderCard } from './render-card.ts';

/** What Teams shows beneath the search box (https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search). */
export interface ComposeAnswer {
  readonly composeExtension:
    | { readonly type: 'result'; readonly attachmentLayout: 'list'; readonly attachments: readonly object[] }
    | { readonly type: 'message'; readonly text: string };
}

/** The stories of an answer: each with a line to choose it by, and the card that is inserted. */
export function composeResults(message: Message): ComposeAnswer {
  const cards = message.blocks.flatMap((block) => (block.kind === 'story' ? [block.card] : []));
  const attachments: object[] = [];
  for (const card of cards) {
    const one = attachmentOf(card);
    if (bytesOf([...attachments, one]) > MOST_BYTES) break;
    attachments.push(one);
  }
  if (attachments.length === 0) return composeMessage(message.title);
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** A sentence instead of results. */
export function composeMessage(text: string): ComposeAnswer {
  return {
    composeExtension: { type: 'message', text: shortened(cleanText(text).trim(), 300) || 'Nothing found.' },
  };
}

function attachmentOf(card: StoryCard): object {
  const actions = storyActions(card).filter(({ minor }) => minor === undefined);
  const message: Message = { title: card.title, blocks: [{ kind: 'story', card }, actionsBlock(actions)] };
  const stage = card.stage === null ? '' : STAGE_LABELS[card.stage];
  const facts = [stage, labelLine(card, 'badge'), card.when].filter(Boolean).join(' · ');
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: renderCard(message),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: previewText(card.title, 150), text: previewText(facts, 200) },
    },
  };
}

/** Previews are read as HTML: what would be a tag or an entity gives way. */
function previewText(text: string, most: number): string {
  const shown = shortened(cleanText(text).trim(), most);
  return shown.replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›');
}
