import type { App } from '@slack/bolt';
import { action, line, type Message } from '../../src/messages/message.ts';
import { actionsBlock } from '../../src/messages/story-actions.ts';
import { type Question, replyTo } from './answer.ts';
import { homeView } from './home-view.ts';
import { outgoing } from './outgoing.ts';
import { renderMessage } from './render-message.ts';
import { type SlackAppOptions, type SlackScope, scopeOf } from './slack-scope.ts';
import { storiesIn } from './stories-in-message.ts';
import {
  orderOf,
  SUBSCRIBE_BLOCKS,
  SUBSCRIBE_VIEW,
  type SubscribeFields,
  subscribeFields,
  subscribeView,
} from './subscribe-view.ts';
import { storyOf, WRONG_LABEL_VIEW, wrongLabelView, wrongLabelWords } from './wrong-label-view.ts';

/** Ids of the shortcuts, as the manifest has them. */
export const SHORTCUTS = { subscribe: 'entente_subscribe', why: 'entente_why' } as const;

/** Listens to the home, the shortcuts and the forms. */
export function listenToViews(app: App, options: SlackAppOptions, isNew: (key: string) => boolean): void {
  listenToHome(app, options, isNew);
  listenToShortcuts(app, options, isNew);
  listenToSubscribe(app, options, isNew);
  listenToWrongLabel(app, options, isNew);
}

/** What somebody asks alone with the app. */
function alone(user: string, text: string): Question {
  return { user, channel: user, direct: true, text, page: 1 };
}

function listenToHome(app: App, options: SlackAppOptions, isNew: (key: string) => boolean): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home' || !isNew(`event ${body.event_id}`)) return;
    const here = await scopeOf(options, context);
    if (here !== null) await publishHome(here, event.user);
  });
}

/** Draws somebody's home anew. */
export async function publishHome(options: SlackScope, user: string): Promise<void> {
  const { message } = await replyTo(options, alone(user, 'home'));
  await options.api.views.publish({ user_id: user, view: homeView(message) });
}

/** Opens the form; what starts it holds for three seconds. */
export async function openSubscribe(
  options: SlackScope,
  trigger: string,
  { user, channel }: Pick<Question, 'user' | 'channel'>,
): Promise<void> {
  const { timeZone } = await options.people.asker(user);
  const place = /^[CDG]/.test(channel) ? channel : '';
  const zone = timeZone ?? options.timeZone;
  const view = subscribeView({ query: '', cadence: 'instantly', zone, quiet: '', place }, null);
  await options.api.views.open({ trigger_id: trigger, view });
}

/** Opens the form in which a reader says which label is wrong. */
export async function openWrongLabel(options: SlackScope, trigger: string, story: number): Promise<void> {
  await options.api.views.open({ trigger_id: trigger, view: wrongLabelView(story) });
}

function listenToShortcuts(app: App, options: SlackAppOptions, isNew: (key: string) => boolean): void {
  app.shortcut(SHORTCUTS.subscribe, async ({ ack, shortcut, context }) => {
    await ack();
    const here = await scopeOf(options, context);
    if (here === null || !isNew(`shortcut ${shortcut.trigger_id}`)) return;
    await openSubscribe(here, shortcut.trigger_id, { user: shortcut.user.id, channel: '' });
  });
  app.shortcut(
    { type: 'message_action', callback_id: SHORTCUTS.why },
    async ({ ack, shortcut, respond, context }) => {
      await ack();
      const here = await scopeOf(options, context);
      if (here === null || !isNew(`shortcut ${shortcut.trigger_id}`)) return;
      const { user, channel, message } = shortcut;
      const shown = await whyHere(here, { user: user.id, channel: channel.id }, storiesIn(message['blocks']));
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        ...outgoing(renderMessage(shown)),
      });
    },
  );
}

/** Why a message is there: of its one story; of several, which of them is meant. */
async function whyHere(
  options: SlackScope,
  { user, channel }: Pick<Question, 'user' | 'channel'>,
  stories: readonly number[],
): Promise<Message> {
  const [story, ...others] = stories;
  if (story === undefined) {
    const said = 'This message shows none of my stories.';
    return { title: said, blocks: [line(said)] };
  }
  if (others.length === 0) {
    const question = { user, channel, direct: channel.startsWith('D'), text: `why ${story}`, page: 1 };
    return (await replyTo(options, question)).message;
  }
  const title = 'Which of its stories?';
  const buttons = stories.map((number) => action(`Why #${number}`, `why ${number}`));
  return { title, blocks: [line(title), actionsBlock(buttons)] };
}

function listenToSubscribe(app: App, options: SlackAppOptions, isNew: (key: string) => boolean): void {
  // While somebody types: what their query would have brought, or what is wrong with it.
  app.action({ type: 'block_actions', block_id: SUBSCRIBE_BLOCKS.query }, async ({ ack, body, context }) => {
    await ack();
    const { view } = body;
    const here = await scopeOf(options, context);
    if (here === null || view === undefined) return;
    const fields = subscribeFields(view.state.values);
    if (fields.query === '') return;
    const tried = await replyTo(here, alone(body.user.id, `try ${orderOf(fields)}`));
    await here.api.views.update({
      view_id: view.id,
      hash: view.hash,
      view: subscribeView(fields, tried.message),
    });
  });
  app.view(SUBSCRIBE_VIEW, async ({ ack, body, view, context }) => {
    const here = await scopeOf(options, context);
    if (here === null) return ack();
    const fields = subscribeFields(view.state.values);
    const wrong = await whatIsWrong(here, body.user.id, fields);
    if (wrong !== null) return ack({ response_action: 'errors', errors: wrong });
    await ack();
    if (!isNew(`view ${view.id}`)) return;
    await save(here, body.user.id, fields);
  });
}

/** What is wrong with the fields, by block; `null` where nothing is. Nothing is changed by asking. */
async function whatIsWrong(
  options: SlackScope,
  user: string,
  fields: SubscribeFields,
): Promise<Record<string, string> | null> {
  const tried = await replyTo(options, alone(user, `try ${orderOf(fields)}`));
  if (!tried.ok) return { [SUBSCRIBE_BLOCKS.query]: tried.message.title };
  if (fields.place === '') return { [SUBSCRIBE_BLOCKS.place]: 'Choose where it speaks.' };
  if (fields.quiet !== '' && !/^\d{1,2}(?::\d{2})?\s*-\s*\d{1,2}(?::\d{2})?(?:\s+\S+)?$/.test(fields.quiet)) {
    return { [SUBSCRIBE_BLOCKS.quiet]: 'Two times of day, such as 20:00-07:00.' };
  }
  return null;
}

async function save(options: SlackScope, user: string, fields: SubscribeFields): Promise<void> {
  const direct = fields.place.startsWith('D') || fields.place.startsWith('U');
  const place = { user, channel: fields.place, direct, page: 1 };
  const quiet =
    fields.quiet === '' ? [] : [await replyTo(options, { ...place, text: `quiet ${fields.quiet}` })];
  const made = await replyTo(options, { ...place, text: `subscribe ${orderOf(fields)}` });
  options.asked();
  const message = {
    title: made.message.title,
    blocks: [...quiet, made].flatMap((one) => one.message.blocks),
  };
  const shown = outgoing(renderMessage(message));
  if (direct) await options.api.chat.postMessage({ channel: user, ...shown });
  else
    await options.api.chat.postEphemeral({
      channel: fields.place,
      user,
      text: shown.text,
      blocks: shown.blocks,
    });
}

function listenToWrongLabel(app: App, options: SlackAppOptions, isNew: (key: string) => boolean): void {
  app.view(WRONG_LABEL_VIEW, async ({ ack, body, view, context }) => {
    const here = await scopeOf(options, context);
    if (here === null) return ack();
    const story = storyOf(view.private_metadata);
    if (story === null) return ack();
    const words = wrongLabelWords(view.state.values);
    const { id: user } = body.user;
    if (!isNew(`view ${view.id}`)) return ack();
    const reply = await replyTo(here, alone(user, `wrong-label ${story} ${words}`));
    if (!reply.ok) return ack({ response_action: 'errors', errors: { why: reply.message.title } });
    await ack();
    here.asked();
    await here.api.chat.postMessage({ channel: user, ...outgoing(renderMessage(reply.message)) });
  });
}
