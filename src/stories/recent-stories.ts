import type { Analysis } from '../domain/analysis.ts';
import type { PartyCode } from '../domain/party.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Candidate } from './assign-story.ts';
import { partiesOf } from './event-facts.ts';
import { EVENT_WINDOW } from './same-event.ts';
import type { StoryValues } from './story-values.ts';

/** Founders compared with one item at most: those that share most parties, of these the newest. */
export const MOST_CANDIDATES = 60;

/** Stories of the last days by the parties that they name: what an archive does for the writer, in memory. */
export interface RecentStories<Target> {
  /**
   * Stories of the window that may tell what an item tells: they share two parties with it, or one where either has
   * no pair. (Of tellings that have pairs, one must name both parties of a pair of the other.) Most shared parties
   * first, then newest; at most {@link MOST_CANDIDATES}.
   */
  near(item: Pick<Analysis, 'parties' | 'pairs'>, at: EpochMs): Candidate<Target>[];
  /** Adds a story, or gives a known one its new values. */
  put(target: Target, values: StoryValues): void;
  /** How many stories are kept: those that left the window are let go. */
  size(): number;
}

/** Entries looked at under one key, newest first: bounds the work where a thousand stories name one country. */
const MOST_LOOKED_AT = 200;

/** Parties by whose couples a story is found: a summit's list of forty would make 780. */
const MOST_COUPLED = 8;

/** How often those that left the window are let go: once in so many new stories. */
const SWEEP = 1_000;

interface Entry<Target> {
  readonly target: Target;
  readonly founded: EpochMs;
  values: StoryValues;
}

/**
 * An index of recent stories for items that come in order of publication. Cost and memory depend on the stories of
 * the window only, never on how many there were before.
 */
export function createRecentStories<Target>(): RecentStories<Target> {
  const kept = new Map<Target, Entry<Target>>();
  /** Entries, oldest first: by couples of their parties, by each party, by each party of those without a pair. */
  const index = new Map<string, Entry<Target>[]>();
  let put = 0;

  const sweep = (now: EpochMs): void => {
    const isNew = ({ founded }: Entry<Target>): boolean => now - founded <= EVENT_WINDOW;
    for (const [key, entries] of index) {
      const left = entries.filter(isNew);
      if (left.length > 0) index.set(key, left);
      else index.delete(key);
    }
    for (const entry of kept.values()) if (!isNew(entry)) kept.delete(entry.target);
  };

  /** Adds the entries under some keys to those found, at most {@link MOST_CANDIDATES} in all, newest of a key first. */
  const collect = (found: Map<Entry<Target>, number>, keys: readonly string[], from: EpochMs): void => {
    for (const key of keys) {
      const entries = index.get(key) ?? [];
      const last = Math.max(0, entries.length - MOST_LOOKED_AT);
      for (let i = entries.length - 1; i >= last; i--) {
        const entry = entries[i];
        if (!entry || entry.founded < from) break;
        found.set(entry, (found.get(entry) ?? 0) + 1);
      }
    }
  };

  return {
    near: (item, at) => {
      const parties = partiesOf(item);
      const found = new Map<Entry<Target>, number>();
      collect(found, couplesOf(parties), at - EVENT_WINDOW);
      const byCouples = ranked(found);
      if (byCouples.length >= MOST_CANDIDATES) return byCouples.slice(0, MOST_CANDIDATES);
      const others = new Map<Entry<Target>, number>();
      collect(others, parties.map(item.pairs.length > 0 ? withoutPair : alone), at - EVENT_WINDOW);
      const rest = ranked(others).filter((entry) => !found.has(entry));
      return [...byCouples, ...rest].slice(0, MOST_CANDIDATES);
    },
    put: (target, values) => {
      const known = kept.get(target);
      if (known) {
        known.values = values;
        return;
      }
      const { parties, pairs, published } = values.memory.founding;
      const entry = { target, values, founded: published };
      kept.set(target, entry);
      const keys = [...couplesOf(parties), ...parties.map(alone)];
      for (const key of pairs.length > 0 ? keys : [...keys, ...parties.map(withoutPair)]) {
        const entries = index.get(key);
        if (entries) entries.push(entry);
        else index.set(key, [entry]);
      }
      if (++put % SWEEP === 0) sweep(published);
    },
    size: () => kept.size,
  };
}

/** Most shared first, of those that share as much the newest. */
function ranked<Target>(found: ReadonlyMap<Entry<Target>, number>): Entry<Target>[] {
  return [...found]
    .sort(([one, a], [other, b]) => b - a || other.founded - one.founded)
    .map(([entry]) => entry);
}

function couplesOf(parties: readonly PartyCode[]): string[] {
  const some = parties.slice(0, MOST_COUPLED);
  return some.flatMap((one, i) => some.slice(0, i).map((other) => `${other}~${one}`));
}

const alone = (party: PartyCode): string => party;
const withoutPair = (party: PartyCode): string => `${party} without a pair`;
