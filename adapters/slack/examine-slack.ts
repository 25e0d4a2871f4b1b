import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Destination } from '../../src/domain/destination.ts';
import type { Finding } from '../../src/messages/doctor.ts';
import { explainFailure } from './explain-failure.ts';

/** What is examined. */
export interface ExaminedSlack {
  readonly api: WebClient;
  /** A client with the app-level token; `null` where Slack calls by HTTP. */
  readonly appApi: WebClient | null;
  /** Channels that Entente writes to. */
  readonly channels: readonly Pick<Destination, 'address' | 'name'>[];
}

/** The scopes of the manifest, each with what is lost without it. */
export const NEEDED_SCOPES: Readonly<Record<string, string>> = {
  commands: 'the command',
  'app_mentions:read': 'answers to mentions',
  'im:history': 'plain words in direct messages',
  'im:write': 'direct messages',
  'chat:write': 'cards and digests',
  'chat:write.public': 'cards in public channels that have not invited the app',
  'files:write': 'exports and pictures',
  'users:read': 'the time zone and role of whoever asks',
  'channels:read': 'names and creators of channels',
  'groups:read': 'names and creators of private channels',
};

/** With these a message whose answer was lost is found again instead of being posted twice. */
export const HISTORY_SCOPES = ['channels:history', 'groups:history', 'metadata.message:read'] as const;

const MENDS: Readonly<Record<string, string>> = {
  invalid_auth: 'Copy the token that begins with xoxb- from “OAuth & Permissions” anew.',
  not_authed: 'Set SLACK_BOT_TOKEN.',
  account_inactive: 'The app was removed: install it again under “Install App”.',
  token_revoked: 'Install the app again under “Install App”, and copy the new token.',
  token_expired: 'Token rotation is on: switch it off, or connect by OAuth.',
};

/** Asks Slack about tokens, scopes and channels; says of each what is missing and what to click. */
export async function examineSlack({ api, appApi, channels }: ExaminedSlack): Promise<readonly Finding[]> {
  const identity = await asked('Slack token', () => api.auth.test());
  if (!identity.ok) return [identity.finding];
  const { team, user, response_metadata: metadata } = identity.answer;
  return [
    well('Slack token', `it is that of @${user ?? '?'} in ${team ?? '?'}`),
    ...scopeFindings(metadata?.scopes),
    ...(await socketFindings(appApi)),
    ...(await channelFindings(api, channels)),
  ];
}

function scopeFindings(scopes: readonly string[] | undefined): readonly Finding[] {
  if (scopes === undefined || scopes.length === 0) {
    const found = 'Slack does not say which the token has.';
    return [{ level: 'note', subject: 'Slack scopes', found, mend: null }];
  }
  const missing = Object.entries(NEEDED_SCOPES).filter(([scope]) => !scopes.includes(scope));
  const findings = missing.map(([scope, lost]): Finding => {
    const mend = `Add it under “OAuth & Permissions”, “Bot Token Scopes”, then “Reinstall to Workspace”.`;
    return {
      level: 'bad',
      subject: `Slack scope ${scope}`,
      found: `It is missing: without it Entente does not have ${lost}.`,
      mend,
    };
  });
  const history = HISTORY_SCOPES.filter((scope) => !scopes.includes(scope));
  return [
    ...(findings.length === 0 ? [well('Slack scopes', 'all that are needed are granted')] : findings),
    ...(history.length === 0
      ? []
      : [
          {
            level: 'note' as const,
            subject: 'Slack history',
            found: `${history.join(', ')}: not granted. After a lost answer a card may come twice.`,
            mend: null,
          },
        ]),
  ];
}

async function socketFindings(appApi: WebClient | null): Promise<readonly Finding[]> {
  if (appApi === null) return [];
  const opened = await asked('Slack app-level token', () => appApi.apps.connections.open());
  if (opened.ok) return [well('Slack app-level token', 'Socket Mode can be opened')];
  const mend =
    'Make one under “Basic Information”, “App-Level Tokens” with the scope connections:write, and see that Socket Mode is on.';
  return [{ ...opened.finding, mend }];
}

async function channelFindings(
  api: WebClient,
  channels: ExaminedSlack['channels'],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { address, name } of channels) {
    const subject = `Slack ${name ?? address}`;
    const about = await asked(subject, () => api.conversations.info({ channel: address }));
    if (!about.ok) findings.push({ ...about.finding, mend: `Invite it there: /invite @entente` });
    else if (about.answer.channel?.is_archived === true)
      findings.push({
        level: 'bad',
        subject,
        found: 'It is archived.',
        mend: 'Unsubscribe there, or unarchive it.',
      });
    else if (about.answer.channel?.is_member === false && about.answer.channel.is_private === true)
      findings.push({ level: 'bad', subject, found: 'The app is not in it.', mend: '/invite @entente' });
    else findings.push(well(subject, 'it can be written to'));
  }
  return findings;
}

type Asked<T> = { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly finding: Finding };

async function asked<T>(subject: string, ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { ok: true, answer: await ask() };
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? String(error.data.error) : '';
    const failure = explainFailure(error, 0);
    const found = 'because' in failure ? failure.because : 'Slack asks to wait.';
    return { ok: false, finding: { level: 'bad', subject, found, mend: MENDS[code] ?? null } };
  }
}

function well(subject: string, found: string): Finding {
  return { level: 'well', subject, found, mend: null };
}
