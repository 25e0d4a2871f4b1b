import type { Verification } from '../../src/feeds/hub-subscription.ts';
import type { Push, PushEnd } from '../../src/pipeline/take-push.ts';
import { type Route, refusal, type ServerResponse } from './route.ts';

/** Where hubs reach us: `/websub/<token>`. */
export const HUB_PREFIX = '/websub/';

/** As large as a feed may be that is fetched. */
const MAX_BYTES = 10 * 1024 * 1024;

/** What answers hubs. */
export interface HubAnswers {
  readonly known: (token: string) => Promise<boolean>;
  readonly verified: (token: string, query: URLSearchParams) => Promise<Verification>;
  readonly push: (push: Push) => Promise<PushEnd>;
}

const ENDS: Readonly<Record<PushEnd, ServerResponse>> = {
  taken: { status: 202 },
  ignored: { status: 202 },
  unknown: refusal(404, 'There is nothing at this path.'),
  busy: refusal(429, 'Too much is being read already.', { 'retry-after': '60' }),
};

/** The callback of WebSub: verification by GET, pushes by POST. */
export function hubRoutes({ known, verified, push }: HubAnswers): readonly Route[] {
  const tokenOf = (path: string): string => path.slice(HUB_PREFIX.length);
  return [
    {
      method: 'GET',
      prefix: HUB_PREFIX,
      handle: async ({ path, query }) => {
        const { status, body } = await verified(tokenOf(path), query);
        if (status === 404) return ENDS.unknown;
        const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
        return { status, headers, body };
      },
    },
    {
      method: 'POST',
      prefix: HUB_PREFIX,
      maxBodyBytes: MAX_BYTES,
      knows: (path) => known(tokenOf(path)),
      handle: async ({ path, headers, body }) => {
        const signature = headers['x-hub-signature'];
        const end = await push({
          token: tokenOf(path),
          body,
          contentType: headers['content-type'] ?? null,
          signature: typeof signature === 'string' ? signature : null,
        });
        return ENDS[end];
      },
    },
  ];
}
