import { json, type Route, refusal } from '../server/route.ts';
import { readActivity } from './read-activity.ts';
import type { TeamsBot } from './teams-bot.ts';
import type { BotFramework } from './teams-calls.ts';

/** Where the Bot Service sends activities. */
export const TEAMS_PATH = '/api/messages';

/** Largest activity that is read, in bytes: those of Teams stay below 100 KB. */
const MOST_BYTES = 256 * 1_024;

/** The route by which Teams reaches the bot. A token that is not the Bot Service's is answered with 401, whatever is wrong with it. */
export function teamsRoute(framework: Pick<BotFramework, 'isGenuine'>, bot: TeamsBot): Route {
  return {
    method: 'POST',
    path: TEAMS_PATH,
    maxBodyBytes: MOST_BYTES,
    handle: async ({ headers, body }) => {
      const parsed = objectIn(body);
      if (parsed === null) return refusal(400, 'The body is no JSON object.');
      if (!(await framework.isGenuine(parsed, headers.authorization ?? ''))) {
        return refusal(401, 'The token is not the Bot Service’s.', { 'www-authenticate': 'Bearer' });
      }
      const activity = readActivity(parsed);
      // What is no activity that we know is taken all the same: an error would make Teams send it again.
      if (activity === null) return { status: 202 };
      const answer = await bot.handle(activity);
      return answer === null ? { status: 202 } : json(answer.status, answer.body);
    },
  };
}

function objectIn(body: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
