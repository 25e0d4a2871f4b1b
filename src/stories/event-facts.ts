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

/**
 * Every party of an item's event: those that it names, and those that act in it unnamed, as `Cabinet clears chip pact
 * with Japan` in an Indian paper. Sorted.
 */
export function partiesOf({ parties, pairs }: Pick<Analysis, 'parties' | 'pairs'>): PartyCode[] {
  return [...new Set([...parties, ...pairs.flat()])].sort();
}

/** What an item says of its event. */
export function factsOf(item: Item, analysis: Analysis): EventFacts {
  const { pairs, sectors, stage, initiative } = analysis;
  const parties = partiesOf(analysis);
  const { title, summary, lang, published } = item;
  return { title, summary, lang, pairs, parties, sectors, stage, initiative, published };
}

type Founder = Pick<EventFacts, 'title' | 'summary' | 'lang'> & { readonly memory: StoryMemory };

/** Facts by the founding that they are of, so that comparing a story again finds them ready. */
const known = new WeakMap<StoryMemory['founding'], EventFacts>();

/** Says that a story was founded by an item with these facts: they need not be put together again. */
export function rememberFounder(founding: StoryMemory['founding'], facts: EventFacts): void {
  known.set(founding, facts);
}

/** What a story's founder said of its event: later items that joined change nothing of it. */
export function founderFacts({ title, summary, lang, memory: { founding } }: Founder): EventFacts {
  const before = known.get(founding);
  if (before?.title === title && before.summary === summary && before.lang === lang) return before;
  const facts = { title, summary, lang, ...founding };
  known.set(founding, facts);
  return facts;
}
