import type { Destination, DestinationKey } from '../../src/domain/destination.ts';
import type { DestinationStore } from '../../src/pipeline/delivery-ports.ts';
import {
  isSameMute,
  isWithdrawable,
  type KeptDestination,
  leave,
  type MemoryDeliveries,
  withdraw,
} from './memory-deliveries.ts';

const NO_RULES = { quiet: null, mutes: [] } as const;

/** Channels and people in memory. */
export function memoryDestinations(out: MemoryDeliveries): DestinationStore {
  const find = ({ platform, workspace, address }: DestinationKey): KeptDestination | undefined =>
    [...out.destinations.values()].find(
      ({ destination }) =>
        destination.platform === platform &&
        destination.workspace === workspace &&
        destination.address === address,
    );
  return {
    ensure: async (seen) => {
      const known = find(seen);
      if (!known) {
        const made: Destination = { ...seen, id: out.destinations.size + 1, goneAt: null };
        out.destinations.set(made.id, { destination: made, rules: NO_RULES });
        return made;
      }
      const { id, name, reference } = known.destination;
      known.destination = {
        id,
        ...seen,
        name: seen.name ?? name,
        reference: seen.reference ?? reference,
        goneAt: null,
      };
      return known.destination;
    },
    find: async (key) => find(key)?.destination ?? null,
    byId: async (id) => out.destinations.get(id)?.destination ?? null,
    on: async (platform) =>
      [...out.destinations.values()].flatMap(({ destination }) =>
        destination.platform === platform ? [destination] : [],
      ),
    setGone: async (id, because) => leave(out, id, because, out.clock.now()),
    rules: async (id) => out.destinations.get(id)?.rules ?? NO_RULES,
    setQuiet: async (id, quiet) => {
      const there = out.destinations.get(id);
      if (there) there.rules = { ...there.rules, quiet };
      out.version++;
    },
    mute: async (id, mute) => {
      const there = out.destinations.get(id);
      if (!there || there.rules.mutes.some((one) => isSameMute(one, mute))) return false;
      there.rules = { ...there.rules, mutes: [...there.rules.mutes, mute] };
      for (const one of out.deliveries) {
        const isOfIt = mute.kind === 'story' && 'story' in one.matter && one.matter.story === mute.story;
        if (isOfIt && one.destination === id && isWithdrawable(one))
          withdraw(one, 'The story was muted here.', out.clock.now());
      }
      out.version++;
      return true;
    },
    unmute: async (id, mute) => {
      const there = out.destinations.get(id);
      if (!there?.rules.mutes.some((one) => isSameMute(one, mute))) return false;
      there.rules = { ...there.rules, mutes: there.rules.mutes.filter((one) => !isSameMute(one, mute)) };
      out.version++;
      return true;
    },
  };
}
