import type { CommandRequest, Reply } from '../../src/commands/command.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Message } from '../../src/messages/message.ts';
import { type AskerDeps, requestOf } from './asker.ts';
import type { AdaptiveCard } from './card-types.ts';
import type { PlaceKeeper } from './place-keeper.ts';
import { createOnceFor } from './press-guard.ts';
import type { TeamsActivity } from './read-activity.ts';
import { referenceOf } from './reference.ts';
import type { PictureOf } from './render-card.ts';
import type { BotFramework } from './teams-calls.ts';

/** What the bot says to operators. */
export interface TeamsLog {
  error(details: object, message: string): void;
}

/** What listens to Teams and answers. */
export interface TeamsBotOptions extends Omit<AskerDeps, 'members' | 'framework'> {
  readonly framework: BotFramework;
  readonly places: PlaceKeeper;
  readonly pictureOf: PictureOf;
  readonly run: (request: CommandRequest) => Promise<Reply>;
  /** Whether an answer may be shown to a conversation: it says nothing private and changes nothing when it is given again. */
  readonly isShareable: (text: string) => boolean;
  /** What the bot says when it is installed. */
  readonly welcome: () => Message;
  /** Something was asked: it may have made something due. */
  readonly asked: () => void;
  readonly clock: Clock;
  readonly log: TeamsLog;
}

/** What the parts of a bot share. */
export interface BotParts extends TeamsBotOptions {
  /** Does work after the activity was taken; what it throws is logged. */
  readonly later: (work: () => Promise<void>) => void;
  readonly ask: (activity: TeamsActivity, asked: Pick<CommandRequest, 'text' | 'page'>) => Promise<Reply>;
  readonly post: (activity: TeamsActivity, card: AdaptiveCard, summary: string) => Promise<void>;
}

const FAILED_TEXT = 'That did not work; whoever runs Entente finds the reason in its log.';

/** What is answered where answering failed. */
const FAILED: Message = {
  title: FAILED_TEXT,
  blocks: [{ kind: 'line', spans: [{ kind: 'text', text: FAILED_TEXT }] }],
};

/** Puts together what the parts of a bot share. */
export function partsOf(options: TeamsBotOptions, later: BotParts['later']): BotParts {
  const { framework, log } = options;
  const asker: AskerDeps = { ...options, members: createOnceFor(options.clock) };
  return {
    ...options,
    later,
    ask: async (activity, asked) => {
      try {
        return await options.run(await requestOf(asker, activity, asked));
      } catch (error) {
        log.error({ err: error }, 'a command failed');
        return { visibility: 'private', ok: false, message: FAILED };
      } finally {
        options.asked();
      }
    },
    post: async (activity, card, summary) => {
      const { serviceUrl, bot } = referenceOf(activity);
      // The whole id: in a channel it names the thread in which somebody asked.
      const to = { serviceUrl, conversation: activity.conversation.id };
      const call = await framework.post(to, { card, summary, bot });
      if (call.kind === 'call-failed') log.error(call, 'an answer could not be posted to Teams');
    },
  };
}
