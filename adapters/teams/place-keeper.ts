import type { DestinationStore } from '../../src/pipeline/delivery-ports.ts';
import type { TeamsActivity } from './read-activity.ts';
import { destinationOf } from './reference.ts';

/** Keeps how places are written to: Teams may move the address at which it serves a place at any time. */
export interface PlaceKeeper {
  /** Notes a place, where something may be brought there unasked. */
  keep(activity: TeamsActivity): Promise<void>;
  /** Brings what is kept of a place up to date, where it is kept at all. */
  refresh(activity: TeamsActivity): Promise<void>;
  /** Notes that nothing can be brought to a place any more. */
  forget(activity: TeamsActivity, because: string): Promise<void>;
}

/** Keeps places among the destinations. */
export function createPlaceKeeper(destinations: DestinationStore): PlaceKeeper {
  return {
    keep: async (activity) => void (await destinations.ensure(destinationOf(activity))),
    refresh: async (activity) => {
      const seen = destinationOf(activity);
      const known = await destinations.find(seen);
      if (known === null || (known.reference === seen.reference && known.goneAt === null)) return;
      await destinations.ensure({ ...seen, name: seen.name ?? known.name });
    },
    forget: async (activity, because) => {
      const known = await destinations.find(destinationOf(activity));
      if (known !== null) await destinations.setGone(known.id, because);
    },
  };
}
