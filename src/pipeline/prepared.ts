import type { Told } from '../domain/delivery.ts';
import type { Message } from '../messages/message.ts';
import type { Settlement } from './delivery-ports.ts';

/** A delivery made ready to be published, or settled without a word to the destination. */
export type Prepared =
  | {
      readonly kind: 'ready';
      readonly act: 'post' | 'edit' | 'reply';
      readonly message: Message;
      /** What the destination knows of stories once it is there. */
      readonly told: readonly Told[];
    }
  | { readonly kind: 'settled'; readonly settlement: Settlement };

/** It is no longer owed. */
export function withdrawn(because: string): Prepared {
  return { kind: 'settled', settlement: { kind: 'withdrawn', because } };
}
