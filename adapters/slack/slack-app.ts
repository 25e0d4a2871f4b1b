import { App, type BlockElementAction } from '@slack/bolt';
import { createSeenOnce } from '../../src/commands/seen-once.ts';
import { OUR_BUTTON, pressedButton } from './action-blocks.ts';
import { type Question, replyTo } from './answer.ts';
import { boltLogger } from './bolt-logger.ts';
import { incomingText } from './incoming-text.ts';
import { listenToMessages } from './listen-messages.ts';
import { listenToViews, openSubscribe, openWrongLabel, publishHome } from './listen-views.ts';
import { outgoing } from './outgoing.ts';
import { pictureOf } from './picture-of.ts';
import { renderMessage, withFoot } from './render-message.ts';
import { sendToChannel } from './send-file.ts';
import { answered, type SlackAppOptions, scopeOf } from './slack-scope.ts';

/** Every listener acknowledges first and answers afterwards; what Slack sends again is answered once. */
export function createSlackApp(options: SlackAppOptions): App {
  const { receiver, workspaces, log } = options;
  const app = new App({
    receiver,
    authorize: async ({ teamId = '' }) => {
      const workspace = await workspaces.of(teamId);
      if (workspace === null) throw new Error(`The app is not installed in ${teamId}.`);
      const { token, identity } = workspace;
      return { botToken: token, botUserId: identity.user, botId: identity.bot };
    },
    logger: boltLogger(log),
    ignoreSelf: true,
  });
  const isNew = createSeenOnce();
  listenToCommands(app, options, isNew);
  listenToButtons(app, options, isNew);
  listenToMessages(app, options, isNew);
  listenToViews(app, options, isNew);
  listenToRemoval(app, options);
  app.error(async (error) => log.error({ err: error }, 'answering in Slack failed'));
  return app;
}

type IsNew = (key: string) => boolean;

function listenToCommands(app: App, options: SlackAppOptions, isNew: IsNew): void {
  app.command(/./, async ({ command, ack, respond, context }) => {
    await ack();
    const here = await scopeOf(options, context);
    if (here === null || !isNew(`command ${command.trigger_id}`)) return;
    const question: Question = {
      user: command.user_id,
      channel: command.channel_id,
      direct: command.channel_id.startsWith('D'),
      text: incomingText(command.text ?? ''),
      page: 1,
    };
    // A form asks for what was not said.
    if (asksForForm(question.text)) return openSubscribe(here, command.trigger_id, question);
    const shown = await answered(here, question);
    await respond({ response_type: 'ephemeral', ...outgoing(shown) });
  });
}

function listenToButtons(app: App, options: SlackAppOptions, isNew: IsNew): void {
  app.action(
    { type: 'block_actions', action_id: OUR_BUTTON },
    async ({ ack, action, body, respond, context }) => {
      await ack();
      const here = await scopeOf(options, context);
      const pressed = pressedButton(action.action_id, chosenIn(action));
      if (here === null || pressed === null || !isNew(`action ${body.trigger_id}`)) return;
      const from = body.channel?.id ?? body.container['channel_id'];
      // In the app's home there is no channel: one is alone with it.
      const channel = typeof from === 'string' ? from : body.user.id;
      if (asksForForm(pressed.command))
        return openSubscribe(here, body.trigger_id, { user: body.user.id, channel });
      const [, wrong] = /^wrong-label (\d{1,9})$/.exec(pressed.command) ?? [];
      if (wrong !== undefined) return openWrongLabel(here, body.trigger_id, Number(wrong));
      const { deed, command, page } = pressed;
      const question = { user: body.user.id, channel, direct: /^[DUW]/.test(channel), text: command, page };
      if (deed === 'share') {
        if (!here.isShareable(command)) return;
        const reply = await replyTo(here, question);
        const shown = withFoot(renderMessage(reply.message), `Shared by ${body.user.name ?? 'a member'}`);
        await respond({ response_type: 'in_channel', replace_original: false, ...outgoing(shown) });
        const picture = await pictureOf(reply.message, here.draw);
        if (picture !== null) await sendToChannel(here.api, channel, picture);
        return;
      }
      // A page takes the place of the one before it, where only the asker sees them.
      const replaces = body.container['is_ephemeral'] === true && page > 1;
      const shown = await answered(here, question);
      if (typeof from !== 'string') {
        // A home has no place for an answer: it comes in the direct message.
        await here.api.chat.postMessage({ channel: body.user.id, ...outgoing(shown) });
        return publishHome(here, body.user.id);
      }
      await respond({ response_type: 'ephemeral', replace_original: replaces, ...outgoing(shown) });
    },
  );
}

/** Slack tells that the app was removed, or that its token was revoked. */
function listenToRemoval(app: App, options: SlackAppOptions): void {
  app.event('app_uninstalled', async ({ context }) => {
    await options.removed(context.teamId ?? '');
  });
  app.event('tokens_revoked', async ({ event, context }) => {
    if ((event.tokens.bot ?? []).length > 0) await options.removed(context.teamId ?? '');
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
