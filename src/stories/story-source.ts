import type { FeedKind } from '../domain/feed.ts';
import type { Item } from '../domain/item.ts';
import type { Stage } from '../domain/stage.ts';
import type { StorySource } from '../domain/story.ts';
import { creditsOf } from './credits.ts';

/** An item's part in a story. `kind` is who stands behind the feed that carried it. */
export function storySource(
  item: Item,
  read: { readonly stage: Stage | null; readonly kind: FeedKind; readonly founder: boolean },
): StorySource {
  const { outlet, title, summary, url, lang, published } = item;
  const { kind, stage, founder } = read;
  return { outlet, kind, title, url, lang, published, stage, founder, credits: creditsOf(title, summary) };
}
