import { PAGE_SIZE } from '../../src/commands/search-cards.ts';
import type { Message } from '../../src/messages/message.ts';
import { answerCard } from './answer-card.ts';
import type { BotParts } from './bot-parts.ts';
import type { AdaptiveCard } from './card-types.ts';
import { orLate } from './or-late.ts';
import type { OnceFor } from './press-guard.ts';
import {
  type ComposeSearch,
  type Press,
  readPress,
  readSearch,
  type TeamsActivity,
} from './read-activity.ts';
import { titleOf, withFoot } from './render-card.ts';
import { type ComposeAnswer, composeMessage, composeResults } from './search-results.ts';
import { formCommand, readFields, subscribeForm } from './subscribe-form.ts';

/** What an invoke is answered with. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body: object;
}

/** Milliseconds in which an invoke is answered; Teams gives up after five seconds with some of them. */
export const ANSWER_MS = 4_000;

/** Answers what Teams waits for: a press of a button, a search in the compose box. */
export function answerInvoke(
  parts: BotParts,
  answers: OnceFor<InvokeAnswer>,
  activity: TeamsActivity,
): Promise<InvokeAnswer> {
  const { id, name, value, from, conversation, replyToId } = activity;
  if (name === 'composeExtension/query') {
    const search = readSearch(value);
    return search === null
      ? Promise.resolve(refused('The search cannot be read.'))
      : answerSearch(parts, activity, search);
  }
  const press = name === 'adaptiveCard/action' ? readPress(value) : null;
  if (press === null) return Promise.resolve({ status: 501, body: {} });
  const keys = [
    ...(id === undefined ? [] : [`invoke ${conversation.id} ${id}`]),
    `press ${from.id} ${conversation.id} ${replyToId ?? ''} ${press.verb} ${JSON.stringify(press.data)}`,
  ];
  return answers(keys, () => answerPress(parts, activity, press));
}

async function answerPress(parts: BotParts, activity: TeamsActivity, press: Press): Promise<InvokeAnswer> {
  const { command, page, back } = press.data;
  if (press.verb === 'share') return share(parts, activity, { text: command, page });
  const form = press.verb === 'form' ? readFields(press.data) : null;
  const text = form === null ? command : formCommand(form);
  const work = parts.ask(activity, { text, page }).then((reply) => {
    if (form !== null && !reply.ok)
      return { title: reply.message.title, card: subscribeForm(form, reply.message) };
    const shareable = reply.ok && reply.file === undefined && parts.isShareable(text);
    const card = answerCard(
      reply,
      { command: text, page },
      {
        back: backOf(back, text, page),
        shareable,
        pictureOf: parts.pictureOf,
      },
    );
    return { title: titleOf(reply.message), card };
  });
  const done = await orLate(work, ANSWER_MS, ({ card, title }) =>
    parts.later(() => parts.post(activity, card, title)),
  );
  if (done === 'late') return said('This takes a moment; the answer follows here.');
  if (back !== null || form !== null) return shown(done.card);
  // What has no way back must stay where it stands.
  parts.later(() => parts.post(activity, done.card, done.title));
  return said('The answer is below.');
}

/** What leads back leads back to itself: it stands in its place already. */
function backOf(back: Press['data']['back'], command: string, page: number): Press['data']['back'] {
  return back !== null && back.command === command && back.page === page ? null : back;
}

async function share(
  parts: BotParts,
  activity: TeamsActivity,
  asked: { readonly text: string; readonly page: number },
): Promise<InvokeAnswer> {
  if (!parts.isShareable(asked.text)) return said('This answer is for you alone.');
  const work = parts.ask(activity, asked).then(async (reply) => {
    const card = answerCard(
      reply,
      { command: asked.text, page: asked.page },
      { back: null, shareable: false, pictureOf: parts.pictureOf },
    );
    const by = `Shared by ${activity.from.name ?? 'a member'}`;
    await parts.post(activity, withFoot(card, by), titleOf(reply.message));
  });
  await orLate(work, ANSWER_MS, () => undefined);
  return said('Shared.');
}

/** Before anything is typed: what is new. */
const FIRST = 'since:30d';

async function answerSearch(
  parts: BotParts,
  activity: TeamsActivity,
  { text, skip, count }: ComposeSearch,
): Promise<InvokeAnswer> {
  const first = Math.floor(skip / PAGE_SIZE);
  const pages = Math.ceil((skip + count) / PAGE_SIZE) - first;
  const work = (async (): Promise<ComposeAnswer> => {
    const blocks: Message['blocks'][number][] = [];
    for (let n = 1; n <= pages; n++) {
      const reply = await parts.ask(activity, { text: `find ${text || FIRST}`, page: first + n });
      if (!reply.ok) return composeMessage(reply.message.title);
      const stories = reply.message.blocks.filter(({ kind }) => kind === 'story');
      blocks.push(...stories);
      if (stories.length < PAGE_SIZE && n === 1 && stories.length === 0 && skip === 0) {
        return composeMessage(reply.message.title);
      }
      if (stories.length < PAGE_SIZE) break;
    }
    const from = skip - first * PAGE_SIZE;
    return composeResults({ title: 'There is no more.', blocks: blocks.slice(from, from + count) });
  })();
  const done = await orLate(work, ANSWER_MS, () => undefined);
  return {
    status: 200,
    body: done === 'late' ? composeMessage('That took too long; try fewer words.') : done,
  };
}

function shown(card: AdaptiveCard): InvokeAnswer {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  return { status: 200, body };
}

function said(text: string): InvokeAnswer {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}

function refused(message: string): InvokeAnswer {
  const value = { code: 'BadRequest', message };
  return { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value } };
}
