import type { Logger } from '../../adapters/log/logger.ts';
import type { Route } from '../../adapters/server/route.ts';
import type { CliContext } from './context.ts';
import type { OpenState } from './program.ts';
import type { Around } from './slack.ts';

/** The chat platforms that are configured, not yet connected. */
export interface PreparedChat {
  /** How many there are. */
  readonly platforms: number;
  /** What the HTTP server answers for them. */
  routes(around: Around): readonly Route[];
  /** Connects them; see {@link PreparedSlack}. */
  connect(around: Around): Promise<void>;
}

/** Prepares every chat platform that is configured. The SDK of one that is not is not even loaded: both are large. */
export async function prepareChat(context: CliContext, state: OpenState, log: Logger): Promise<PreparedChat> {
  const { config } = context;
  const slack = config.slack === null ? null : (await import('./slack.ts')).prepareSlack(context, state, log);
  const teams = config.teams === null ? null : (await import('./teams.ts')).prepareTeams(context, state, log);
  return {
    platforms: [slack, teams].filter((one) => one !== null).length,
    routes: (around) => [...(slack?.routes ?? []), ...(teams?.listen(around) ?? [])],
    connect: async (around) => slack?.connect(around),
  };
}
