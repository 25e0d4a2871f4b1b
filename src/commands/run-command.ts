import { DAY } from '../domain/time.ts';
import { type DateStyle, isLocale } from '../messages/dates.ts';
import { helpMessage } from '../messages/help.ts';
import { type Block, type Message, note, text } from '../messages/message.ts';
import type { Command, CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { COMMAND_WORDS, EXAMPLES } from './command-words.ts';
import { exportStories } from './export.ts';
import { isFeedbackCommand } from './feedback-command.ts';
import { home } from './home.ts';
import { initiative } from './initiative.ts';
import { matrix } from './matrix.ts';
import { parseCommand } from './parse-command.ts';
import { periodDigest } from './period-digest.ts';
import { answer, refusal } from './reply.ts';
import { runFeedbackCommand } from './run-feedback-command.ts';
import { runRuleCommand, runSubscriptionCommand } from './run-subscription-command.ts';
import { find, showStory } from './search-cards.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { isRuleCommand, isSubscriptionCommand } from './subscription-command.ts';
import { timeline } from './timeline.ts';
import { whyNotArticle, whyStory } from './why.ts';

/** Answers a text: understood, run, or refused with the nearest valid form. */
export async function runCommand(deps: CommandDeps, request: CommandRequest): Promise<Reply> {
  const { locale, timeZone } = request;
  const now = deps.clock.now();
  const style: DateStyle =
    locale === undefined || !isLocale(locale) ? { timeZone, now } : { timeZone, now, locale };
  const parsed = parseCommand(request.text, deps.vocabulary, style.now, request.timeZone);
  return parsed.ok ? handle(deps, parsed.command, request, style) : refusal(parsed.error);
}

async function handle(
  deps: CommandDeps,
  command: Command,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  if (isSubscriptionCommand(command)) return runSubscriptionCommand(deps, command, request, style);
  if (isRuleCommand(command)) return runRuleCommand(deps, command, request, style);
  if (isFeedbackCommand(command)) return runFeedbackCommand(deps, command, request, style);
  const { page } = request;
  switch (command.kind) {
    case 'overview':
      return answer(await overview(deps, style));
    case 'find':
      return answer(await find(deps, command, request, style));
    case 'story':
      return showStory(deps, command.number, style);
    case 'why':
      return whyStory(deps, command.number, request, style);
    case 'why-not':
      return whyNotArticle(deps, command.url, request, style);
    case 'timeline':
      return answer(await timeline(deps, command.parties, page, style));
    case 'initiative':
      return initiativeRecord(deps, command, style);
    case 'matrix':
      return answer(await matrix(deps, command.party, page, style));
    case 'export':
      return exportStories(deps, command, style);
    case 'sources':
      return answer(await sources(deps, style));
    case 'status':
      return answer(await status(deps, request, style));
    case 'home':
      return home(deps, request, style);
    case 'help':
      return answer(helpMessage(COMMAND_WORDS, EXAMPLES, deps.prefix));
  }
}

async function overview(deps: CommandDeps, style: DateStyle): Promise<Message> {
  const digest = await periodDigest(deps, style.now - 7 * DAY, style.now, style);
  const hint: Block = note(
    'Type ',
    text(`${deps.prefix} india uk`, 'code'),
    ', ',
    text(`${deps.prefix} semiconductors`, 'code'),
    ' or ',
    text(`${deps.prefix} help`, 'code'),
    '.',
  );
  return { ...digest, blocks: [...digest.blocks, hint] };
}

async function initiativeRecord(
  deps: CommandDeps,
  { ids, asked }: Extract<Command, { kind: 'initiative' }>,
  style: DateStyle,
): Promise<Reply> {
  const message = await initiative(deps, ids, asked, style);
  if (message) return answer(message);
  return refusal({ message: `There is no record of “${asked}”.`, nearest: null });
}
