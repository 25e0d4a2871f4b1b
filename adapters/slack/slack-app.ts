import { App, type BlockElementAction, type Receiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { createSeenOnce } from '../../src/commands/seen-once.ts';
import type { Message } from '../../src/messages/message.ts';
import { OUR_BUTTON, pressedButton } from './action-blocks.ts';
import { type AnswerDeps, privateAnswer, type Question, replyTo } from './answer.ts';
import { boltLogger, type SlackLog } from './bolt-logger.ts';
import { incomingText, textAfterMention } from './incoming-text.ts';
import { listenToViews, openSubscribe, openWrongLabel, publishHome } from './listen-views.ts';
import { outgoing } from './outgoing.ts';
import { type Draw, pictureOf } from './picture-of.ts';
import { renderMessage, withFoot } from './render-message.ts';
import { sendFile, sendToChannel } from './send-file.ts';
import type { SlackIdentity } from './slack-identity.ts';
import type { SlackMessage } from './slack-message.ts';

/** What listens to Slack and answers. */
export interface SlackAppOptions extends AnswerDeps {
  readonly receiver: Receiver;
  /** For answers: waits and repeats by itself. */
  readonly api: WebClient;
  readonly token: string;
  readonly identity: SlackIdentity;
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

const FAILED: Message = {
  title: 'That did not work.',
  blocks: [
    {
      kind: 'line',
      spans: [{ kind: 'text', text: 'That did not work; whoever runs Entente finds the reason in its log.' }],
    },
  ],
};

/** Every listener acknowledges first and answers afterwards; what Slack sends again is answered once. */
export function createSlackApp(options: SlackAppOptions): App {
  const { receiver, token, identity, log } = options;
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: token, botUserId: identity.user, botId: identity.bot }),
    logger: boltLogger(log),
    ignoreSelf: true,
  });
  const isNew = createSeenOnce();
  listenToCommands(app, options, isNew);
  listenToButtons(app, options, isNew);
  listenToMessages(app, options, isNew);
  listenToViews(app, options, isNew);
  app.error(async (error) => log.error({ err: error }, 'answering in Slack failed'));
  return app;
}

type IsNew = (key: string) => boolean;

function listenToCommands(app: App, options: SlackAppOptions, isNew: IsNew): void {
  app.command(/./, async ({ command, ack, respond }) => {
    await ack();
    if (!isNew(`command ${command.trigger_id}`)) return;
    const question: Question = {
      user: command.user_id,
      channel: command.channel_id,
      direct: command.channel_id.startsWith('D'),
      text: incomingText(command.text ?? ''),
      page: 1,
    };
    // A form asks for what was not said.
    if (asksForForm(question.text)) return openSubscribe(options, command.trigger_id, question);
    const shown = await answered(options, question);
    await respond({ response_type: 'ephemeral', ...outgoing(shown) });
  });
}

function listenToButtons(app: App, options: SlackAppOptions, isNew: IsNew): void {
  app.action({ type: 'block_actions', action_id: OUR_BUTTON }, async ({ ack, action, body, respond }) => {
    await ack();
    const pressed = pressedButton(action.action_id, chosenIn(action));
    if (pressed === null || !isNew(`action ${body.trigger_id}`)) return;
    const from = body.channel?.id ?? body.container['channel_id'];
    // In the app's home there is no channel: one is alone with it.
    const channel = typeof from === 'string' ? from : body.user.id;
    if (asksForForm(pressed.command))
      return openSubscribe(options, body.trigger_id, { user: body.user.id, channel });
    const [, wrong] = /^wrong-label (\d{1,9})$/.exec(pressed.command) ?? [];
    if (wrong !== undefined) return openWrongLabel(options, body.trigger_id, Number(wrong));
    const { deed, command, page } = pressed;
    const question = { user: body.user.id, channel, direct: /^[DUW]/.test(channel), text: command, page };
    if (deed === 'share') {
      if (!options.isShareable(command)) return;
      const reply = await replyTo(options, question);
      const shown = withFoot(renderMessage(reply.message), `Shared by ${body.user.name ?? 'a member'}`);
      await respond({ response_type: 'in_channel', replace_original: false, ...outgoing(shown) });
      const picture = await pictureOf(reply.message, options.draw);
      if (picture !== null) await sendToChannel(options.api, channel, picture);
      return;
    }
    // A page takes the place of the one before it, where only the asker sees them.
    const replaces = body.container['is_ephemeral'] === true && page > 1;
    const shown = await answered(options, question);
    if (typeof from !== 'string') {
      // A home has no place for an answer: it comes in the direct message.
      await options.api.chat.postMessage({ channel: body.user.id, ...outgoing(shown) });
      return publishHome(options, body.user.id);
    }
    await respond({ response_type: 'ephemeral', replace_original: replaces, ...outgoing(shown) });
  });
}

/** `subscribe` with nothing behind it. */
function asksForForm(text: string): boolean {
  return /^(?:\/partnership\s+)?subscribe$/i.test(text.trim());
}

/** The command behind a button, or behind what was chosen in a menu. */
function chosenIn(action: BlockElementAction): string | undefined {
  if (action.type === 'button') return action.value;
  return action.type === 'overflow' ? action.selected_option.value : undefined;
}

function listenToMessages(app: App, options: SlackAppOptions, isNew: IsNew): void {
  const { api, identity } = options;
  app.event('app_mention', async ({ event, body }) => {
    const { user } = event;
    if (user === undefined || event.bot_id !== undefined || !isNew(`event ${body.event_id}`)) return;
    const text = textAfterMention(event.text, identity.user);
    const shown = await answered(options, { user, channel: event.channel, direct: false, text, page: 1 });
    const thread = event.thread_ts === undefined ? {} : { thread_ts: event.thread_ts };
    await api.chat.postEphemeral({ channel: event.channel, user, ...thread, ...ephemeral(shown) });
  });
  app.event('message', async ({ event, body }) => {
    if (event.channel_type !== 'im' || event.subtype !== undefined) return;
    if (event.bot_id !== undefined || !isNew(`event ${body.event_id}`)) return;
    const question = { user: event.user, channel: event.channel, direct: true, page: 1 };
    const text = textAfterMention(event.text ?? '', identity.user);
    const shown = await answered(options, { ...question, text });
    await api.chat.postMessage({ channel: event.channel, ...outgoing(shown) });
  });
  app.event('member_joined_channel', async ({ event, body }) => {
    if (event.user !== identity.user || !isNew(`event ${body.event_id}`)) return;
    await api.chat.postMessage({ channel: event.channel, ...outgoing(renderMessage(options.welcome())) });
  });
}

function ephemeral({ text, blocks }: SlackMessage) {
  const sent = outgoing({ text, blocks });
  return { text: sent.text, blocks: sent.blocks };
}

/** The answer as the asker alone sees it; a failure is logged and said. */
async function answered(options: SlackAppOptions, question: Question): Promise<SlackMessage> {
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
