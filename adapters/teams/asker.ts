import type { CommandRequest } from '../../src/commands/command.ts';
import type { Authority } from '../../src/domain/policy.ts';
import type { OnceFor } from './press-guard.ts';
import type { TeamsActivity } from './read-activity.ts';
import { isChannel, placeOf, referenceOf, tenantOf } from './reference.ts';
import type { BotFramework } from './teams-calls.ts';

/** What turning an activity into a command's request needs. */
export interface AskerDeps {
  readonly framework: Pick<BotFramework, 'member'>;
  /** IANA zone for people of whom Teams does not say one. */
  readonly timeZone: string;
  readonly isTimeZone: (name: string) => boolean;
  /** Whether somebody runs this installation. */
  readonly isOwner: (user: string) => boolean;
  readonly members: OnceFor<Authority>;
}

/** The request of whoever an activity comes from, at the place where they are. */
export async function requestOf(
  deps: AskerDeps,
  activity: TeamsActivity,
  { text, page }: Pick<CommandRequest, 'text' | 'page'>,
): Promise<CommandRequest> {
  const zone = activity.localTimezone ?? '';
  return {
    platform: 'teams',
    workspace: tenantOf(activity),
    place: placeOf(activity),
    user: activity.from.id,
    authority: await authorityOf(deps, activity),
    timeZone: deps.isTimeZone(zone) ? zone : deps.timeZone,
    ...(activity.locale == null ? {} : { locale: activity.locale }),
    text,
    page,
  };
}

/**
 * What somebody may do where they are. The owners of a team manage its channels; a group chat has no owner, so all of it
 * do. Where Teams does not answer, nobody gets more rights than a member has.
 */
async function authorityOf(
  { framework, isOwner, members }: AskerDeps,
  activity: TeamsActivity,
): Promise<Authority> {
  const user = activity.from.id;
  if (isOwner(user)) return 'admin';
  const { kind, address } = placeOf(activity);
  if (kind === 'person') return 'member';
  if (!isChannel(address)) return 'manager';
  const { serviceUrl } = referenceOf(activity);
  return members([`${address} ${user}`], async () => {
    const call = await framework.member({ serviceUrl, conversation: address }, user);
    return call.kind === 'done' && call.value.isOwner ? 'manager' : 'member';
  });
}
