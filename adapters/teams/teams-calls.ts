import type { AdaptiveCard } from './card-types.ts';

/** Who the bot is to Azure; `null`: nobody, for the Playground on this machine alone. */
export type TeamsCredentials = {
  readonly appId: string;
  /** Empty for a managed identity, which needs none. */
  readonly password: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
} | null;

/** Where an activity is sent: one conversation behind one address. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly conversation: string;
}

/** What a bot sends: a card, and the line that notifies of it. */
export interface OutgoingCard {
  readonly card: AdaptiveCard;
  /** What a notification shows. */
  readonly summary: string;
  readonly bot: { readonly id: string; readonly name: string };
}

/** A member of a conversation, as Teams knows them. */
export interface TeamsMember {
  readonly name: string | null;
  /** Owner of the team, where the conversation is one of its channels. */
  readonly isOwner: boolean;
}

/** A call that Teams did not answer well. `body` may hold anything: it is never shown. */
export interface TeamsCallFailure {
  readonly kind: 'call-failed';
  /** HTTP status; `null` where there was no answer. */
  readonly status: number | null;
  /** Teams' own word for it (`MessageWritesBlocked`). */
  readonly code: string | null;
  /** Of `Retry-After`, in seconds. */
  readonly retryAfter: number | null;
  /** The system's word for what broke (`ECONNREFUSED`). */
  readonly cause: string | null;
}

/** What a call gave: the id of what was sent, or how it failed. */
export type TeamsCall<T> = { readonly kind: 'done'; readonly value: T } | TeamsCallFailure;

/** Receive, post, edit, ask: all that we need of the Bot Framework. Nothing here is repeated by itself. */
export interface BotFramework {
  /** Whether an activity is Teams' own: its token is signed, for this bot, in time, and for its service address. */
  isGenuine(activity: unknown, authorization: string): Promise<boolean>;
  /** Asks Microsoft for the token that the bot's own calls carry. */
  token(): Promise<TeamsCall<string>>;
  post(to: ConversationAddress, card: OutgoingCard, replyTo?: string): Promise<TeamsCall<string | null>>;
  edit(to: ConversationAddress, id: string, card: OutgoingCard): Promise<TeamsCall<string | null>>;
  member(of: ConversationAddress, user: string): Promise<TeamsCall<TeamsMember>>;
}

/** For tests: another cloud than Microsoft's. */
export interface OtherCloud {
  readonly openIdMetadata: string;
  /** What the bot's own calls carry. */
  readonly token: string;
}
