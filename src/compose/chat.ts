import type { Logger } from '../../adapters/log/logger.ts';
import type { Route } from '../../adapters/server/route.ts';
import type { CliContext } from './context.ts';
import type { OpenState } from './program.ts';
import { type Around, prepareSlack } from './slack.ts';
import { prepareTeams } from './teams.ts';

/** The chat platforms that are configured, not yet connected. */
export interface PreparedChat {
  /** How many there are. */
  readonly platforms: number;
  /** What the HTTP server answers for them. */
  routes(around: Around): readonly Route[];
  /** Connects them; see {@link PreparedSlack}. */
  connect(around: Around): Promise<void>;
}

/** Prepares every chat platform that is configured. */
export function prepareChat(context: CliContext, state: OpenState, log: Logger): PreparedChat {
  const slack = prepareSlack(context, state, log);
  const teams = prepareTeams(context, state, log);
  return {
    platforms: [slack, teams].filter((one) => one !== null).length,
    routes: (around) => [...(slack?.routes ?? []), ...(teams?.listen(around) ?? [])],
    connect: async (around) => slack?.connect(around),
  };
}
