import { afterEach, beforeEach } from 'vitest';
import { createPictureLinks } from '../../../adapters/images/picture-links.ts';
import { createServer } from '../../../adapters/server/server.ts';
import { createBotFramework } from '../../../adapters/teams/bot-framework.ts';
import { createPlaceKeeper } from '../../../adapters/teams/place-keeper.ts';
import type { PictureOf } from '../../../adapters/teams/render-card.ts';
import { createTeamsBot } from '../../../adapters/teams/teams-bot.ts';
import { createTeamsPublisher } from '../../../adapters/teams/teams-publisher.ts';
import { teamsRoute } from '../../../adapters/teams/teams-route.ts';
import { parseCommand } from '../../../src/commands/parse-command.ts';
import { runCommand } from '../../../src/commands/run-command.ts';
import { isShareable } from '../../../src/commands/shareable.ts';
import { welcomeMessage } from '../../../src/messages/welcome.ts';
import { deliverPending } from '../../../src/pipeline/deliver-pending.ts';
import { sendDueDigests } from '../../../src/pipeline/send-due-digests.ts';
import { commandDeps } from '../../builders/command-deps.ts';
import { type Playground, startPlayground } from '../../teams/playground.ts';
import { freePort } from '../../walls/walls.ts';
import { type DeliveryBench, deliveryBench } from '../delivery/delivery-bench.ts';

/** The whole way between a reader in Teams and the state file, with Microsoft's Playground. */
export interface TeamsBench extends Omit<DeliveryBench, 'deliver' | 'publisher'> {
  readonly teams: Playground;
  /** Where the bot listens. */
  readonly endpoint: string;
  /** Commands that were run, in order. */
  readonly ran: string[];
  /** What was logged as an error. */
  readonly errors: object[];
  deliver(): Promise<number>;
  /** Resolves when the bot has attended to all that it took. */
  drained(): Promise<void>;
}

/** A fresh bench for every test of the file. */
export function teamsBench(): () => TeamsBench {
  const delivery = deliveryBench();
  let bench: TeamsBench | null = null;
  let stops: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    const port = await freePort();
    const { store, clock, deps } = delivery();
    const ran: string[] = [];
    const errors: object[] = [];
    const framework = createBotFramework(null);
    const commands = { ...commandDeps(store, clock), prefix: '@Entente' };
    const pictures = createPictureLinks({
      publicUrl: `http://127.0.0.1:${port}`,
      secretKey: 'a key that is made for tests alone!!',
      clock,
    });
    const pictureOf: PictureOf = pictures.matrix;
    const log = { error: (details: object) => void errors.push(details) };
    const bot = createTeamsBot({
      framework,
      pictureOf,
      places: createPlaceKeeper(store.destinations),
      timeZone: 'UTC',
      isTimeZone: (zone) => zone === 'Asia/Kolkata',
      isOwner: () => false,
      run: (request) => {
        ran.push(request.text);
        return runCommand(commands, request);
      },
      isShareable: (text) => isShareable(parseCommand(text, commands.vocabulary, clock.now())),
      welcome: () => welcomeMessage('@Entente', 'open'),
      asked: () => undefined,
      clock,
      log,
    });
    const server = await createServer({
      host: '127.0.0.1',
      port,
      routes: [teamsRoute(framework, bot), pictures.route],
      log,
    });
    const teams = await startPlayground(port);
    const publisher = createTeamsPublisher({ framework, clock, pictureOf });
    const publishers = new Map([['teams' as const, { ...publisher, pace: 0 }]]);
    stops = [() => bot.drained(), () => teams.stop(), () => server.close()];
    bench = {
      ...delivery(),
      teams,
      endpoint: `http://127.0.0.1:${port}/api/messages`,
      ran,
      errors,
      drained: () => bot.drained(),
      deliver: async () => {
        await sendDueDigests(store.subscriptions, clock.now(), deps.log.broke);
        return deliverPending({ ...deps, publishers }, new Map(), new AbortController().signal);
      },
    };
  });
  afterEach(async () => {
    for (const stop of stops) await stop();
  });
  return () => {
    if (!bench) throw new Error('The bench is set up before each test.');
    return bench;
  };
}
