import type { Destination } from '../domain/destination.ts';
import type { Subscription, SubscriptionNumber } from '../domain/subscription.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { type Change, may, whoMay } from './permissions.ts';
import { refusal } from './reply.ts';

/** The destination that the place of a request is; `null` where nothing was ever asked for. */
export function here(
  { destinations }: Pick<CommandDeps, 'destinations'>,
  { platform, workspace, place }: CommandRequest,
): Promise<Destination | null> {
  return destinations.find({ platform, workspace, address: place.address });
}

/** The same, made where it is new, with what the platform says of it now. */
export function makeHere(
  { destinations }: Pick<CommandDeps, 'destinations'>,
  { platform, workspace, place }: CommandRequest,
): Promise<Destination> {
  return destinations.ensure({ platform, workspace, ...place });
}

/** A subscription that may be spoken of or changed, or the refusal to do so. */
export type Granted =
  | { readonly ok: true; readonly subscription: Subscription }
  | { readonly ok: false; readonly reply: Reply };

/**
 * The subscription of a number, where the asker may know of it: one of this place, or in a direct message one of their
 * own. Of any other it is not even said that it exists.
 */
export async function visible(
  deps: CommandDeps,
  request: CommandRequest,
  number: SubscriptionNumber,
): Promise<Granted> {
  const [place, found] = await Promise.all([
    here(deps, request),
    deps.subscriptions.byNumber(request, number),
  ]);
  const own = request.place.kind === 'person' && found?.createdBy === request.user;
  if (found !== null && (own || found.destination === place?.id)) return { ok: true, subscription: found };
  const message = `There is no subscription #${number} here.`;
  return { ok: false, reply: refusal({ message, nearest: 'subscriptions' }) };
}

/** The same, where the asker may change it as well. */
export async function changeable(
  deps: CommandDeps,
  request: CommandRequest,
  number: SubscriptionNumber,
): Promise<Granted> {
  const known = await visible(deps, request, number);
  if (!known.ok) return known;
  const { createdBy, destination, channelDigest } = known.subscription;
  const isHere = destination === (await here(deps, request))?.id;
  const reply = await denied(deps, request, { kind: 'subscription', createdBy, isHere, channelDigest });
  return reply === null ? known : { ok: false, reply };
}

/** The refusal of a change that the asker may not make; `null` where they may. */
export async function denied(
  { policies, owners, sharesFeeds }: Pick<CommandDeps, 'policies' | 'owners' | 'sharesFeeds'>,
  request: CommandRequest,
  change: Change,
): Promise<Reply | null> {
  if (sharesFeeds && change.kind === 'feeds') {
    if (owners.includes(request)) return null;
    const message = 'Several workspaces share the feeds: the owners of this installation alone change them.';
    return refusal({ message, nearest: null });
  }
  const decided = await policies.policies(request);
  const asker = { user: request.user, authority: request.authority, place: request.place.kind };
  if (may(asker, change, decided)) return null;
  return refusal({ message: `This may be changed by ${whoMay(change, decided)} alone.`, nearest: null });
}
