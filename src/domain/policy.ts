/** How much somebody may do in a place, as the platform says: an admin of the workspace, who manages the channel, others. */
export type Authority = 'admin' | 'manager' | 'member';

/** What concerns all readers of a place, or the whole installation, and is therefore not everybody's to change. */
export const POLICY_MATTERS = ['digests', 'feeds'] as const;

/** `digests`: a channel's digest, quiet hours and mutes. `feeds`: which feeds are watched. */
export type PolicyMatter = (typeof POLICY_MATTERS)[number];

/** Who may change it. Admins always may. */
export type Policy =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'managers' }
  | { readonly kind: 'admins' }
  /** The platform's ids of people. */
  | { readonly kind: 'named'; readonly users: readonly string[] };

/** The policies of a workspace. */
export type Policies = Readonly<Record<PolicyMatter, Policy>>;

/** What holds where nobody has decided otherwise. Feeds belong to the whole installation. */
export const DEFAULT_POLICIES: Policies = { digests: { kind: 'managers' }, feeds: { kind: 'admins' } };
