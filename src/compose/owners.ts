import type { CommandRequest } from '../commands/command.ts';
import { type Destination, PLATFORMS } from '../domain/destination.ts';
import type { DestinationStore } from '../pipeline/delivery-ports.ts';
import type { ConnectedPlatform } from './delivery.ts';

/** Whether a request comes from one of these owners (`slack:U123`). Whoever sits at the terminal is one. */
export function isOwner(
  owners: readonly string[],
): (request: Pick<CommandRequest, 'platform' | 'user'>) => boolean {
  return ({ platform, user }) => platform === 'terminal' || owners.includes(`${platform}:${user}`);
}

/** The owners as destinations; those of a platform that is not connected cannot be told. */
export async function ownersOf(
  owners: readonly string[],
  connected: readonly ConnectedPlatform[],
  destinations: DestinationStore,
): Promise<readonly Destination[]> {
  const found: Destination[] = [];
  for (const owner of owners) {
    const platform = PLATFORMS.find((name) => owner.startsWith(`${name}:`));
    const there = connected.find((one) => one.platform === platform);
    const seen = await there?.ownerOf(owner.slice(owner.indexOf(':') + 1));
    if (seen) found.push(await destinations.ensure(seen));
  }
  return found;
}
