import type { DestinationKind } from '../domain/destination.ts';
import type { Authority, Policies, Policy } from '../domain/policy.ts';

/** Who asks, and where. */
export interface Asker {
  readonly user: string;
  readonly authority: Authority;
  readonly place: DestinationKind;
}

/** What somebody wants to change. */
export type Change =
  /** A subscription of the place where it is asked, or one's own. */
  | {
      readonly kind: 'subscription';
      readonly createdBy: string;
      readonly isHere: boolean;
      readonly channelDigest: boolean;
    }
  /** What concerns all readers of the place: its digest, quiet hours, mutes. */
  | { readonly kind: 'place' }
  | { readonly kind: 'feeds' }
  | { readonly kind: 'policies' };

/**
 * Whether somebody may change something. Admins may; what is only one's own (a direct message, a terminal) is one's
 * own; a subscription is its creator's and the channel managers'; the rest is as the workspace has decided.
 */
export function may({ user, authority, place }: Asker, change: Change, policies: Policies): boolean {
  if (authority === 'admin') return true;
  switch (change.kind) {
    case 'subscription': {
      const { createdBy, isHere, channelDigest } = change;
      const isOwnPlace = isHere && place !== 'channel';
      const managesIt = isHere && authority === 'manager';
      if (channelDigest) return isOwnPlace || allows(policies.digests, user, managesIt);
      return createdBy === user || isOwnPlace || managesIt;
    }
    case 'place':
      return place !== 'channel' || allows(policies.digests, user, authority === 'manager');
    case 'feeds':
      return allows(policies.feeds, user, authority === 'manager');
    case 'policies':
      return false;
  }
}

function allows(policy: Policy, user: string, isManager: boolean): boolean {
  switch (policy.kind) {
    case 'everyone':
      return true;
    case 'managers':
      return isManager;
    case 'admins':
      return false;
    case 'named':
      return policy.users.includes(user);
  }
}

/** Who may, in words for a refusal: `channel managers and admins`. */
export function whoMay(change: Change, policies: Policies): string {
  switch (change.kind) {
    case 'subscription':
      return change.channelDigest
        ? policyWords(policies.digests)
        : 'whoever made it, the channel’s managers and admins';
    case 'place':
      return policyWords(policies.digests);
    case 'feeds':
      return policyWords(policies.feeds);
    case 'policies':
      return 'admins';
  }
}

/** A policy in words: `everyone`, `managers of the channel and admins`. */
export function policyWords(policy: Policy): string {
  switch (policy.kind) {
    case 'everyone':
      return 'everyone';
    case 'managers':
      return 'the channel’s managers and admins';
    case 'admins':
      return 'admins';
    case 'named':
      return `${policy.users.join(', ')} and admins`;
  }
}
