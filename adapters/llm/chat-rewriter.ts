import { Agent, request } from 'undici';
import * as z from 'zod';
import type { RetoldItem } from '../../src/messages/covered-prose.ts';
import type { RewriteOutcome, Rewriter } from '../../src/pipeline/rewrite-stories.ts';
import { promptFor } from './prompt.ts';

/** Where and how a model is asked. */
export interface ChatEndpoint {
  /** Address of the API (`https://api.example/v1`), from the operator's configuration alone; it may be private. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
  /** For the whole answer. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 64 * 1024;
/** Tokens that an answer may have: two sentences need far less. */
const MAX_TOKENS = 300;

const answer = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/**
 * Asks an OpenAI-compatible endpoint (`POST …/chat/completions`), once: no retries, no redirects (the key goes to no
 * other host), one request at a time, an answer bounded in time and size.
 */
export function createChatRewriter(endpoint: ChatEndpoint): Rewriter & { close(): Promise<void> } {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = endpoint;
  const agent = new Agent({
    connections: 1,
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: maxBytes,
  });
  const url = new URL('chat/completions', endpoint.baseUrl.replace(/\/*$/, '/'));
  return {
    model: endpoint.model,
    async rewrite(item, signal) {
      try {
        const response = await request(url, {
          method: 'POST',
          dispatcher: agent,
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
          headers: headersFor(endpoint),
          body: bodyFor(endpoint.model, item),
        });
        const text = await response.body.text();
        return response.statusCode === 200 ? outcomeOf(text) : failed(`it answered ${response.statusCode}`);
      } catch (error) {
        return failed(reasonOf(error, timeoutMs));
      }
    },
    // Whatever is under way is of no more use when the program ends.
    close: () => agent.destroy(),
  };
}

function headersFor({ apiKey }: ChatEndpoint): Record<string, string> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'accept-encoding': 'identity',
  };
  return apiKey === null ? headers : { ...headers, authorization: `Bearer ${apiKey}` };
}

function bodyFor(model: string, item: RetoldItem): string {
  return JSON.stringify({
    model,
    messages: promptFor(item),
    temperature: 0,
    max_tokens: MAX_TOKENS,
    stream: false,
  });
}

function outcomeOf(text: string): RewriteOutcome {
  const parsed = answer.safeParse(parseJson(text));
  const [choice] = parsed.success ? parsed.data.choices : [];
  if (!choice) return failed('its answer is no chat completion');
  const { message, finish_reason } = choice;
  if (message.refusal) return { kind: 'refused', because: 'the model refused' };
  if (finish_reason === 'length') return { kind: 'refused', because: 'the answer was cut off' };
  if (finish_reason === 'content_filter')
    return { kind: 'refused', because: 'a filter of the endpoint stopped it' };
  const content = message.content?.trim() ?? '';
  return content === ''
    ? { kind: 'refused', because: 'the answer is empty' }
    : { kind: 'written', text: content };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const failed = (because: string): RewriteOutcome => ({
  kind: 'failed',
  because: `The language model: ${because}.`,
});

/** By code or name, never with the address or the key in it. */
function reasonOf(error: unknown, timeoutMs: number): string {
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (name === 'TimeoutError' || /TIMEOUT$/.test(code))
    return `no whole answer within ${timeoutMs / 1_000} s`;
  if (name === 'AbortError') return 'asking was broken off';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return 'its answer is too large';
  return `it cannot be reached (${code || name || 'unknown'})`;
}
