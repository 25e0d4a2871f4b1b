import { existsSync } from 'node:fs';
import { createFeedFetcher } from '../../adapters/http/fetch-feed.ts';
import { userAgent } from '../../adapters/http/user-agent.ts';
import { sealedInstallations } from '../../adapters/secrets/sealed-installations.ts';
import { createSecretBox } from '../../adapters/secrets/secret-box.ts';
import { examineSlack } from '../../adapters/slack/examine-slack.ts';
import { createSlackApi } from '../../adapters/slack/slack-api.ts';
import { createBotFramework } from '../../adapters/teams/bot-framework.ts';
import { examineTeams } from '../../adapters/teams/examine-teams.ts';
import { createProgress } from '../../adapters/terminal/progress.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { createWorkerReader } from '../../adapters/worker/worker-reader.ts';
import type { Destination, Platform } from '../domain/destination.ts';
import { SECOND } from '../domain/time.ts';
import { POLL_LIMITS } from '../feeds/host-group.ts';
import type { Finding } from '../messages/doctor.ts';
import { feedTrials } from '../messages/feed-trials.ts';
import { tryFeeds } from '../pipeline/try-feeds.ts';
import type { CliContext } from './context.ts';
import { openStateFile, seedCatalogue, stateFile } from './program.ts';
import { showMessage } from './terminal.ts';
import { packageVersion } from './version.ts';

/** Asks Slack whether all is as it must be. */
export async function examineSlackApp(context: CliContext): Promise<readonly Finding[]> {
  const { slack } = context.config;
  if (slack === null) {
    return [
      absent(
        'Slack',
        'SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET (“Slack in five minutes” in the README).',
      ),
    ];
  }
  const { access, apiUrl, mode } = slack;
  const places = await placesOf(context, 'slack');
  const appApi = mode.kind === 'socket' ? createSlackApi({ token: mode.appToken, apiUrl }) : null;
  const examined = (token: string, channels: readonly Destination[]) =>
    examineSlack({
      api: createSlackApi({ token, apiUrl }),
      appApi,
      channels: channels.filter(({ kind, goneAt }) => kind === 'channel' && goneAt === null),
    });
  if (access.kind === 'token') return examined(access.botToken, places);
  const findings: Finding[] = [];
  for (const { workspace, token } of await installationsOf(context)) {
    findings.push(
      ...(await examined(
        token,
        places.filter((one) => one.workspace === workspace),
      )),
    );
  }
  const none = {
    level: 'note',
    subject: 'Slack',
    found: 'No workspace has installed the app yet.',
    mend: null,
  } as const;
  return findings.length === 0 ? [none] : findings;
}

async function installationsOf({ config, lifecycle }: CliContext) {
  if (config.secretKey === null || !existsSync(stateFile(config))) return [];
  const { installations } = openStateFile({ config, lifecycle });
  return sealedInstallations(installations, createSecretBox(config.secretKey)).all();
}

/** Asks Microsoft, and the address by which Azure reaches us, whether all is as it must be. */
export async function examineTeamsApp(context: CliContext): Promise<readonly Finding[]> {
  const { teams, owners, publicUrl } = context.config;
  if (teams === null) {
    return [
      absent(
        'Teams',
        'MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId (“Microsoft Teams in ten minutes” in the README).',
      ),
    ];
  }
  const framework = createBotFramework(teams.credentials);
  return examineTeams({
    token: teams.credentials === null ? null : () => framework.token(),
    places: await placesOf(context, 'teams'),
    owners: owners.flatMap((owner) => (owner.startsWith('teams:') ? [owner.slice('teams:'.length)] : [])),
    publicUrl,
    reach,
  });
}

/** Tries every feed that is watched, and prints a table. */
export async function examineFeeds(context: CliContext, json: boolean): Promise<void> {
  const { config, lifecycle } = context;
  const store = openStateFile({ config, lifecycle });
  if ((await store.feeds.list()).length === 0) await seedCatalogue(store, config);
  const feeds = (await store.feeds.list()).filter(({ disabled }) => disabled === null);
  const reader = createWorkerReader({ threads: 2 });
  lifecycle.onClose('reader', () => reader.close());
  const fetcher = createFeedFetcher({
    userAgent: userAgent(packageVersion(), config.contact),
    allowPrivate: config.allowPrivateFeeds,
    clock: systemClock,
  });
  lifecycle.onClose('fetcher', () => fetcher.close());
  const progress = createProgress('feeds', context.terminal.interactive, context.err);
  progress.start(feeds.length);
  const trials = await tryFeeds({ fetcher, reader }, feeds, POLL_LIMITS, lifecycle.signal, ({ feed }) =>
    progress.step(feed.title),
  );
  progress.stop();
  if (json) context.out(`${JSON.stringify(trials, null, 2)}\n`);
  else showMessage(context, feedTrials(trials, { timeZone: config.timeZone, now: systemClock.now() }));
}

async function placesOf(context: CliContext, platform: Platform): Promise<readonly Destination[]> {
  if (!existsSync(stateFile(context.config))) return [];
  return openStateFile({ config: context.config, lifecycle: context.lifecycle }).destinations.on(platform);
}

/** Why what answers at an address is not this program; `null` where it is. */
async function reach(address: string): Promise<string | null> {
  try {
    const answer = await fetch(`${address}/health`, {
      signal: AbortSignal.timeout(10 * SECOND),
      redirect: 'error',
    });
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'ready' in body ? null : 'another program answers.';
  } catch (error) {
    if (error instanceof SyntaxError) return 'another program answers.';
    return error instanceof Error && error.name === 'TimeoutError'
      ? 'no answer in ten seconds.'
      : 'nothing answers.';
  }
}

function absent(what: string, variables: string): Finding {
  return { level: 'bad', subject: what, found: 'It is not configured.', mend: `Set ${variables}` };
}
