import type { PartyCode } from '../domain/party.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Candidate, StoryValues } from './assign-story.ts';
import { EVENT_WINDOW } from './same-event.ts';

/** Founders compared with one item at most: those that share most parties, of these the newest. */
export const MOST_CANDIDATES = 60;

/** Stories of the last days by the parties that they name: what an archive does for the writer, in memory. */
export interface RecentStories<Target> {
  /** Stories of the window that share a party, most shared parties first, then newest; at most {@link MOST_CANDIDATES}. */
  near(parties: readonly PartyCode[], at: EpochMs): Candidate<Target>[];
  /** Adds a story, or gives a known one its new values. */
  put(target: Target, values: StoryValues): void;
  /** How many stories are kept: those that left the window are let go. */
  size(): number;
}

/** Entries looked at for one party, newest first: bounds the work where a thousand stories name one country. */
const MOST_LOOKED_AT = 400;

/** How often those that left the window are let go: once in so many new stories. */
const SWEEP = 1_000;

/**
 * An index of recent stories for items that come in order of publication. Cost and memory depend on the stories of
 * the window only, never on how many there were before.
 */
export function createRecentStories<Target>(): RecentStories<Target> {
  const values = new Map<Target, StoryValues>();
  const byParty = new Map<PartyCode, Target[]>();
  let put = 0;

  const sweep = (now: EpochMs): void => {
    const old = (target: Target): boolean => {
      const kept = values.get(target);
      return kept === undefined || now - kept.memory.founding.published > EVENT_WINDOW;
    };
    for (const [party, targets] of byParty) {
      const kept = targets.filter((target) => !old(target));
      if (kept.length > 0) byParty.set(party, kept);
      else byParty.delete(party);
    }
    for (const target of values.keys()) if (old(target)) values.delete(target);
  };

  return {
    near: (parties, at) => {
      const shared = new Map<Target, number>();
      for (const party of parties) {
        const targets = byParty.get(party) ?? [];
        const last = Math.max(0, targets.length - MOST_LOOKED_AT);
        for (let i = targets.length - 1; i >= last; i--) {
          const target = targets[i] as Target;
          const published = values.get(target)?.memory.founding.published ?? 0;
          if (at - published > EVENT_WINDOW) break;
          shared.set(target, (shared.get(target) ?? 0) + 1);
        }
      }
      return [...shared]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_CANDIDATES)
        .flatMap(([target]) => {
          const kept = values.get(target);
          return kept ? [{ target, values: kept }] : [];
        });
    },
    put: (target, story) => {
      const known = values.has(target);
      values.set(target, story);
      if (known) return;
      for (const party of new Set(story.parties)) {
        const targets = byParty.get(party);
        if (targets) targets.push(target);
        else byParty.set(party, [target]);
      }
      if (++put % SWEEP === 0) sweep(story.published);
    },
    size: () => values.size,
  };
}
