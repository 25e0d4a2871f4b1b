import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Question } from './answer.ts';

/** A file of text, or a picture with what it shows in words. */
export interface SentFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** For those who cannot see it. */
  readonly alt?: string;
}

/** Longest words for a picture that Slack takes. */
const LONGEST_ALT = 1_000;

/** Puts a file into the asker’s direct message with the app, and says so; what Slack refuses is said as well. */
export async function sendFile(
  api: WebClient,
  { user, channel, direct }: Pick<Question, 'user' | 'channel' | 'direct'>,
  file: SentFile,
): Promise<string> {
  const what = file.alt === undefined ? 'file' : 'picture';
  const failed = await upload(api, file, async () =>
    direct && channel !== user ? channel : (await api.conversations.open({ users: user })).channel?.id,
  );
  if (failed !== null) return `The ${what} could not be sent: ${failed}`;
  return direct
    ? `The ${what} is here: ${file.name}`
    : `The ${what} is in your direct messages with me: ${file.name}`;
}

/** Puts a file into a channel; a sentence where Slack refuses it, `null` where it is there. */
export function sendToChannel(api: WebClient, channel: string, file: SentFile): Promise<string | null> {
  return upload(api, file, async () => channel);
}

async function upload(
  api: WebClient,
  { name, content, alt }: SentFile,
  into: () => Promise<string | undefined>,
): Promise<string | null> {
  try {
    const channel_id = await into();
    if (channel_id === undefined) return 'Slack opened no direct message.';
    const about = {
      channel_id,
      filename: name,
      title: name,
      ...(alt === undefined ? {} : { alt_text: alt.slice(0, LONGEST_ALT) }),
    };
    if (typeof content === 'string') await api.filesUploadV2({ ...about, content });
    else await api.filesUploadV2({ ...about, file: Buffer.from(content) });
    return null;
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    if (error.data.error === 'missing_scope') return 'the app lacks the scope files:write.';
    return `Slack answered ${String(error.data.error)}.`;
  }
}
