import { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { type Clock, MINUTE, SECOND } from '../../src/domain/time.ts';
import type { Installation, InstallationStore } from '../../src/pipeline/installation-ports.ts';
import { explainFailure } from './explain-failure.ts';

/** What identifies the app to Slack. */
export interface OauthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string | null;
}

const granted = z.object({
  access_token: z.string().min(1),
  token_type: z.literal('bot'),
  scope: z.string().default(''),
  bot_user_id: z.string().min(1),
  team: z.object({ id: z.string().min(1), name: z.string().nullish() }),
  authed_user: z.object({ id: z.string() }).nullish(),
  refresh_token: z.string().nullish(),
  expires_in: z.number().nullish(),
});

/** An installation, or why Slack gave none. */
export type OauthOutcome =
  | { readonly ok: true; readonly installation: Installation }
  | { readonly ok: false; readonly because: string };

/** Asks Slack for the token of a workspace: with the code of an installation, or with a refresh token. */
export async function askForToken(
  { clientId, clientSecret, apiUrl }: OauthClient,
  by: { readonly code: string; readonly redirectUri: string } | { readonly refresh: Installation },
  clock: Clock,
): Promise<OauthOutcome> {
  const where = apiUrl === null ? {} : { slackApiUrl: apiUrl };
  const api = new WebClient(undefined, { ...where, retryConfig: { retries: 1 }, timeout: 15 * SECOND });
  const app = { client_id: clientId, client_secret: clientSecret };
  try {
    const answer =
      'code' in by
        ? await api.oauth.v2.access({ ...app, code: by.code, redirect_uri: by.redirectUri })
        : await api.oauth.v2.access({
            ...app,
            grant_type: 'refresh_token',
            refresh_token: by.refresh.refreshToken ?? '',
          });
    const parsed = granted.safeParse(answer);
    if (!parsed.success) return { ok: false, because: 'Slack gave an answer that cannot be read.' };
    const bot = 'refresh' in by ? by.refresh.bot : await botOf(parsed.data.access_token, where);
    return { ok: true, installation: installationOf(parsed.data, bot, by, clock) };
  } catch (error) {
    const failure = explainFailure(error, clock.now());
    return { ok: false, because: 'because' in failure ? failure.because : 'Slack asks to wait.' };
  }
}

async function botOf(token: string, where: { readonly slackApiUrl?: string }): Promise<string> {
  const { bot_id: bot } = await new WebClient(token, { ...where, timeout: 15 * SECOND }).auth.test();
  return bot ?? '';
}

function installationOf(
  {
    access_token: token,
    team,
    scope,
    bot_user_id,
    authed_user,
    refresh_token,
    expires_in,
  }: z.infer<typeof granted>,
  bot: string,
  by: Parameters<typeof askForToken>[1],
  clock: Clock,
): Installation {
  const now = clock.now();
  const before = 'refresh' in by ? by.refresh : null;
  return {
    workspace: team.id,
    name: team.name ?? before?.name ?? team.id,
    botUser: bot_user_id,
    bot,
    scopes: scope.split(',').filter(Boolean),
    installedBy: before?.installedBy ?? authed_user?.id ?? '',
    installedAt: before?.installedAt ?? now,
    token,
    refreshToken: refresh_token ?? null,
    expiresAt: expires_in == null ? null : now + expires_in * SECOND,
  };
}

/** A token is asked for anew so long before its end. */
const BEFORE_ITS_END = 90 * MINUTE;

/** Asks for the next token of every workspace whose token ends soon; returns what failed, a sentence each. */
export async function refreshTokens(
  client: OauthClient,
  installations: InstallationStore,
  clock: Clock,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const installation of await installations.all()) {
    const { expiresAt, refreshToken, workspace } = installation;
    if (expiresAt === null || refreshToken === null || expiresAt - clock.now() > BEFORE_ITS_END) continue;
    const outcome = await askForToken(client, { refresh: installation }, clock);
    if (outcome.ok) await installations.save(outcome.installation);
    else failed.push(`The token of ${workspace} could not be renewed: ${outcome.because}`);
  }
  return failed;
}
