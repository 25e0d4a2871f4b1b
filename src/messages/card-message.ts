import type { Story } from '../domain/story.ts';
import type { DateStyle } from './dates.ts';
import type { Labels } from './labels.ts';
import type { Message } from './message.ts';
import { storyCard } from './story-card.ts';

/** One story’s card as a message of its own: what an alert posts, and what it becomes as the story moves. */
export function cardMessage(story: Story, labels: Labels, style: DateStyle): Message {
  const card = storyCard(story, labels, style);
  const parties = card.pairs.length > 0 ? `${card.pairs.join(', ')}: ` : '';
  return { title: `${parties}${card.title}`, blocks: [{ kind: 'story', card }] };
}
