import type { DestinationId } from '../../src/domain/destination.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Message } from '../../src/messages/message.ts';
import type { FindOutcome, Publisher, PublishOutcome } from '../../src/pipeline/delivery-ports.ts';

/** A message as a reader of the platform sees it. */
export interface ShownMessage {
  readonly id: string;
  readonly destination: DestinationId;
  readonly mark: string;
  readonly at: EpochMs;
  message: Message;
  edits: number;
  readonly replies: { readonly mark: string; readonly message: Message }[];
}

/** What the platform does with the next call: takes it and says so, takes it and is not heard, takes it once told to, or answers this. */
export type ScriptedAnswer = 'take' | 'take-and-drop' | Promise<unknown> | PublishOutcome;

/** A platform in memory, which plays a script and can be asked for its messages. */
export interface FakePublisher extends Publisher {
  readonly shown: readonly ShownMessage[];
  /** Every call that reached the platform, refused ones among them. */
  readonly calls: readonly ('post' | 'edit' | 'reply' | 'find')[];
  /** Answers to the next calls, in order; afterwards everything is taken. */
  script(...answers: readonly ScriptedAnswer[]): void;
  /** Answers to the next questions for a message, in order; afterwards the truth. */
  scriptFind(...answers: readonly FindOutcome[]): void;
}

/** Makes a platform; `canFind: false` for one that cannot be asked for a message. */
export function createFakePublisher(options: {
  readonly now: () => EpochMs;
  readonly canFind?: boolean;
  readonly pace?: number;
}): FakePublisher {
  const shown: ShownMessage[] = [];
  const calls: ('post' | 'edit' | 'reply' | 'find')[] = [];
  const answers: ScriptedAnswer[] = [];
  const found: FindOutcome[] = [];
  const take = async (
    act: 'post' | 'edit' | 'reply',
    apply: () => string | null,
  ): Promise<PublishOutcome> => {
    calls.push(act);
    const answer = answers.shift() ?? 'take';
    if (answer instanceof Promise) await answer;
    else if (typeof answer === 'object') return answer;
    const id = apply();
    if (id === null) return { kind: 'missing', because: 'The message was deleted.' };
    if (answer === 'take-and-drop')
      return { kind: 'failed', because: 'The connection broke.', doubtful: true };
    return { kind: 'sent', messageId: id };
  };
  const byId = (id: string): ShownMessage | undefined => shown.find((one) => one.id === id);
  return {
    shown,
    calls,
    pace: options.pace ?? 0,
    script: (...more) => void answers.push(...more),
    scriptFind: (...more) => void found.push(...more),
    post: async (destination, message, mark) =>
      take('post', () => {
        const id = `m${shown.length + 1}`;
        shown.push({
          id,
          destination: destination.id,
          mark,
          at: options.now(),
          message,
          edits: 0,
          replies: [],
        });
        return id;
      }),
    edit: async (_destination, id, message) =>
      take('edit', () => {
        const there = byId(id);
        if (!there) return null;
        there.message = message;
        there.edits++;
        return id;
      }),
    reply: async (_destination, id, message, mark) =>
      take('reply', () => {
        const there = byId(id);
        there?.replies.push({ mark, message });
        return there ? `${id}.${there.replies.length}` : null;
      }),
    find: async (destination, mark, since) => {
      calls.push('find');
      const scripted = found.shift();
      if (scripted) return scripted;
      if (options.canFind === false) return { kind: 'unknown' };
      const mine = shown.filter((one) => one.destination === destination.id && one.at >= since);
      const post = mine.find((one) => one.mark === mark);
      if (post) return { kind: 'found', messageId: post.id };
      const thread = shown.find(({ replies }) => replies.some((reply) => reply.mark === mark));
      return thread ? { kind: 'found', messageId: `${thread.id}.1` } : { kind: 'absent' };
    },
  };
}
