import type { Context, Receiver } from '@slack/bolt';
import type { Message } from '../../src/messages/message.ts';
import { type AnswerDeps, privateAnswer, type Question, replyTo } from './answer.ts';
import type { SlackLog } from './bolt-logger.ts';
import { type Draw, pictureOf } from './picture-of.ts';
import { renderMessage, withFoot } from './render-message.ts';
import { sendFile } from './send-file.ts';
import type { SlackMessage } from './slack-message.ts';
import type { SlackWorkspace, SlackWorkspaces } from './workspaces.ts';

/** What listens to Slack and answers. */
export interface SlackAppOptions extends Omit<AnswerDeps, 'people' | 'workspace'> {
  readonly receiver: Receiver;
  readonly workspaces: SlackWorkspaces;
  /** The app was removed from a workspace. */
  readonly removed: (workspace: string) => Promise<void>;
  /** Whether an answer may be shown to a channel: it says nothing private and changes nothing when it is given again. */
  readonly isShareable: (text: string) => boolean;
  /** Draws what is better seen than read. */
  readonly draw: Draw;
  /** What the app says when it is invited to a channel. */
  readonly welcome: () => Message;
  /** Something was asked: it may have made something due. */
  readonly asked: () => void;
  readonly log: SlackLog;
}

/** The same, in the workspace that something comes from. */
export type SlackScope = SlackAppOptions & SlackWorkspace;

/** The workspace that something comes from; `null` where the app is not installed (any more). */
export async function scopeOf(options: SlackAppOptions, { teamId }: Context): Promise<SlackScope | null> {
  const workspace = await options.workspaces.of(teamId ?? '');
  return workspace === null ? null : { ...options, ...workspace };
}

const FAILED: Message = {
  title: 'That did not work.',
  blocks: [
    {
      kind: 'line',
      spans: [{ kind: 'text', text: 'That did not work; whoever runs Entente finds the reason in its log.' }],
    },
  ],
};

/** The answer as the asker alone sees it; a failure is logged and said. */
export async function answered(options: SlackScope, question: Question): Promise<SlackMessage> {
  const { direct, text } = question;
  try {
    const reply = await replyTo(options, question);
    options.asked();
    const file = reply.file ?? (await pictureOf(reply.message, options.draw));
    const note = file === null ? null : await sendFile(options.api, question, file);
    const shown = privateAnswer(
      reply,
      question,
      reply.ok && !reply.file && !direct && options.isShareable(text),
    );
    return note === null ? shown : withFoot(shown, note);
  } catch (error) {
    options.log.error({ err: error }, 'a command failed');
    return renderMessage(FAILED);
  }
}
