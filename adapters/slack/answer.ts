import type { CommandRequest, Reply } from '../../src/commands/command.ts';
import { actionBlocks } from './action-blocks.ts';
import type { People } from './asker.ts';
import { authorityOf } from './asker.ts';
import { SLACK_LIMITS } from './limits.ts';
import { renderMessage } from './render-message.ts';
import type { SlackMessage } from './slack-message.ts';

/** Somebody asks for something, wherever they do it. */
export interface Question {
  readonly user: string;
  readonly channel: string;
  /** In a direct message with the app, where all is private. */
  readonly direct: boolean;
  readonly text: string;
  readonly page: number;
}

/** What answers a question. */
export interface AnswerDeps {
  readonly people: People;
  readonly workspace: string;
  /** IANA zone for people of whom Slack does not say one. */
  readonly timeZone: string;
  /** Whether somebody runs this installation. */
  readonly isOwner: (user: string) => boolean;
  readonly run: (request: CommandRequest) => Promise<Reply>;
}

/** Runs a question as a command of whoever asks, at the place where they ask. */
export async function replyTo(deps: AnswerDeps, question: Question): Promise<Reply> {
  const { user, channel, direct, text, page } = question;
  const [asker, place] = await Promise.all([
    deps.people.asker(user),
    direct ? { name: null, creator: null } : deps.people.channel(channel),
  ]);
  return deps.run({
    platform: 'slack',
    workspace: deps.workspace,
    place: direct
      ? { kind: 'person', address: user, name: null, reference: null }
      : { kind: 'channel', address: channel, name: place.name, reference: null },
    user,
    authority: deps.isOwner(user) ? 'admin' : authorityOf(user, asker, place),
    timeZone: asker.timeZone ?? deps.timeZone,
    ...(asker.locale === null ? {} : { locale: asker.locale }),
    text,
    page,
  });
}

/** A private answer: where others could read it too, with a button that shows it to them. */
export function privateAnswer(
  { message }: Reply,
  { text, page }: Question,
  shareable: boolean,
): SlackMessage {
  const rendered = renderMessage(message);
  if (!shareable || rendered.blocks.length >= SLACK_LIMITS.blocks) return rendered;
  const [share] = actionBlocks(
    [{ label: 'Share to channel', command: text || '/partnership', page }],
    'share',
  );
  if (share === undefined) return rendered;
  const last = rendered.blocks.at(-1);
  if (last?.type !== 'actions' || last.elements.length >= SLACK_LIMITS.actionElements) {
    return { ...rendered, blocks: [...rendered.blocks, share] };
  }
  const buttons = { ...last, elements: [...last.elements, ...share.elements] };
  return { ...rendered, blocks: [...rendered.blocks.slice(0, -1), buttons] };
}
