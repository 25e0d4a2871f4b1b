import type { EpochMs } from './time.ts';

/** Where messages go. */
export const PLATFORMS = ['terminal', 'slack', 'teams'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Stable id of a destination in one store. */
export type DestinationId = number;

/** What a destination is: one of the platform's channels, one of its people, or a terminal. */
export const DESTINATION_KINDS = ['channel', 'person', 'terminal'] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** Which destination: unique in an installation. */
export interface DestinationKey {
  readonly platform: Platform;
  /** Slack team or Teams tenant; `local` for the terminal. */
  readonly workspace: string;
  /** The platform's own id of the channel or person. */
  readonly address: string;
}

/** A channel or person on a platform in a workspace, or the terminal. */
export interface Destination extends DestinationKey {
  readonly id: DestinationId;
  readonly kind: DestinationKind;
  /** As people call it (`#policy`); `null` when the platform has not said. */
  readonly name: string | null;
  /** What the platform needs to write there unasked (a conversation reference), as JSON; `null` where the address is enough. */
  readonly reference: string | null;
  /** When the platform said that it is no more, or that we may not write there; `null` while it is fine. */
  readonly goneAt: EpochMs | null;
}
