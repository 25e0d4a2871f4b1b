import { createInterface } from 'node:readline';
import { createLogger } from '../../adapters/log/logger.ts';
import { createServer } from '../../adapters/server/server.ts';
import { sleep } from '../../adapters/time/sleep.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { MINUTE } from '../domain/time.ts';
import { startDeliveryLoop } from '../pipeline/delivery-loop.ts';
import { prepareChat } from './chat.ts';
import type { CliContext } from './context.ts';
import { createDelivery } from './delivery.ts';
import { LATER, openDemo } from './demo-state.ts';
import { CHAT_STEPS, chatStart } from './demo-texts.ts';
import { CommandFailure, EXIT } from './exit.ts';
import { pollProgress, showPollSummary } from './terminal.ts';

/** Where nobody can press Enter, the news moves by itself after so long. */
const BY_ITSELF = MINUTE;

/** The sample in the reader's own Slack or Teams: its news moves each time that Enter is pressed. */
export async function runChatDemo(context: CliContext): Promise<void> {
  const began = systemClock.now();
  // Pace and quiet hours need a time that goes on; it goes on from the moment that the sample speaks from.
  const demo = await openDemo(context, (asOf) => ({ now: () => asOf + systemClock.now() - began }));
  const { state, poller, politeness, options } = demo;
  const { config, lifecycle } = demo.context;
  const log = createLogger(config.logLevel);
  const chat = await prepareChat(demo.context, state, log);
  if (chat.platforms === 0) {
    const message =
      'No chat platform is configured: set the variables of Slack or Teams (README), or see “entente demo”.';
    throw new CommandFailure(EXIT.configuration, 'NO_CHAT', message);
  }
  const delivery = createDelivery(options, state, log);
  const loop = startDeliveryLoop(delivery, sleep);
  lifecycle.onClose('deliveries', () => loop.stop());
  const around = { asked: () => loop.wake(), owners: delivery.owners, attach: delivery.attach };
  const { host, port } = config;
  const server = await createServer({ host, port, routes: chat.routes(around), log });
  lifecycle.onClose('server', () => server.close());
  const poll = async (): Promise<void> => {
    const progress = pollProgress(demo.context, 'Polling');
    showPollSummary(demo.context, await poller.pollDue(progress).finally(() => progress.stop()));
    politeness.advance(LATER);
    loop.wake();
  };
  await poll();
  await chat.connect(around);
  context.out(chatStart(server.url));
  const lines = nextLines(lifecycle);
  for (const step of CHAT_STEPS) {
    context.out(`\n${step.before}\n`);
    if (!(await lines())) return;
    if (step.polls) await poll();
  }
}

/** Waits for the next line that is typed, or for a while where nobody can type; `false` once it is to end. */
function nextLines(lifecycle: CliContext['lifecycle']): () => Promise<boolean> {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  const end = AbortSignal.any([lifecycle.signal, stopping.signal]);
  if (!process.stdin.readable) return () => sleep(BY_ITSELF, end).then(() => !end.aborted);
  const reader = createInterface({ input: process.stdin });
  // An open input would keep the program from ending.
  lifecycle.onClose('input', async () => {
    reader.close();
    process.stdin.destroy();
  });
  const lines = reader[Symbol.asyncIterator]();
  return async () => {
    const ended = new Promise<boolean>((resolve) => {
      if (end.aborted) resolve(false);
      end.addEventListener('abort', () => resolve(false), { once: true });
    });
    return Promise.race([lines.next().then(({ done }) => done !== true), ended]);
  };
}
