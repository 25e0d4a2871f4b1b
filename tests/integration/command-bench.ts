import { inboxFile } from '../../adapters/terminal/inbox-file.ts';
import { inboxPublisher } from '../../adapters/terminal/inbox-publisher.ts';
import { renderMessage } from '../../adapters/terminal/render-message.ts';
import type { CommandRequest, Reply } from '../../src/commands/command.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { inboxThreads } from '../../src/compose/inbox.ts';
import type { Platform } from '../../src/domain/destination.ts';
import { deliverPending } from '../../src/pipeline/deliver-pending.ts';
import type { Publisher } from '../../src/pipeline/delivery-ports.ts';
import { sendDueDigests } from '../../src/pipeline/send-due-digests.ts';
import { aRequest, commandDeps } from '../builders/command-deps.ts';
import { tempFolder } from '../builders/temp-folder.ts';
import { type DeliveryBench, deliveryBench } from './delivery/delivery-bench.ts';

/** Somebody at a terminal: the admin of their own installation. */
export const AT_TERMINAL: Partial<CommandRequest> = {
  platform: 'terminal',
  workspace: 'local',
  place: { kind: 'terminal', address: 'terminal', name: null, reference: null },
  user: 'local',
  authority: 'admin',
};

/** The way from a command to what a reader is shown, on a real state file; a chat and a terminal beside each other. */
export interface CommandBench extends DeliveryBench {
  /** The reply to a text. */
  reply(text: string, asker?: Partial<CommandRequest>): Promise<Reply>;
  /** The same as a terminal prints it. */
  ask(text: string, asker?: Partial<CommandRequest>): Promise<string>;
  /** The terminal's inbox, a line a message. */
  inbox(): string[];
}

/** A fresh bench for every test of the file. */
export function commandBench(): () => CommandBench {
  const bench = deliveryBench();
  const path = tempFolder();
  const made = new WeakMap<DeliveryBench, CommandBench>();
  return () => {
    const known = made.get(bench());
    if (known !== undefined) return known;
    const built = extended(bench(), path('.'));
    made.set(bench(), built);
    return built;
  };
}

function extended(bench: DeliveryBench, folder: string): CommandBench {
  const { store, clock, deps } = bench;
  const commands = commandDeps(store, clock);
  const terminal = inboxPublisher(inboxFile(folder), clock);
  const publishers = new Map<Platform, Publisher>([...deps.publishers, ['terminal', terminal]]);
  const reply: CommandBench['reply'] = (text, asker) => runCommand(commands, aRequest(text, asker));
  return {
    ...bench,
    reply,
    ask: async (text, asker) => {
      const { message } = await reply(text, asker);
      return renderMessage(message, { colour: false, width: 80 });
    },
    inbox: () => inboxThreads(folder).map(({ message }) => message.title),
    deliver: async () => {
      await sendDueDigests(store.subscriptions, clock.now(), deps.log.broke);
      return deliverPending({ ...deps, publishers }, new Map(), new AbortController().signal);
    },
  };
}
