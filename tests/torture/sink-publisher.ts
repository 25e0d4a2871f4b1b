import type { Clock } from '../../src/domain/time.ts';
import { SECOND } from '../../src/domain/time.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Publisher, PublishOutcome } from '../../src/pipeline/delivery-ports.ts';

/** How long the publisher waits for an answer, in real milliseconds. */
const PATIENCE = 300;

let requests = 0;

type Answered = {
  readonly status: number;
  readonly body: { readonly id?: string | null };
  readonly retryAfter: number;
};

/** Writes to the sink at an address, as an adapter of a chat platform does. */
export function sinkPublisher(address: string, clock: Clock): Publisher {
  const write = async (
    act: 'post' | 'edit' | 'reply',
    channel: string,
    rest: { readonly target: string | null; readonly message: Message; readonly mark: string },
  ): Promise<PublishOutcome> => {
    const token = `${process.pid}-${++requests}`;
    const answered = await ask(`${address}/${act}`, { token, act, channel, ...rest }, PATIENCE);
    if (typeof answered === 'string') await ask(`${address}/give-up`, { token }, null);
    return typeof answered === 'string'
      ? { kind: 'failed', because: answered, doubtful: true }
      : outcomeOf(answered, clock);
  };
  return {
    pace: 0,
    post: ({ address: channel }, message, mark) => write('post', channel, { target: null, message, mark }),
    edit: ({ address: channel }, target, message) => write('edit', channel, { target, message, mark: '' }),
    reply: ({ address: channel }, target, message, mark) =>
      write('reply', channel, { target, message, mark }),
    find: async ({ address: channel }, mark) => {
      const answered = await ask(`${address}/find`, { channel, mark }, PATIENCE);
      if (typeof answered === 'string') return { kind: 'failed', because: answered };
      if (answered.status === 403) return { kind: 'unknown' };
      if (answered.status !== 200) return { kind: 'failed', because: `HTTP ${answered.status}` };
      const { id } = answered.body;
      return typeof id === 'string' ? { kind: 'found', messageId: id } : { kind: 'absent' };
    },
  };
}

function outcomeOf({ status, body, retryAfter }: Answered, clock: Clock): PublishOutcome {
  if (status === 200 && typeof body.id === 'string') return { kind: 'sent', messageId: body.id };
  if (status === 429) return { kind: 'limited', retryAt: clock.now() + retryAfter * SECOND };
  if (status >= 500) return { kind: 'failed', because: `HTTP ${status}`, doubtful: true };
  return { kind: 'refused', because: `HTTP ${status}` };
}

/** The answer, or why there is none. */
async function ask(url: string, body: object, patience: number | null): Promise<Answered | string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      ...(patience === null ? {} : { signal: AbortSignal.timeout(patience) }),
    });
    const retryAfter = Number(response.headers.get('retry-after') ?? 0);
    return { status: response.status, body: (await response.json()) as Answered['body'], retryAfter };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
