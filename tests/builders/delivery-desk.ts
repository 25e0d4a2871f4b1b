import fc from 'fast-check';
import type { Claim } from '../../src/domain/delivery.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { Subscription } from '../../src/domain/subscription.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import type { DeliveryRecord, Settlement } from '../../src/pipeline/delivery-ports.ts';
import { aDigest, type Owing } from './owing.ts';

/** Something that is done to deliveries. Numbers are taken modulo what there is. */
export type Act =
  | { readonly kind: 'found'; readonly channels: readonly number[] }
  | {
      readonly kind: 'move';
      readonly story: number;
      readonly stage: Stage;
      readonly channels: readonly number[];
    }
  | { readonly kind: 'claim' }
  | {
      readonly kind: 'settle';
      readonly claim: number;
      readonly how: Settlement['kind'] | 'gone';
      readonly doubtful: boolean;
    }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'release' }
  | { readonly kind: 'recover' }
  | { readonly kind: 'window' }
  | { readonly kind: 'mute'; readonly channel: number; readonly story: number }
  | { readonly kind: 'unmute'; readonly channel: number; readonly story: number }
  | { readonly kind: 'end'; readonly subscription: number }
  | { readonly kind: 'back'; readonly channel: number };

const CHANNELS = ['C1', 'C2'];
const small = fc.nat({ max: 9 });
const channels = fc.uniqueArray(fc.nat({ max: CHANNELS.length - 1 }), { minLength: 1 });
const stage = fc.constantFrom<Stage>('proposed', 'negotiating', 'signed');
const how = fc.constantFrom<Extract<Act, { kind: 'settle' }>['how']>(
  'sent',
  'sent',
  'sent',
  'failed',
  'held',
  'held',
  'digested',
  'withdrawn',
  'dead',
  'gone',
);

/** Random working days of an outbox. */
export const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('found'), channels }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('move'), story: small, stage, channels }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('claim') }) },
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('settle'), claim: small, how, doubtful: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('wait'), minutes: fc.integer({ min: -30, max: 120 }) }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('release', 'recover', 'window') }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('mute', 'unmute'), channel: small, story: small }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('end'), subscription: small }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('back'), channel: small }) },
  ),
  { minLength: 10, maxLength: 40 },
) as fc.Arbitrary<readonly Act[]>;

/** Does acts to a store and shows what came of them. */
export interface Desk {
  readonly owing: Owing;
  /** Every claim that was ever given, newest last. */
  readonly claims: readonly Claim[];
  act(act: Act): Promise<unknown>;
  /** All deliveries of all stories. */
  records(): Promise<readonly DeliveryRecord[]>;
  /** All that can be seen, without ids. */
  shown(): Promise<unknown>;
}

/** Two channels, each with an alert and a digest that is due every hour. */
export async function createDesk(owing: Owing): Promise<Desk> {
  const alerts: Subscription[] = [];
  for (const address of CHANNELS) {
    const channel = await owing.channel(address);
    alerts.push(await owing.subscribe(channel));
    alerts.push(await owing.subscribe(channel, aDigest(owing.clock.now())));
  }
  const claims: Claim[] = [];
  let stories = 0;
  const card = (n: number) => ({ destination: n + 1, reasons: [n * 2 + 1] });
  const records = async (): Promise<readonly DeliveryRecord[]> => {
    const all = await Promise.all(
      Array.from({ length: stories }, (_, n) =>
        owing.outbox.ofStory(n + 1, { platform: 'slack', workspace: 'T1' }),
      ),
    );
    return all.flat();
  };
  const deal: { readonly [Kind in Act['kind']]: (act: Extract<Act, { kind: Kind }>) => Promise<unknown> } = {
    found: async (act) => {
      stories = await owing.found(act.channels.map(card));
    },
    move: async (act) => {
      if (stories > 0) await owing.move((act.story % stories) + 1, act.stage, act.channels.map(card));
    },
    claim: async () => {
      const given = byDestination(await owing.claim());
      for (const one of given) {
        claims.push(one);
        await owing.outbox.plan(one, toldBy(one));
      }
      return given.map(withoutIds);
    },
    settle: async (act) => {
      const one = claims[claims.length - 1 - (act.claim % Math.max(1, claims.length))];
      return one ? owing.outbox.settle(one, settlementOf(act, one, owing)) : null;
    },
    wait: async ({ minutes }) => owing.clock.advance(minutes * MINUTE),
    release: () => owing.outbox.release(owing.clock.now()),
    recover: () => owing.outbox.recover(),
    window: () => openWindows(owing),
    mute: (act) => owing.destinations.mute((act.channel % 2) + 1, { kind: 'story', story: act.story }, 'U1'),
    unmute: (act) => owing.destinations.unmute((act.channel % 2) + 1, { kind: 'story', story: act.story }),
    end: async (act) => {
      const changed = await owing.subscriptions.change((act.subscription % 4) + 1, {
        endedAt: owing.clock.now(),
      });
      return changed !== null;
    },
    back: (act) => owing.channel(CHANNELS[act.channel % 2]),
  };
  return {
    owing,
    claims,
    records,
    act: (act) => (deal[act.kind] as (one: Act) => Promise<unknown>)(act),
    shown: async () => ({
      book: await owing.account.outbox(),
      next: await owing.outbox.nextAt(['slack']),
      records: byDestination(await records()).map(({ id: _, ...rest }) => rest),
      told: await Promise.all(
        [1, 2].map(async (id) => [...(await owing.outbox.told(id, [1, 2, 3, 4, 5])).values()]),
      ),
      subscriptions: await owing.subscriptions.all(),
    }),
  };
}

async function openWindows({ subscriptions, clock }: Owing): Promise<number> {
  let opened = 0;
  for (const { id, nextDueAt, windowFrom } of await subscriptions.due(clock.now(), 9)) {
    if (nextDueAt === null) continue;
    const window = {
      subscription: id,
      expected: nextDueAt,
      from: windowFrom,
      to: nextDueAt,
      nextDueAt: nextDueAt + HOUR,
    };
    if (await subscriptions.openWindow(window)) opened++;
  }
  return opened;
}

/** What order deliveries to different destinations are in says nothing; that within one does. */
function byDestination<T extends { readonly destination: { readonly id: number } }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => a.destination.id - b.destination.id);
}

function withoutIds({ id: _, ...claim }: Claim): unknown {
  return claim;
}

/** What a claim would tell, as the program fills it in: of a card, that the story stands where it did at first. */
function toldBy({ matter }: Claim): { story: number; revision: number; stage: Stage | null }[] {
  switch (matter.kind) {
    case 'card':
      return [{ story: matter.story, revision: 1, stage: 'proposed' }];
    case 'edit':
      return [{ story: matter.story, revision: matter.revision, stage: 'proposed' }];
    case 'thread':
      return [{ story: matter.story, revision: matter.revision, stage: matter.to }];
    case 'summary':
      return matter.stories.map((story) => ({ story, revision: 2, stage: 'negotiating' as const }));
    case 'digest':
      return [{ story: 1, revision: 3, stage: 'negotiating' }];
    case 'notice':
      return [];
  }
}

function settlementOf(
  { how, doubtful }: Extract<Act, { kind: 'settle' }>,
  claim: Claim,
  { clock }: Owing,
): Settlement {
  const later = clock.now() + 20 * MINUTE;
  const because = 'so it was';
  switch (how) {
    case 'sent':
      return { kind: 'sent', messageId: `m ${claim.matter.kind}`, told: toldBy(claim) };
    case 'failed':
      return { kind: 'failed', retryAt: later, because, doubtful, counts: doubtful };
    case 'held':
      return { kind: 'held', until: later, because };
    case 'gone':
      return { kind: 'dead', because, gone: true };
    case 'dead':
      return { kind: 'dead', because, gone: false };
    case 'digested':
    case 'withdrawn':
      return { kind: how, because };
  }
}
