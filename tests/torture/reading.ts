import type { Stage } from '../../src/domain/stage.ts';
import { headlineOf, STORIES } from './news.ts';
import type { PlainQuery, WriteLine } from './protocol.ts';

/** A message as a reader understands it. */
export type Read =
  | { readonly kind: 'card'; readonly story: number; readonly stage: Stage | null }
  | {
      readonly kind: 'digest' | 'summary';
      readonly stories: readonly { readonly story: number; readonly stage: Stage | null }[];
    }
  | { readonly kind: 'step'; readonly from: string; readonly to: string }
  | { readonly kind: 'unknown' };

const STORY_OF = new Map(STORIES.map((_, n) => [headlineOf(n), n]));

/** Reads a message by its words: headlines, stages, and what a digest and a summary call themselves. */
export function read({ message, act }: WriteLine): Read {
  if (act === 'reply') {
    const step = /([a-z ]+) → ([a-z ]+)$/.exec(message.title);
    return step?.[1] && step[2]
      ? { kind: 'step', from: lastWord(step[1]), to: step[2] }
      : { kind: 'unknown' };
  }
  const stories = message.blocks.flatMap((block) =>
    block.kind === 'story' ? [{ story: STORY_OF.get(block.card.title) ?? -1, stage: block.card.stage }] : [],
  );
  if (stories.some(({ story }) => story === -1)) return { kind: 'unknown' };
  if (message.title.startsWith('While it was quiet')) return { kind: 'summary', stories };
  if (message.title.startsWith('Technology partnerships')) return { kind: 'digest', stories };
  const [card] = stories;
  return card && stories.length === 1 ? { kind: 'card', ...card } : { kind: 'unknown' };
}

function lastWord(text: string): string {
  return text.trim().split(' ').at(-1) ?? '';
}

/** Whether a story at a stage is what a query asks for. */
export function isAsked({ kind, value }: PlainQuery, story: number, stage: Stage | null): boolean {
  const told = STORIES[story];
  if (!told || stage === null) return false;
  switch (kind) {
    case 'all':
      return true;
    case 'country':
      return told.pair.includes(value);
    case 'pair':
      return told.pair.join('~') === value;
    case 'sector':
      return told.sector === value;
    case 'signed':
      return stage === 'signed';
  }
}

const ORDER: readonly string[] = ['proposed', 'negotiating', 'signed'];

/** How far a stage is; -1 for none. */
export function rankOf(stage: string | null): number {
  return stage === null ? -1 : ORDER.indexOf(stage);
}
