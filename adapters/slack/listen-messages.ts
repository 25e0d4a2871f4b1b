import type { App } from '@slack/bolt';
import { textAfterMention } from './incoming-text.ts';
import { outgoing } from './outgoing.ts';
import { renderMessage } from './render-message.ts';
import type { SlackMessage } from './slack-message.ts';
import { answered, type SlackAppOptions, scopeOf } from './slack-scope.ts';

/** Listens to mentions, direct messages and invitations. */
export function listenToMessages(app: App, options: SlackAppOptions, isNew: (key: string) => boolean): void {
  app.event('app_mention', async ({ event, body, context }) => {
    const here = await scopeOf(options, context);
    if (here === null) return;
    const { user } = event;
    if (user === undefined || event.bot_id !== undefined || !isNew(`event ${body.event_id}`)) return;
    const text = textAfterMention(event.text, here.identity.user);
    const shown = await answered(here, { user, channel: event.channel, direct: false, text, page: 1 });
    const thread = event.thread_ts === undefined ? {} : { thread_ts: event.thread_ts };
    await here.api.chat.postEphemeral({ channel: event.channel, user, ...thread, ...ephemeral(shown) });
  });
  app.event('message', async ({ event, body, context }) => {
    const here = await scopeOf(options, context);
    if (here === null) return;
    if (event.channel_type !== 'im' || event.subtype !== undefined) return;
    if (event.bot_id !== undefined || !isNew(`event ${body.event_id}`)) return;
    const question = { user: event.user, channel: event.channel, direct: true, page: 1 };
    const text = textAfterMention(event.text ?? '', here.identity.user);
    const shown = await answered(here, { ...question, text });
    await here.api.chat.postMessage({ channel: event.channel, ...outgoing(shown) });
  });
  app.event('member_joined_channel', async ({ event, body, context }) => {
    const here = await scopeOf(options, context);
    if (here === null) return;
    if (event.user !== here.identity.user || !isNew(`event ${body.event_id}`)) return;
    await here.api.chat.postMessage({ channel: event.channel, ...outgoing(renderMessage(here.welcome())) });
  });
}

function ephemeral({ text, blocks }: SlackMessage) {
  const sent = outgoing({ text, blocks });
  return { text: sent.text, blocks: sent.blocks };
}
