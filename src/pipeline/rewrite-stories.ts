import type { StorySearch } from '../commands/ports.ts';
import type { Story, StoryId } from '../domain/story.ts';
import type { Clock } from '../domain/time.ts';
import { coveredProse, type RetoldItem } from '../messages/covered-prose.ts';

/** How a language model answered. `failed`: it could not be asked; the story may be tried again. */
export type RewriteOutcome =
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'failed'; readonly because: string };

/** Retells an item in a sentence or two. Bounded in time and size; never throws. */
export interface Rewriter {
  /** Name of the model. */
  readonly model: string;
  rewrite(item: RetoldItem, signal: AbortSignal): Promise<RewriteOutcome>;
}

/** What came of asking a model about one revision of a story. */
export interface KeptProse {
  readonly model: string;
  /** The sentences; `null` where it wrote none that may be shown. */
  readonly text: string | null;
  /** Why there is no text; empty where there is. */
  readonly because: string;
}

/** Prose by story and revision. A cache beside the state: what is lost is written again. Never throws. */
export interface ProseCache {
  find(story: StoryId, revision: number): KeptProse | null;
  keep(story: StoryId, revision: number, prose: KeptProse): void;
}

/** What rewriting needs. */
export interface RewriteDeps {
  readonly rewriter: Rewriter;
  readonly cache: ProseCache;
  readonly search: Pick<StorySearch, 'search'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** How one round went. */
export interface RewriteReport {
  readonly written: number;
  readonly refused: number;
  readonly failed: number;
  /** Why the last one was not written; `null` where all were. */
  readonly because: string | null;
}

/** The newest stories are looked through, and so many of them written a round. */
const MOST_LOOKED_AT = 60;
const MOST_WRITTEN = 20;
/** After so many failures one behind another the endpoint is left alone until the next round. */
const MOST_FAILURES = 2;
/** A story is asked about so often at most, in one run of the program. */
const MOST_TRIES = 3;
/** Less than this has nothing to retell, in code units. */
const SHORTEST_SUMMARY = 80;

/**
 * Makes the round that writes prose for the newest stories that have none for their present revision: one after another,
 * beside the polls and the answers, which never wait for it. Only text that passes {@link coveredProse} is kept.
 */
export function createRewriting(deps: RewriteDeps): () => Promise<RewriteReport> {
  const tries = new Map<string, number>();
  return async () => {
    const page = { now: deps.clock.now(), offset: 0, limit: MOST_LOOKED_AT };
    const { stories } = await deps.search.search({ kind: 'all' }, page);
    const due = stories.filter((story) => isDue(story, deps, tries)).slice(0, MOST_WRITTEN);
    const report = { written: 0, refused: 0, failed: 0, because: null as string | null };
    let inARow = 0;
    for (const story of due) {
      if (deps.signal.aborted || inARow >= MOST_FAILURES) break;
      const { kind, because } = await rewriteOne(story, deps);
      report[kind] += 1;
      report.because = because ?? report.because;
      inARow = kind === 'failed' ? inARow + 1 : 0;
      if (kind === 'failed') tries.set(keyOf(story), (tries.get(keyOf(story)) ?? 0) + 1);
    }
    return report;
  };
}

const keyOf = ({ id, revision }: Story): string => `${id} ${revision}`;

function isDue(story: Story, { cache, rewriter }: RewriteDeps, tries: ReadonlyMap<string, number>): boolean {
  if (story.summary.length < SHORTEST_SUMMARY || (tries.get(keyOf(story)) ?? 0) >= MOST_TRIES) return false;
  return cache.find(story.id, story.revision)?.model !== rewriter.model;
}

async function rewriteOne(
  story: Story,
  { rewriter, cache, signal }: RewriteDeps,
): Promise<{ readonly kind: 'written' | 'refused' | 'failed'; readonly because: string | null }> {
  const outcome = await rewriter.rewrite(story, signal);
  if (outcome.kind === 'failed') return outcome;
  const checked =
    outcome.kind === 'written' ? coveredProse(outcome.text, story) : { ok: false as const, ...outcome };
  const text = checked.ok ? checked.text : null;
  const because = checked.ok ? '' : checked.because;
  cache.keep(story.id, story.revision, { model: rewriter.model, text, because });
  return { kind: checked.ok ? 'written' : 'refused', because: because || null };
}

/**
 * The prose that is ready for a story. It is held against the story once more, since a cache may be older than the state
 * file beside it.
 */
export function readyProse(cache: ProseCache): (story: Story) => string | null {
  return (story) => {
    const text = cache.find(story.id, story.revision)?.text ?? null;
    if (text === null) return null;
    const checked = coveredProse(text, story);
    return checked.ok ? checked.text : null;
  };
}
