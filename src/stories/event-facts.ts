import type { Analysis } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';
import type { StoryMemory } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';

/** What is compared of an item and of a story's founder. */
export interface EventFacts {
  readonly title: string;
  readonly summary: string;
  readonly lang: string | null;
  readonly pairs: readonly Pair[];
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
  readonly stage: Stage | null;
  readonly initiative: string | null;
  readonly published: EpochMs;
}

/** What an item says of its event. */
export function factsOf(item: Item, analysis: Analysis): EventFacts {
  const { pairs, parties, sectors, stage, initiative } = analysis;
  const { title, summary, lang, published } = item;
  return { title, summary, lang, pairs, parties, sectors, stage, initiative, published };
}

/** What a story's founder said of its event: later items that joined change nothing of it. */
export function founderFacts(
  story: Pick<EventFacts, 'title' | 'summary' | 'lang'> & { readonly memory: StoryMemory },
): EventFacts {
  const { title, summary, lang, memory } = story;
  return { title, summary, lang, ...memory.founding };
}
