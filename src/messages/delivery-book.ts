import { DELIVERY_STATES, type DeliveryKind, type Outbox } from '../domain/delivery.ts';
import type { EpochMs } from '../domain/time.ts';
import { ageLabel, type DateStyle } from './dates.ts';
import { DELIVERY_KIND_WORDS, DELIVERY_STATE_WORDS } from './delivery-words.ts';
import { type Block, type Span, text } from './message.ts';

/** Something that was given up, as `status` lists it. */
export interface DeadDelivery {
  readonly kind: DeliveryKind;
  /** The channel or person, as people call it. */
  readonly where: string;
  readonly at: EpochMs;
  readonly because: string;
}

/** The second book: what became of everything owed, and what was given up, newest first. */
export interface DeliveryBook {
  readonly outbox: Outbox;
  readonly dead: readonly DeadDelivery[];
}

/** Every delivery by how it stands, with their sum, and those that were given up. */
export function deliveryBlocks({ outbox, dead }: DeliveryBook, style: DateStyle): Block[] {
  const total = DELIVERY_STATES.reduce((sum, state) => sum + outbox[state], 0);
  const rows = DELIVERY_STATES.map(
    (state) => [DELIVERY_STATE_WORDS[state], outbox[state].toLocaleString('en')] as const,
  );
  const book: Block = { kind: 'facts', rows: [...rows, ['owed in all', total.toLocaleString('en')]] };
  if (dead.length === 0) return [book];
  return [
    book,
    { kind: 'heading', text: 'Given up' },
    { kind: 'list', items: dead.map((one) => deadItem(one, style)) },
  ];
}

function deadItem({ kind, where, at, because }: DeadDelivery, style: DateStyle): Span[] {
  return [
    text(where, 'strong'),
    text(`: ${DELIVERY_KIND_WORDS[kind]}. ${because} `),
    text(`(${ageLabel(at, style)})`, 'quiet'),
  ];
}
