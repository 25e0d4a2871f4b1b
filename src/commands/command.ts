import type { Destination, Platform } from '../domain/destination.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { Authority } from '../domain/policy.ts';
import type { StoryNumber } from '../domain/story.ts';
import type { Message } from '../messages/message.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { FeedbackCommand } from './feedback-command.ts';
import type { RuleCommand, SubscriptionCommand } from './subscription-command.ts';

/** Where a command was typed; where “here” is, for all that it changes. */
export type Place = Pick<Destination, 'kind' | 'address' | 'name' | 'reference'>;

/** What somebody typed, with all that an answer depends on. */
export interface CommandRequest {
  readonly platform: Platform;
  /** Slack team or Teams tenant; `local` in the terminal. */
  readonly workspace: string;
  readonly place: Place;
  /** The platform's id of whoever asks. */
  readonly user: string;
  readonly authority: Authority;
  /** IANA zone in which dates are answered. */
  readonly timeZone: string;
  /** BCP 47 tag in whose way dates are answered; absent: the usual way. */
  readonly locale?: string;
  /** The text behind `/partnership`. */
  readonly text: string;
  /** Page of a long answer, from 1. */
  readonly page: number;
}

/** A command that was understood. */
export type Command =
  | { readonly kind: 'overview' }
  | { readonly kind: 'find'; readonly query: Query; readonly notes: readonly string[] }
  | { readonly kind: 'story'; readonly number: StoryNumber }
  | { readonly kind: 'why'; readonly number: StoryNumber }
  | { readonly kind: 'why-not'; readonly url: string }
  /** One party, or two in the order of a pair. */
  | { readonly kind: 'timeline'; readonly parties: readonly [PartyCode] | Pair }
  /** Ids of the initiatives that bear the name; more than one are offered for choice. */
  | {
      readonly kind: 'initiative';
      readonly ids: readonly [string, ...string[]];
      readonly asked: string;
    }
  | { readonly kind: 'matrix'; readonly party: PartyCode | null }
  | {
      readonly kind: 'export';
      readonly query: Query;
      readonly format: ExportFormat;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'sources' }
  | { readonly kind: 'status' }
  /** The asker's own page. */
  | { readonly kind: 'home' }
  | { readonly kind: 'help' }
  | SubscriptionCommand
  | RuleCommand
  | FeedbackCommand;

/** Why a text is no command, and what to type instead. */
export interface CommandError {
  readonly message: string;
  /** The nearest valid form, ready to be typed; `null` when none is near. */
  readonly nearest: string | null;
}

/** The answer. `private` is seen by the asker alone. */
export interface Reply {
  readonly visibility: 'private' | 'channel';
  readonly ok: boolean;
  readonly message: Message;
  /** A file that goes with the message. */
  readonly file?: ReplyFile;
}

/** A file of text, for the platform to attach or the terminal to write. */
export interface ReplyFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** The formats of exports. */
export const EXPORT_FORMATS = ['csv', 'json', 'rss', 'bibtex'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
