import type { Archive, KnownItem } from '../../src/pipeline/ports.ts';
import { wordingOf } from '../../src/stories/wording.ts';
import { commitChunk } from './memory-commit.ts';
import { type KeptItem, type KeptStory, type MemoryState, storyOf, tellersOf } from './memory-state.ts';

/** Items and stories in memory. */
export function memoryArchive(state: MemoryState): Archive {
  return {
    known: async (feed, fingerprints) => {
      const asked = new Set(fingerprints);
      const mine = state.items.filter(({ item }) => item.feedId === feed && asked.has(item.fingerprint));
      return new Map(mine.map((kept) => [kept.item.fingerprint, knownOf(kept)]));
    },
    byCanonicalUrl: async (url) => {
      const first = state.items.find(({ item }) => item.canonicalUrl === url);
      return first ? { fate: first.fate, story: first.story } : null;
    },
    candidates: async ({ parties, from, to, limit }) => {
      const shared = ({ draft }: KeptStory): number =>
        new Set(draft.parties.filter((code) => parties.includes(code))).size;
      return [...state.stories.values()]
        .filter(({ draft }) => draft.published >= from && draft.published <= to)
        .filter((story) => story.standing !== 'merged' && shared(story) > 0)
        .sort((a, b) => shared(b) - shared(a) || newestFirst(a, b))
        .slice(0, limit)
        .map(({ id, draft }) => ({ id, draft }));
    },
    tellings: async (stories) => {
      const kept = stories.flatMap((id) => state.stories.get(id) ?? []);
      return new Map(
        kept.map((story) => {
          const { number, sources } = storyOf(state, story);
          const texts = tellersOf(state, story.id).flatMap(({ item }) => [item.title, item.summary]);
          return [story.id, { number, sources, texts }];
        }),
      );
    },
    commit: async (chunk) => commitChunk(state, chunk),
  };
}

/** The order of stories: by publication, and among those of one moment by when they came to stand there. */
export function newestFirst(a: KeptStory, b: KeptStory): number {
  return b.draft.published - a.draft.published || b.sequence - a.sequence;
}

function knownOf({ item, revision, fate, because, story }: KeptItem): KnownItem {
  return { revision, wording: wordingOf(item), fate, because, story };
}
