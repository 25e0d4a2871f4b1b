import { request } from 'undici';
import type { HubClient } from '../../src/pipeline/hub-ports.ts';
import { createAddressPolicy } from './address-policy.ts';
import { startDeadline } from './deadline.ts';
import { explainError } from './explain-error.ts';
import { FetchError } from './fetch-error.ts';
import type { FetcherOptions } from './fetch-feed.ts';
import { createGuardedAgent, systemResolver } from './guarded-agent.ts';

const TIMEOUT_MS = 15_000;
const LONGEST_REASON = 200;

/** Posts forms to hubs at public addresses. No redirect is followed: a hub that moves is named anew by its feeds. */
export function createHubClient(
  options: Pick<FetcherOptions, 'userAgent' | 'allowPrivate' | 'resolver' | 'timeoutMs'>,
): HubClient & { close(): Promise<void> } {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const policy = createAddressPolicy(options.allowPrivate);
  const dispatcher = createGuardedAgent(policy, options.resolver ?? systemResolver, timeoutMs);

  const post = async (hub: URL, form: URLSearchParams, signal: AbortSignal): Promise<string | null> => {
    const headers = {
      'user-agent': options.userAgent,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answer = await request(hub, { dispatcher, method: 'POST', headers, body: form.toString(), signal });
    const said = await firstWords(answer.body);
    if (answer.statusCode >= 200 && answer.statusCode < 300) return null;
    return `The hub ${hub.host} did not take it (${answer.statusCode})${said === '' ? '' : `: ${said}`}`;
  };

  return {
    async ask(hub, form, signal) {
      if (!URL.canParse(hub)) return 'The hub’s address is none.';
      const url = new URL(hub);
      const deadline = startDeadline(timeoutMs, signal, url.host);
      try {
        return await deadline.bound(post(url, form, deadline.signal));
      } catch (error) {
        return error instanceof FetchError ? error.message : explainError(error, url.host).message;
      } finally {
        deadline.end();
      }
    },
    close: () => dispatcher.destroy(),
  };
}

/** The beginning of what a hub says, on one line; the rest is not read. */
async function firstWords(body: AsyncIterable<Uint8Array> & { destroy(): unknown }): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= LONGEST_REASON) break;
  }
  body.destroy();
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_REASON);
}
