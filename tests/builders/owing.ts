import { createManualClock, type ManualClock } from '../../adapters/time/system-clock.ts';
import type { Claim } from '../../src/domain/delivery.ts';
import type { Destination } from '../../src/domain/destination.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { SubscriptionDraft } from '../../src/domain/subscription.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import type { OwedCard, SubscriptionStore } from '../../src/pipeline/delivery-ports.ts';
import { NOW, type OpenStore, type StoreUnderTest, withFeeds } from '../contract/store-under-test.ts';
import { aChunk, draftFor, founder, joiner } from './chunk.ts';
import { anItem } from './item.ts';

/** A store in which news is stored and cards are owed, by a clock of its own. */
export interface Owing extends StoreUnderTest {
  readonly clock: ManualClock;
  channel(address?: string): Promise<Destination>;
  subscribe(
    destination: Destination,
    changes?: Partial<SubscriptionDraft>,
  ): ReturnType<SubscriptionStore['create']>;
  /** A story is founded; these cards are owed with it. Returns its id: 1 for the first. */
  found(cards?: readonly OwedCard[], stage?: Stage): Promise<StoryId>;
  /** A story is told once more, at a stage. */
  move(story: StoryId, stage: Stage, cards?: readonly OwedCard[]): Promise<void>;
  /** Claims what is due now. */
  claim(): Promise<readonly Claim[]>;
  /** Claims the only delivery that is due. */
  claimOne(): Promise<Claim>;
}

/** How long claims of these tests last. */
export const LEASE = MINUTE;

/** Runs a test with a fresh one. */
export async function withOwing(open: OpenStore, test: (owing: Owing) => Promise<void>): Promise<void> {
  const clock = createManualClock(NOW);
  await withFeeds(
    () => open(clock),
    (store) => test(owingOf(store, clock)),
  );
}

function owingOf(store: StoreUnderTest, clock: ManualClock): Owing {
  let stories = 0;
  let items = 0;
  const fresh = () =>
    anItem({ feedId: 1, fingerprint: `news ${++items}`, published: clock.now(), retrievedAt: clock.now() });
  const claim = (): Promise<readonly Claim[]> =>
    store.outbox.claimDue({
      now: clock.now(),
      limit: 50,
      lease: LEASE,
      platforms: ['slack'],
      except: new Set(),
    });
  return {
    ...store,
    clock,
    channel: (address = 'C1') =>
      store.destinations.ensure({
        platform: 'slack',
        workspace: 'T1',
        kind: 'channel',
        address,
        name: null,
        reference: null,
      }),
    subscribe: (destination, changes = {}) =>
      store.subscriptions.create(aSubscription(destination, clock.now(), changes)),
    found: async (cards = [], stage = 'proposed') => {
      const item = fresh();
      const owed = cards.length === 0 ? [] : [{ story: { kind: 'new', index: 0 } as const, cards }];
      const items = [founder(item, 0, { stage })];
      await store.archive.commit(aChunk({ items, founded: [draftFor(item, { stage })], owed }));
      return ++stories;
    },
    move: async (id, stage, cards = []) => {
      const item = fresh();
      const owed = cards.length === 0 ? [] : [{ story: { kind: 'existing', id } as const, cards }];
      const items = [joiner(item, id, { stage })];
      await store.archive.commit(aChunk({ items, moved: [{ id, draft: draftFor(item, { stage }) }], owed }));
    },
    claim,
    claimOne: async () => {
      const claims = await claim();
      const [one] = claims;
      if (!one || claims.length > 1) throw new Error(`${claims.length} deliveries are due.`);
      return one;
    },
  };
}

/** An alert for everything, or something else. */
export function aSubscription(
  { id, platform, workspace }: Destination,
  now: number,
  changes: Partial<SubscriptionDraft> = {},
): SubscriptionDraft {
  return {
    platform,
    workspace,
    destination: id,
    query: '',
    cadence: { kind: 'instantly' },
    timeZone: 'UTC',
    skipHolidays: null,
    channelDigest: false,
    breaksThrough: [],
    createdBy: 'U1',
    createdAt: now,
    windowFrom: now,
    nextDueAt: null,
    ...changes,
  };
}

/** A digest that is due in an hour. */
export function aDigest(now: number): Partial<SubscriptionDraft> {
  return { cadence: { kind: 'every', hours: 1 }, nextDueAt: now + HOUR };
}
