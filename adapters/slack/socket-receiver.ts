import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import { boltLogger, type SlackLog } from './bolt-logger.ts';

/** Connections that are held at once. */
const CONNECTIONS = 2;

/**
 * Listens by Socket Mode, over two connections: with one, the app is deaf for five seconds whenever Slack renews it
 * (socket-mode 3.1.0 closes the old one before it opens another). Slack sends an event over one of them. The library's
 * own retries stay as they are: with fewer, it ends the process when Slack cannot be reached.
 */
export function createSocketReceiver(options: {
  readonly appToken: string;
  readonly apiUrl: string | null;
  readonly log: SlackLog;
}): Receiver {
  const { appToken, apiUrl, log } = options;
  const clientOptions = apiUrl === null ? {} : { slackApiUrl: apiUrl };
  const receivers = Array.from(
    { length: CONNECTIONS },
    () => new SocketModeReceiver({ appToken, installerOptions: { clientOptions }, logger: boltLogger(log) }),
  );
  return {
    init: (app) => {
      for (const receiver of receivers) receiver.init(app);
    },
    start: () => Promise.all(receivers.map((receiver) => receiver.start())),
    stop: () => Promise.all(receivers.map((receiver) => receiver.stop())),
  };
}
