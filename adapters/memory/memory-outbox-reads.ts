import type { StoryId } from '../../src/domain/story.ts';
import { DAY, type EpochMs } from '../../src/domain/time.ts';
import type { DeliveryRecord, OutboxStore } from '../../src/pipeline/delivery-ports.ts';
import { isQueued, type KeptDelivery, type MemoryDeliveries, toldKey } from './memory-deliveries.ts';
import type { MemoryState } from './memory-state.ts';

/** When one can be claimed: once due, or once the lease of a claim has ended. */
export function readyAt({ state, leaseUntil, dueAt }: KeptDelivery): EpochMs {
  return state === 'sending' ? (leaseUntil ?? 0) : dueAt;
}

/** Of each destination the one whose turn it is. */
export function headsOf(out: MemoryDeliveries): KeptDelivery[] {
  const heads = new Map<number, KeptDelivery>();
  for (const one of out.deliveries.filter(isQueued)) {
    const head = heads.get(one.destination);
    if (!head || one.turn < head.turn) heads.set(one.destination, one);
  }
  return [...heads.values()];
}

/** The questions that an outbox answers. */
export function outboxReads(state: MemoryState): Pick<OutboxStore, 'nextAt' | 'told' | 'ofStory' | 'dead'> {
  const { out } = state;
  const platformOf = ({ destination }: KeptDelivery) =>
    out.destinations.get(destination)?.destination.platform;
  return {
    nextAt: async (platforms) => {
      const open = [...headsOf(out), ...out.deliveries.filter(({ state }) => state === 'held')];
      const times = open.filter((one) => platforms.some((name) => name === platformOf(one))).map(readyAt);
      return times.length === 0 ? null : Math.min(...times);
    },
    told: async (destination, stories) => {
      const known = stories.flatMap((story) => out.told.get(toldKey(destination, story)) ?? []);
      return new Map(known.map((one) => [one.story, one]));
    },
    ofStory: async (story, { platform, workspace }) =>
      out.deliveries
        .filter((one) => isOfStory(state, one, story))
        .map((one) => recordOf(out, one))
        .filter(
          ({ destination }) => destination.platform === platform && destination.workspace === workspace,
        ),
    dead: async (limit) =>
      out.deliveries
        .filter(({ state }) => state === 'dead')
        .sort((a, b) => b.updatedAt - a.updatedAt || b.id - a.id)
        .slice(0, limit)
        .map((one) => recordOf(out, one)),
  };
}

/** Its own deliveries, and the digests and summaries that told it or were about to. */
function isOfStory({ stories }: MemoryState, { matter, plan }: KeptDelivery, story: StoryId): boolean {
  if (matter.kind === 'summary') return matter.stories.includes(story);
  if (matter.kind !== 'digest') return 'story' in matter && matter.story === story;
  const published = stories.get(story)?.draft.published ?? Number.POSITIVE_INFINITY;
  return matter.to >= published - 7 * DAY && (plan ?? []).some((told) => told.story === story);
}

function recordOf(out: MemoryDeliveries, one: KeptDelivery): DeliveryRecord {
  const { id, matter, state, dueAt, updatedAt, attempts, messageId, because } = one;
  const there = out.destinations.get(one.destination);
  if (!there) throw new Error(`There is no destination ${one.destination}.`);
  const reasons =
    matter.kind === 'card' ? matter.reasons : matter.kind === 'digest' ? [matter.subscription] : [];
  const story = 'story' in matter ? matter.story : null;
  const { destination } = there;
  return {
    id,
    kind: matter.kind,
    state,
    destination,
    reasons,
    story,
    dueAt,
    updatedAt,
    attempts,
    messageId,
    because,
  };
}
