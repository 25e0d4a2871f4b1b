import type { Story } from '../domain/story.ts';
import type { DateStyle } from './dates.ts';
import type { Labels } from './labels.ts';
import { type Block, line, type Message, text } from './message.ts';
import { STANDING_LABELS } from './standing-labels.ts';
import { actionsBlock, storyActions } from './story-actions.ts';
import { storyCard } from './story-card.ts';

/**
 * One story’s card as a message of its own: what an alert posts, and what it becomes as the story moves. A story that
 * was withdrawn, dismissed or merged since says so above its card.
 */
export function cardMessage(story: Story, labels: Labels, style: DateStyle): Message {
  const card = storyCard(story, labels, style);
  const parties = card.pairs.length > 0 ? `${card.pairs.join(', ')}: ` : '';
  const shown: Block[] = [{ kind: 'story', card }, actionsBlock(storyActions(card))];
  const title = `${parties}${card.title}`;
  if (story.standing === undefined || story.standing === 'current') return { title, blocks: shown };
  const says = STANDING_LABELS[story.standing];
  return { title: `${says} ${title}`, blocks: [line(text(says, 'strong')), ...shown] };
}
