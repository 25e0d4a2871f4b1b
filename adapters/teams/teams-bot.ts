import { createSeenOnce } from '../../src/commands/seen-once.ts';
import { answerCard } from './answer-card.ts';
import { type BotParts, partsOf, type TeamsBotOptions, type TeamsLog } from './bot-parts.ts';
import { answerInvoke, type InvokeAnswer } from './invokes.ts';
import { createOnceFor } from './press-guard.ts';
import { type TeamsActivity, typedText } from './read-activity.ts';
import { renderCard, titleOf } from './render-card.ts';
import { subscribeForm } from './subscribe-form.ts';

/** A bot that answers activities. */
export interface TeamsBot {
  /**
   * Takes an activity. An invoke is answered within {@link ANSWER_MS}; for all else the work is done afterwards.
   * What Teams sends again is answered once.
   */
  handle(activity: TeamsActivity): Promise<InvokeAnswer | null>;
  /** Resolves when no work is under way. */
  drained(): Promise<void>;
}

/** Makes the bot. */
export function createTeamsBot(options: TeamsBotOptions): TeamsBot {
  const isNew = createSeenOnce();
  const answers = createOnceFor<InvokeAnswer>(options.clock);
  const work = createWork(options.log);
  const parts = partsOf(options, work.later);
  return {
    handle: async (activity) => {
      if (activity.type === 'invoke') return answerInvoke(parts, answers, activity);
      const key = activity.id === undefined ? null : `${activity.conversation.id} ${activity.id}`;
      if (key === null || isNew(key)) work.later(() => attend(parts, activity, isNew));
      return null;
    },
    drained: work.drained,
  };
}

/** Attends to what needs no answer at once. */
async function attend(
  parts: BotParts,
  activity: TeamsActivity,
  isNew: (key: string) => boolean,
): Promise<void> {
  const isBot = ({ id }: { readonly id: string }): boolean => id === activity.recipient.id;
  switch (activity.type) {
    case 'message':
      await parts.places.refresh(activity);
      return answerMessage(parts, activity);
    case 'installationUpdate':
      if (activity.action?.startsWith('remove') === true) {
        return parts.places.forget(activity, 'The app was removed there.');
      }
      return welcome(parts, activity, isNew);
    case 'conversationUpdate':
      if (activity.channelData?.eventType === 'channelDeleted') {
        return parts.places.forget(activity, 'The channel was deleted.');
      }
      if (activity.membersRemoved?.some(isBot)) {
        return parts.places.forget(activity, 'The app was removed there.');
      }
      if (activity.membersAdded?.some(isBot)) return welcome(parts, activity, isNew);
      return parts.places.refresh(activity);
    default:
      return undefined;
  }
}

/** Says once who speaks: an installation is told in more than one activity. */
async function welcome(
  parts: BotParts,
  activity: TeamsActivity,
  isNew: (key: string) => boolean,
): Promise<void> {
  await parts.places.keep(activity);
  if (!isNew(`welcome ${activity.conversation.id}`)) return;
  const message = parts.welcome();
  await parts.post(activity, renderCard(message), titleOf(message));
}

async function answerMessage(parts: BotParts, activity: TeamsActivity): Promise<void> {
  const typed = typedText(activity);
  if (typed === null) return;
  const text = withoutName(typed, activity.recipient.name ?? '');
  if (/^(?:\/partnership\s+)?subscribe$/iu.test(text)) {
    const filled = { query: '', cadence: 'instantly', zone: activity.localTimezone ?? parts.timeZone };
    return parts.post(activity, subscribeForm(filled), 'Subscribe');
  }
  const reply = await parts.ask(activity, { text, page: 1 });
  const asked = { command: text || '/partnership', page: 1 };
  // What is asked by a message is answered by one, which all who are there see.
  const card = answerCard(reply, asked, { back: null, shareable: false, pictureOf: parts.pictureOf });
  await parts.post(activity, card, titleOf(reply.message));
}

/** Also where somebody wrote the name instead of naming the bot. */
function withoutName(text: string, name: string): string {
  const at = text.startsWith('@') ? 1 : 0;
  const named = text.slice(at, at + name.length).toLowerCase() === name.toLowerCase();
  if (name === '' || !named || at === 0) return text;
  return text.slice(at + name.length).replace(/^[\s,:]+/u, '');
}

/** Work that goes on after its activity was taken. */
function createWork(log: TeamsLog): { later: BotParts['later']; drained: () => Promise<void> } {
  const under = new Set<Promise<void>>();
  return {
    later: (work) => {
      const doing = work()
        .catch((error: unknown) => log.error({ err: error }, 'attending to Teams failed'))
        .finally(() => under.delete(doing));
      under.add(doing);
    },
    drained: async () => {
      while (under.size > 0) await Promise.all(under);
    },
  };
}
