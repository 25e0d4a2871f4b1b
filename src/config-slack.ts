import * as z from 'zod';

/** How Slack is reached: one workspace by the token of an app that is installed there, or many by OAuth. */
export interface SlackConfig {
  readonly access:
    | { readonly kind: 'token'; readonly botToken: string }
    | {
        readonly kind: 'oauth';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
      };
  /** Socket Mode needs no address that Slack can reach; HTTP needs `/slack/events` to be reachable for it. */
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  /** Another Web API than Slack's own, with a slash at its end; `null`: Slack's. */
  readonly apiUrl: string | null;
}

const secret = (what: string) =>
  z
    .string()
    .max(500)
    .regex(/^[\w.-]*$/, `expected ${what}`);

/** The variables of Slack. */
export const slackShape = {
  SLACK_BOT_TOKEN: z.string().regex(/^(?:xoxb-[\w-]+)?$/, 'expected a token that begins with xoxb-'),
  SLACK_APP_TOKEN: z.string().regex(/^(?:xapp-[\w-]+)?$/, 'expected a token that begins with xapp-'),
  SLACK_SIGNING_SECRET: secret('the signing secret of the app'),
  SLACK_CLIENT_ID: secret('the client id of the app'),
  SLACK_CLIENT_SECRET: secret('the client secret of the app'),
  SLACK_STATE_SECRET: secret('any letters that nobody knows'),
};

const values = z.object({
  ...slackShape,
  SLACK_API_URL: z.string(),
  ENTENTE_PUBLIC_URL: z.string(),
  ENTENTE_SECRET_KEY: z.string(),
});
type Values = z.infer<typeof values>;

/** What is wrong with the variables of Slack taken together: each by name, with what was expected. */
export function slackProblems(given: Values): readonly { readonly path: string; readonly message: string }[] {
  const byOauth = given.SLACK_CLIENT_ID !== '';
  const reached = given.SLACK_APP_TOKEN !== '' || given.SLACK_SIGNING_SECRET !== '';
  if (!byOauth) {
    if ((given.SLACK_BOT_TOKEN === '') === !reached) return [];
    const message = 'expected together with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)';
    return [{ path: 'SLACK_BOT_TOKEN', message }];
  }
  const needed = [
    'SLACK_CLIENT_SECRET',
    'SLACK_STATE_SECRET',
    'ENTENTE_PUBLIC_URL',
    'ENTENTE_SECRET_KEY',
  ] as const;
  const missing = needed
    .filter((name) => given[name] === '')
    .map((path) => ({
      path,
      message: 'expected, since SLACK_CLIENT_ID is set: many workspaces install by OAuth',
    }));
  return [
    ...missing,
    ...(given.SLACK_BOT_TOKEN === ''
      ? []
      : [{ path: 'SLACK_BOT_TOKEN', message: 'expected nothing, since SLACK_CLIENT_ID is set' }]),
    ...(reached
      ? []
      : [
          {
            path: 'SLACK_SIGNING_SECRET',
            message: 'expected, or SLACK_APP_TOKEN, since SLACK_CLIENT_ID is set',
          },
        ]),
  ];
}

/** The configuration of Slack; `null` where it is not asked for. */
export function slackOf(given: Values): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_CLIENT_ID: clientId } = given;
  if (botToken === '' && clientId === '') return null;
  return {
    access:
      clientId === ''
        ? { kind: 'token', botToken }
        : {
            kind: 'oauth',
            clientId,
            clientSecret: given.SLACK_CLIENT_SECRET,
            stateSecret: given.SLACK_STATE_SECRET,
          },
    mode:
      appToken === ''
        ? { kind: 'http', signingSecret: given.SLACK_SIGNING_SECRET }
        : { kind: 'socket', appToken },
    apiUrl: given.SLACK_API_URL === '' ? null : given.SLACK_API_URL.replace(/\/*$/, '/'),
  };
}
