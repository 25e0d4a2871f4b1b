import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { ReplyFile } from '../../src/commands/command.ts';
import type { Question } from './answer.ts';

/** Puts a file into the asker’s direct message with the app, and says so; what Slack refuses is said as well. */
export async function sendFile(
  api: WebClient,
  { user, channel, direct }: Question,
  { name, content }: ReplyFile,
): Promise<string> {
  try {
    const into = direct ? channel : (await api.conversations.open({ users: user })).channel?.id;
    if (into === undefined) return 'The file could not be sent: Slack opened no direct message.';
    await api.filesUploadV2({ channel_id: into, filename: name, title: name, content });
    return direct ? `The file is here: ${name}` : `The file is in your direct messages with me: ${name}`;
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    if (error.data.error === 'missing_scope')
      return 'The file could not be sent: the app lacks the scope files:write.';
    return `The file could not be sent: Slack answered ${String(error.data.error)}.`;
  }
}
