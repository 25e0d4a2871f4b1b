import type { Cadence, QuietHours } from '../../src/domain/cadence.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Message } from '../../src/messages/message.ts';

/** What the sink does with the next request that writes. `take` means: writes it to its log, for readers to see. */
export const SINK_MODES = [
  'take',
  'take-slowly',
  'take-and-hang',
  'take-and-drop',
  'take-and-500',
  'take-and-kill',
  'answer-and-kill',
  'kill',
  'drop',
  '500',
  '429',
  'refuse',
] as const;
export type SinkMode = (typeof SINK_MODES)[number];

/** What the sink does with the next question for a message. */
export type FindMode = 'truth' | '500' | 'kill';

/** What the feed server does with the next request. */
export type FeedMode = 'serve' | '500' | 'cut' | 'kill' | 'serve-and-kill';

/** What the driver tells the sink, by the channel between the processes. */
export type SinkOrder =
  | {
      readonly kind: 'rig';
      readonly run: string;
      readonly modes: readonly SinkMode[];
      readonly finds: readonly FindMode[];
    }
  | { readonly kind: 'begin'; readonly run: string; readonly file: string; readonly canFind: boolean }
  | { readonly kind: 'end'; readonly run: string }
  /** Writes into the log what happens outside, in its order. */
  | { readonly kind: 'note'; readonly run: string; readonly note: Note }
  /** What this process sent and the sink has not taken yet is never taken: it died longer ago than messages travel. */
  | { readonly kind: 'killed'; readonly run: string; readonly pid: number };

/** What the sink tells the driver. `kill`: end the program now, then say `killed`. */
export type SinkWord =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'kill'; readonly run: string };

/** What happens in the world, as the log keeps it. */
export type Note =
  /** The wall clock is set, by which everybody goes. */
  | { readonly kind: 'clock'; readonly at: EpochMs }
  /** A feed carries an item from now on. */
  | { readonly kind: 'news'; readonly story: number; readonly stage: Stage; readonly step: number }
  /** Somebody's command was carried out. */
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'trouble'; readonly what: 'killed' | 'disk full' };

/** Something that the program wrote: taken, for readers to see, or refused for good. */
export interface WriteLine {
  readonly kind: 'taken' | 'refused';
  readonly n: number;
  readonly channel: string;
  readonly act: 'post' | 'edit' | 'reply';
  readonly mark: string;
  readonly id: string;
  /** The message that is edited or answered to. */
  readonly target: string | null;
  readonly message: Message;
}

/** A line of the sink's log. */
export type LogLine =
  | WriteLine
  | { readonly kind: 'answered'; readonly n: number }
  /** The program no longer waited for the answer. */
  | { readonly kind: 'given up'; readonly n: number }
  | { readonly kind: 'note'; readonly note: Note };

/** A query that the torture uses: what the program reads, and what the oracle knows that it means. */
export interface PlainQuery {
  readonly text: string;
  readonly kind: 'all' | 'country' | 'pair' | 'sector' | 'signed';
  readonly value: string;
}

/** A subscription of a scenario. */
export interface PlannedSubscription {
  readonly query: PlainQuery;
  readonly cadence: Cadence;
  readonly timeZone: 'UTC' | 'Asia/Kolkata';
  readonly breaksThrough: readonly Stage[];
}

/** A channel of a scenario. */
export interface PlannedChannel {
  readonly address: string;
  readonly quiet: (QuietHours & { readonly timeZone: 'UTC' | 'Asia/Kolkata' }) | null;
  readonly subscriptions: readonly PlannedSubscription[];
}

/** What somebody does in a channel. `subscription` counts within the channel. */
export type Command =
  | {
      readonly kind: 'pause';
      readonly channel: string;
      readonly subscription: number;
      readonly until: EpochMs;
    }
  | { readonly kind: 'end'; readonly channel: string; readonly subscription: number }
  | { readonly kind: 'mute'; readonly channel: string; readonly story: number };

/** What the driver asks of the program. */
export type Ask =
  | {
      readonly kind: 'open';
      readonly home: string;
      readonly now: EpochMs;
      readonly sink: string;
      /** Address of the analysis. */
      readonly desk: string;
      readonly feeds: readonly { readonly url: string; readonly official: boolean }[];
      readonly channels: readonly PlannedChannel[];
    }
  | { readonly kind: 'clock'; readonly now: EpochMs }
  | { readonly kind: 'poll' }
  | { readonly kind: 'settle' }
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly headline: string | null;
      readonly at: EpochMs;
    }
  | { readonly kind: 'disk'; readonly full: boolean }
  | { readonly kind: 'close' };

/** What the program answers. */
export type Reply =
  | { readonly kind: 'ok' }
  /** A second instance is not let in. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly because: string }
  /** Nothing more happens until the clock moves; `open` deliveries wait for that. */
  | { readonly kind: 'settled'; readonly open: number };
