import type { Matter } from '../../src/domain/delivery.ts';
import type { DestinationId } from '../../src/domain/destination.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { OwedCard } from '../../src/pipeline/delivery-ports.ts';
import {
  cardOf,
  isOver,
  type KeptDelivery,
  owe,
  queueAgain,
  toldKey,
  withdraw,
} from './memory-deliveries.ts';
import type { MemoryState } from './memory-state.ts';

/** Notes when a story's present revision was stored: in a time that never goes back, and later than any closed window. */
export function touchStory({ out }: MemoryState, story: StoryId): void {
  const windows = [...out.subscriptions.values()].map(({ windowFrom }) => windowFrom);
  out.touched.set(story, Math.max(out.clock.now(), ...out.touched.values(), ...windows));
}

/** A story has a new revision: notes when, and owes the difference to those who have its card. */
export function storyMoved(state: MemoryState, story: StoryId): void {
  touchStory(state, story);
  catchUp(state, story, null, state.out.clock.now());
}

/** Owes a story's cards; none of one that is not shown. */
export function oweCards(state: MemoryState, story: StoryId, cards: readonly OwedCard[]): void {
  if (state.stories.get(story)?.standing !== 'current') return;
  for (const card of cards) oweCard(state, story, card, state.out.clock.now());
}

function oweCard({ out, stories }: MemoryState, story: StoryId, card: OwedCard, now: EpochMs): void {
  const { destination, reasons } = card;
  const there = out.destinations.get(destination);
  if (!there || there.destination.goneAt !== null) return;
  const known = cardOf(out, destination, story);
  if (!known) return void owe(out, destination, { kind: 'card', story, reasons }, now);
  if (known.state === 'sent' || known.matter.kind !== 'card') return;
  if (isOver(known)) {
    const told = out.told.get(toldKey(destination, story));
    if (told !== undefined && told.stage === (stories.get(story)?.draft.stage ?? null)) return;
    queueAgain(out, known, now);
    Object.assign(known, { owedAt: now, attempts: 0 });
  }
  const all = [...new Set([...known.matter.reasons, ...reasons])].sort((a, b) => a - b);
  known.matter = { ...known.matter, reasons: all };
  known.updatedAt = now;
}

/** Owes the difference wherever a card says less than its story; at one destination, or at all. */
export function catchUp(state: MemoryState, story: StoryId, where: DestinationId | null, now: EpochMs): void {
  const { out } = state;
  const kept = state.stories.get(story);
  if (!kept) return;
  for (const [id, { destination, rules }] of out.destinations) {
    if ((where !== null && id !== where) || destination.goneAt !== null) continue;
    const card = cardOf(out, id, story);
    const told = out.told.get(toldKey(id, story));
    if (card?.state !== 'sent' || !told || kept.revision <= told.revision) continue;
    if (rules.mutes.some((mute) => mute.kind === 'story' && mute.story === story)) continue;
    oweEdit(state, id, { story, revision: kept.revision }, now);
    oweThread(state, id, { story, revision: kept.revision, from: told.stage, to: kept.draft.stage }, now);
  }
}

type Of<Kind extends Matter['kind']> = Omit<Extract<Matter, { kind: Kind }>, 'kind'>;

function oweEdit({ out }: MemoryState, destination: DestinationId, edit: Of<'edit'>, now: EpochMs): void {
  const waiting = out.deliveries.find(
    ({ destination: where, matter, state }) =>
      where === destination &&
      matter.kind === 'edit' &&
      matter.story === edit.story &&
      (state === 'pending' || state === 'failed'),
  );
  if (!waiting) return void owe(out, destination, { kind: 'edit', ...edit }, now);
  waiting.matter = { kind: 'edit', ...edit };
  waiting.updatedAt = now;
}

/** Steps that nobody has read yet become one; where they lead back to the first, there is none. */
function oweThread({ out }: MemoryState, destination: DestinationId, step: Of<'thread'>, now: EpochMs): void {
  const open = out.deliveries.filter((one) => one.destination === destination && isOpenStep(one, step.story));
  const last = open.at(-1);
  const said: { from: Stage | null; to: Stage | null } | null =
    last?.matter.kind === 'thread' ? last.matter : null;
  const from = said === null ? step.from : said.to;
  if (from === step.to) return;
  const fresh = last !== undefined && ['pending', 'held'].includes(last.state) && last.attempts === 0;
  if (last === undefined || said === null || !fresh)
    return void owe(out, destination, { kind: 'thread', ...step, from }, now);
  if (said.from === step.to) return void withdraw(last, 'The story went back to the stage before.', now);
  last.matter = { kind: 'thread', ...step, from: said.from };
  last.updatedAt = now;
}

function isOpenStep({ matter, state }: KeptDelivery, story: StoryId): boolean {
  return (
    matter.kind === 'thread' &&
    matter.story === story &&
    ['pending', 'failed', 'sending', 'held'].includes(state)
  );
}
