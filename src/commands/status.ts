import { DAY, type EpochMs } from '../domain/time.ts';
import type { DateStyle } from '../messages/dates.ts';
import type { DeadDelivery } from '../messages/delivery-book.ts';
import { bookLines } from '../messages/item-book.ts';
import type { Message } from '../messages/message.ts';
import { statusMessage } from '../messages/status.ts';
import { nameOf } from '../pipeline/tell-owners.ts';
import type { CommandRequest } from './command.ts';
import type { CommandDeps } from './command-deps.ts';

/** Of those given up, so many are looked at and shown at most. */
const MOST_LOOKED_AT = 200;
const MOST_SHOWN = 5;

/** Answers `status`: both books and the feeds. */
export async function status(deps: CommandDeps, request: CommandRequest, style: DateStyle): Promise<Message> {
  const [feeds, items, outbox, dead, book] = await Promise.all([
    deps.feeds.list(),
    deps.account.items(0),
    deps.account.outbox(),
    deadSeenBy(deps, request),
    deps.account.book(startOfDay(style.now) - 6 * DAY),
  ]);
  const days = bookLines(book.map(({ day, account }) => ({ label: day, account })));
  return statusMessage(feeds, items, { outbox, dead }, style, days);
}

/** The last seven days of the book, today among them, in UTC. */
function startOfDay(at: EpochMs): EpochMs {
  return at - (at % DAY);
}

/** The counts are the installation's; what was given up is named to its own place alone, and to whoever runs it. */
async function deadSeenBy(
  { outbox }: Pick<CommandDeps, 'outbox'>,
  { platform, workspace, place }: CommandRequest,
): Promise<readonly DeadDelivery[]> {
  const all = await outbox.dead(MOST_LOOKED_AT);
  const isHere = ({ destination }: (typeof all)[number]): boolean =>
    destination.platform === platform &&
    destination.workspace === workspace &&
    destination.address === place.address;
  return all
    .filter((one) => place.kind === 'terminal' || isHere(one))
    .slice(0, MOST_SHOWN)
    .map(({ kind, destination, updatedAt, because }) => ({
      kind,
      where: nameOf(destination),
      at: updatedAt,
      because: because ?? '',
    }));
}
