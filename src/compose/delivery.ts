import { resolve } from 'node:path';
import type { Logger } from '../../adapters/log/logger.ts';
import { inboxFile } from '../../adapters/terminal/inbox-file.ts';
import { inboxPublisher } from '../../adapters/terminal/inbox-publisher.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import type { Destination, Platform } from '../domain/destination.ts';
import type { DeliveryDeps, DeliveryLog } from '../pipeline/delivery-deps.ts';
import type { Publisher } from '../pipeline/delivery-ports.ts';
import { ownersOf } from './owners.ts';
import type { OpenState, ProgramOptions } from './program.ts';

/** Where the terminal's deliveries go, and what stands for “here” in a command that is typed there. */
export const TERMINAL = { platform: 'terminal', workspace: 'local', address: 'terminal' } as const;

/** A platform that is connected: how to write to it. */
export interface ConnectedPlatform {
  readonly platform: Platform;
  readonly publisher: Publisher;
  /** The direct message of an owner; `null` when the platform does not know the user. */
  readonly ownerOf: (user: string) => Promise<Omit<Destination, 'id' | 'goneAt'> | null>;
}

/** What delivers, and takes on platforms that are connected later. */
export interface Delivery extends DeliveryDeps {
  /** Writes to a platform from now on. */
  attach(platform: ConnectedPlatform): void;
}

/** Puts together what delivers: to the inbox of the terminal, and to the platforms that are connected. */
export function createDelivery(options: ProgramOptions, state: OpenState, log: Logger | null): Delivery {
  const { config } = options;
  const clock = options.clock ?? systemClock;
  const { store, commands } = state;
  const inbox = inboxPublisher(inboxFile(resolve(config.home)), clock);
  const connected: ConnectedPlatform[] = [];
  const publishers = new Map<Platform, Publisher>([['terminal', inbox]]);
  return {
    outbox: store.outbox,
    windows: store.windows,
    subscriptions: store.subscriptions,
    destinations: store.destinations,
    feeds: store.feeds,
    account: store.account,
    publishers,
    get labels() {
      return commands.labels;
    },
    get vocabulary() {
      return commands.vocabulary;
    },
    prefixOf: (platform) => (platform === 'terminal' ? 'entente ask' : '/partnership'),
    clock,
    random: Math.random,
    timeZone: config.timeZone,
    installation: store.installation,
    owners: () => ownersOf(config.owners, connected, store.destinations),
    log: deliveryLog(log),
    attach: (platform) => {
      connected.push(platform);
      publishers.set(platform.platform, platform.publisher);
    },
  };
}

function deliveryLog(log: Logger | null): DeliveryLog {
  return {
    dead: (fields) => log?.error(fields, 'a delivery was given up'),
    failed: (fields) => log?.warn(fields, 'a delivery failed and will be tried again'),
    broke: (error) => log?.error({ err: error }, 'delivering broke'),
  };
}
