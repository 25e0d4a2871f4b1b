import type { WrittenSchedule } from '../domain/cadence.ts';
import type { Watch } from '../domain/feed.ts';
import type { Policy, PolicyMatter } from '../domain/policy.ts';
import type { Stage } from '../domain/stage.ts';
import type { SubscriptionNumber } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Mute } from '../pipeline/delivery-ports.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { WrittenQuietHours } from '../schedule/parse-quiet-hours.ts';

/** Commands on who is told what and when. `notes` are remarks on a query that was read. */
export type SubscriptionCommand =
  | {
      readonly kind: 'subscribe';
      readonly query: Query;
      readonly notes: readonly string[];
      readonly schedule: WrittenSchedule;
      readonly urgent: readonly Stage[];
    }
  /** What a subscription would bring, without making it. */
  | {
      readonly kind: 'try';
      readonly query: Query;
      readonly notes: readonly string[];
      readonly schedule: WrittenSchedule;
    }
  | { readonly kind: 'subscriptions' }
  | { readonly kind: 'unsubscribe'; readonly number: SubscriptionNumber }
  /** What is `null` stays as it is. */
  | {
      readonly kind: 'edit';
      readonly number: SubscriptionNumber;
      readonly query: Query | null;
      readonly notes: readonly string[];
      readonly schedule: WrittenSchedule | null;
      readonly urgent: readonly Stage[] | null;
    }
  | { readonly kind: 'pause'; readonly number: SubscriptionNumber; readonly until: EpochMs }
  | { readonly kind: 'resume'; readonly number: SubscriptionNumber }
  | { readonly kind: 'test'; readonly number: SubscriptionNumber }
  | { readonly kind: 'digest-show' }
  | { readonly kind: 'digest-now' }
  | { readonly kind: 'digest-off' }
  | {
      readonly kind: 'digest-set';
      readonly query: Query;
      readonly notes: readonly string[];
      readonly schedule: WrittenSchedule;
    };

/** Commands on what holds for all that is told at a place, and in a workspace. */
export type RuleCommand =
  | { readonly kind: 'quiet-show' }
  /** `null` ends them. */
  | { readonly kind: 'quiet-set'; readonly quiet: WrittenQuietHours | null }
  | { readonly kind: 'mute'; readonly what: Mute }
  | { readonly kind: 'unmute'; readonly what: Mute }
  | { readonly kind: 'mutes' }
  /** `fullText`: it is asked for; where it is not, a known feed keeps what it has. */
  | {
      readonly kind: 'sources-add';
      readonly url: string;
      readonly watch: Watch;
      readonly fullText: boolean;
    }
  | { readonly kind: 'permissions-show' }
  | { readonly kind: 'permissions-set'; readonly matter: PolicyMatter; readonly policy: Policy };

const SUBSCRIPTION_KINDS: Readonly<Record<SubscriptionCommand['kind'], true>> = {
  subscribe: true,
  try: true,
  subscriptions: true,
  unsubscribe: true,
  edit: true,
  pause: true,
  resume: true,
  test: true,
  'digest-show': true,
  'digest-now': true,
  'digest-off': true,
  'digest-set': true,
};

/** Whether a command is one on subscriptions. */
export function isSubscriptionCommand(command: { readonly kind: string }): command is SubscriptionCommand {
  return Object.hasOwn(SUBSCRIPTION_KINDS, command.kind);
}

const RULE_KINDS: Readonly<Record<RuleCommand['kind'], true>> = {
  'quiet-show': true,
  'quiet-set': true,
  mute: true,
  unmute: true,
  mutes: true,
  'sources-add': true,
  'permissions-show': true,
  'permissions-set': true,
};

/** Whether a command is one on what holds for all. */
export function isRuleCommand(command: { readonly kind: string }): command is RuleCommand {
  return Object.hasOwn(RULE_KINDS, command.kind);
}
