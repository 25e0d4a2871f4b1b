import type { Logger } from '../../adapters/log/logger.ts';
import { sealedInstallations } from '../../adapters/secrets/sealed-installations.ts';
import { createSecretBox } from '../../adapters/secrets/secret-box.ts';
import type { Route } from '../../adapters/server/route.ts';
import { refreshTokens } from '../../adapters/slack/oauth-access.ts';
import { OAUTH_PATHS, oauthRoutes } from '../../adapters/slack/oauth-routes.ts';
import { outgoing } from '../../adapters/slack/outgoing.ts';
import { renderMessage } from '../../adapters/slack/render-message.ts';
import { createSlackApi } from '../../adapters/slack/slack-api.ts';
import { identify } from '../../adapters/slack/slack-identity.ts';
import {
  manyWorkspaces,
  oneWorkspace,
  openWorkspace,
  type SlackWorkspaces,
} from '../../adapters/slack/workspaces.ts';
import { createCronTicker } from '../../adapters/time/cron-ticker.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import type { Destination } from '../domain/destination.ts';
import { welcomeMessage } from '../messages/welcome.ts';
import type { Installation, InstallationStore } from '../pipeline/installation-ports.ts';
import { startSchedule } from '../pipeline/scheduler.ts';
import type { CliContext } from './context.ts';
import { CommandFailure, EXIT } from './exit.ts';
import type { OpenState } from './program.ts';

/** Every ten minutes: a token that ends within ninety is asked for anew. */
const REFRESH = '*/10 * * * *';

/** The way to the workspaces of Slack, one or many. */
export interface SlackAccess {
  readonly routes: readonly Route[];
  /** Asks Slack who we are, where that is not known yet; rejects with what Slack answers. */
  open(): Promise<SlackWorkspaces>;
  /** The direct message of an owner; `null` where nothing is known of them. */
  ownerOf(user: string): Promise<Omit<Destination, 'id' | 'goneAt'> | null>;
  /** The app was removed from a workspace. */
  removed(workspace: string): Promise<void>;
}

/** Prepares the access that is configured. */
export function slackAccess(context: CliContext, state: OpenState, log: Logger): SlackAccess | null {
  const { slack } = context.config;
  if (slack === null) return null;
  const { access, apiUrl } = slack;
  return access.kind === 'token'
    ? byToken(state, { token: access.botToken, apiUrl })
    : byOauth(context, state, { ...access, apiUrl }, log);
}

function byToken(
  state: OpenState,
  way: { readonly token: string; readonly apiUrl: string | null },
): SlackAccess {
  let workspace: string | null = null;
  return {
    routes: [],
    open: async () => {
      const identity = await identify(createSlackApi(way));
      workspace = identity.workspace;
      return oneWorkspace(openWorkspace({ ...way, identity, clock: systemClock }));
    },
    ownerOf: async (user) => (workspace === null ? null : person(workspace, user)),
    removed: (gone) => leave(state, gone),
  };
}

interface Oauth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly apiUrl: string | null;
}

function byOauth(
  { config, lifecycle }: CliContext,
  state: OpenState,
  oauth: Oauth,
  log: Logger,
): SlackAccess {
  const { publicUrl, secretKey } = config;
  if (publicUrl === null || secretKey === null) throw new Error('The configuration was not checked.');
  const installations = sealedInstallations(state.store.installations, createSecretBox(secretKey));
  const clock = systemClock;
  const renew = async (): Promise<void> => {
    for (const because of await refreshTokens(oauth, installations, clock)) log.error({ because }, 'Slack');
  };
  const schedule = startSchedule(createCronTicker(REFRESH), renew, (error) =>
    log.error({ err: error }, 'Slack'),
  );
  lifecycle.onClose('token renewal', () => schedule.stop());
  return {
    routes: oauthRoutes({
      ...oauth,
      publicUrl,
      installations,
      installed: (installation) => {
        const { workspace, name } = installation;
        log.info({ workspace, name }, 'a workspace has installed the app');
        greet(installation, oauth.apiUrl).catch((error: unknown) =>
          log.warn({ err: error }, 'nobody was greeted'),
        );
      },
      clock,
    }),
    open: async () => {
      await checkKey(state, installations);
      log.info({ install: `${publicUrl}${OAUTH_PATHS.install}` }, 'workspaces install the app there');
      return manyWorkspaces(installations, { apiUrl: oauth.apiUrl, clock });
    },
    ownerOf: (user) => ownerAmong(state, installations, user),
    removed: async (workspace) => {
      await installations.remove(workspace);
      await leave(state, workspace);
      log.info({ workspace }, 'a workspace has removed the app');
    },
  };
}

/** Says who speaks, to whoever installed the app. */
async function greet({ token, installedBy }: Installation, apiUrl: string | null): Promise<void> {
  if (installedBy === '') return;
  const welcome = outgoing(renderMessage(welcomeMessage('/partnership')));
  await createSlackApi({ token, apiUrl }).chat.postMessage({ channel: installedBy, ...welcome });
}

/** Tokens that cannot be opened were sealed with another key: to go on would be to fall silent everywhere. */
async function checkKey(state: OpenState, installations: InstallationStore): Promise<void> {
  const [sealed, opened] = await Promise.all([state.store.installations.all(), installations.all()]);
  if (sealed.length === opened.length) return;
  const message = `ENTENTE_SECRET_KEY is not the key with which the tokens of ${sealed.length - opened.length} workspaces were sealed: set the old one, or let them install the app again.`;
  throw new CommandFailure(EXIT.configuration, 'WRONG_KEY', message);
}

/** Nothing is delivered there any more; what was subscribed to is kept, for the day on which the app comes back. */
async function leave({ store }: OpenState, workspace: string): Promise<void> {
  for (const destination of await store.destinations.on('slack')) {
    if (destination.workspace !== workspace || destination.goneAt !== null) continue;
    await store.destinations.setGone(destination.id, 'The app was removed from the workspace.');
  }
}

/** An owner where they were spoken to last, else in the workspace that was installed first. */
async function ownerAmong({ store }: OpenState, installations: InstallationStore, user: string) {
  const known = (await store.destinations.on('slack')).filter(
    ({ address, goneAt }) => address === user && goneAt === null,
  );
  const last = known.at(-1);
  if (last !== undefined) return last;
  const [first] = [...(await installations.all())].sort((a, b) => a.installedAt - b.installedAt);
  return first === undefined ? null : person(first.workspace, user);
}

function person(workspace: string, user: string) {
  return {
    platform: 'slack',
    workspace,
    kind: 'person',
    address: user,
    name: null,
    reference: null,
  } as const;
}
