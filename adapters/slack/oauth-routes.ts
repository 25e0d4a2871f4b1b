import type { Clock } from '../../src/domain/time.ts';
import type { Installation, InstallationStore } from '../../src/pipeline/installation-ports.ts';
import type { Route, ServerRequest, ServerResponse } from '../server/route.ts';
import { NEEDED_SCOPES } from './examine-slack.ts';
import { askForToken, type OauthClient } from './oauth-access.ts';
import { createOauthState } from './oauth-state.ts';

/** Where an installation begins and ends. */
export const OAUTH_PATHS = { install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

/** What installing by OAuth needs. */
export interface OauthOptions extends OauthClient {
  readonly stateSecret: string;
  readonly publicUrl: string;
  readonly installations: InstallationStore;
  /** A workspace has installed the app, for the first time or anew. */
  readonly installed: (installation: Installation) => void;
  readonly clock: Clock;
}

/** The routes by which a workspace installs the app. */
export function oauthRoutes(options: OauthOptions): readonly Route[] {
  const { clientId, stateSecret, publicUrl, apiUrl, clock } = options;
  const state = createOauthState(stateSecret, clock, publicUrl.startsWith('https:'));
  const redirectUri = `${publicUrl}${OAUTH_PATHS.redirect}`;
  const authorize =
    apiUrl === null ? 'https://slack.com/oauth/v2/authorize' : new URL('/oauth/v2/authorize', apiUrl).href;
  const install = (): ServerResponse => {
    const { state: word, cookie } = state.begin();
    const query = new URLSearchParams({
      client_id: clientId,
      scope: Object.keys(NEEDED_SCOPES).join(','),
      redirect_uri: redirectUri,
      state: word,
    });
    return {
      status: 302,
      headers: { location: `${authorize}?${query}`, 'set-cookie': cookie, 'cache-control': 'no-store' },
    };
  };
  const redirect = async ({ query, headers }: ServerRequest): Promise<ServerResponse> => {
    const again = `Begin again at ${publicUrl}${OAUTH_PATHS.install}`;
    if (!state.isOurs(query.get('state') ?? '', headers.cookie ?? '')) {
      return page(
        400,
        `This installation was not begun in this browser, or took longer than ten minutes. ${again}`,
      );
    }
    if (query.get('error') !== null) return page(200, `Nothing was installed. ${again}`);
    const code = query.get('code') ?? '';
    const outcome = await askForToken(options, { code, redirectUri }, clock);
    if (!outcome.ok) return page(502, `Slack gave no token: ${outcome.because} ${again}`);
    await options.installations.save(outcome.installation);
    options.installed(outcome.installation);
    return page(200, `Entente is in ${outcome.installation.name}. In Slack: /partnership help`);
  };
  return [
    { method: 'GET', path: OAUTH_PATHS.install, handle: install },
    { method: 'GET', path: OAUTH_PATHS.redirect, handle: redirect },
  ];
}

/** A page of one sentence, as plain text: there is nothing in it that a browser could run. */
function page(status: number, text: string): ServerResponse {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: `${text}\n`,
  };
}
