import { type Clock, DAY, type EpochMs } from '../domain/time.ts';
import type { DateStyle } from '../messages/dates.ts';
import { helpMessage } from '../messages/help.ts';
import { bookLines } from '../messages/item-book.ts';
import { type Block, type Message, note, text } from '../messages/message.ts';
import { sourcesMessage, statusMessage } from '../messages/status.ts';
import { storyList } from '../messages/story-list.ts';
import { why, whyNot } from '../messages/why.ts';
import type { AccountStore, FeedStore } from '../pipeline/ports.ts';
import { describeQuery } from '../query/describe-query.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import { canonicalUrl } from '../stories/canonical-url.ts';
import type { Command, CommandRequest, Reply } from './command.ts';
import { COMMAND_WORDS, EXAMPLES } from './command-words.ts';
import { earlierOf } from './earlier.ts';
import { exportStories } from './export.ts';
import { initiative } from './initiative.ts';
import type { LedgerDeps } from './ledger-deps.ts';
import { matrix } from './matrix.ts';
import { parseCommand } from './parse-command.ts';
import { periodDigest } from './period-digest.ts';
import { answer, refusal } from './reply.ts';
import { timeline } from './timeline.ts';

/** What answers are made from. */
export interface CommandDeps extends LedgerDeps {
  readonly feeds: FeedStore;
  readonly account: AccountStore;
  readonly vocabulary: Vocabulary;
  readonly clock: Clock;
}

/** Earlier steps that `why` names at most. */
const EARLIER_SHOWN = 5;

/** Stories on one page of an answer. */
export const PAGE_SIZE = 8;

/** Answers a text: understood, run, or refused with the nearest valid form. */
export async function runCommand(deps: CommandDeps, request: CommandRequest): Promise<Reply> {
  const parsed = parseCommand(request.text, deps.vocabulary, deps.clock.now());
  if (!parsed.ok) return refusal(parsed.error);
  const style: DateStyle = { timeZone: request.timeZone, now: deps.clock.now() };
  return handle(deps, parsed.command, request.page, style);
}

async function handle(deps: CommandDeps, command: Command, page: number, style: DateStyle): Promise<Reply> {
  switch (command.kind) {
    case 'overview':
      return answer(await overview(deps, style));
    case 'find':
      return answer(await find(deps, command.query, command.notes, page, style));
    case 'why':
      return whyStory(deps, command.number, style);
    case 'why-not':
      return answer(
        whyNot(
          command.url,
          await deps.search.fateOf(canonicalUrl(command.url) ?? command.url),
          deps.labels,
          style,
        ),
      );
    case 'timeline':
      return answer(await timeline(deps, command.parties, page, style));
    case 'initiative':
      return initiativeRecord(deps, command, style);
    case 'matrix':
      return answer(await matrix(deps, command.party, page, style));
    case 'digest':
      return answer(await periodDigest(deps, style.now - 7 * DAY, style.now, style));
    case 'export':
      return exportStories(deps, command, style);
    case 'sources':
      return answer(sourcesMessage(await deps.feeds.list(), style));
    case 'status':
      return answer(await status(deps, style));
    case 'help':
      return answer(helpMessage(COMMAND_WORDS, EXAMPLES, deps.prefix));
  }
}

async function find(
  deps: CommandDeps,
  query: Query,
  notes: readonly string[],
  page: number,
  style: DateStyle,
): Promise<Message> {
  const offset = (page - 1) * PAGE_SIZE;
  const found = await deps.search.search(query, { now: style.now, offset, limit: PAGE_SIZE });
  const earlier = new Map(
    await Promise.all(
      found.stories.map(
        async (story) => [story.number, await earlierOf(deps.search, story, style.now, 1)] as const,
      ),
    ),
  );
  const asked = query.kind === 'all' ? 'everything' : describeQuery(query, deps.vocabulary);
  return storyList({ asked, ...found, page, pageSize: PAGE_SIZE, notes, earlier }, deps.labels, style);
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

async function whyStory(deps: CommandDeps, number: number, style: DateStyle): Promise<Reply> {
  const story = await deps.search.byNumber(number);
  if (!story) return refusal({ message: `There is no story #${number}.`, nearest: null });
  const earlier = await earlierOf(deps.search, story, style.now, EARLIER_SHOWN);
  return answer(why(story, deps.labels, style, { asked: number, earlier }));
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

/** The last seven days of the book, today among them, in UTC. */
function startOfDay(at: EpochMs): EpochMs {
  return at - (at % DAY);
}

async function status(deps: CommandDeps, style: DateStyle): Promise<Message> {
  const [feeds, items, outbox, book] = await Promise.all([
    deps.feeds.list(),
    deps.account.items(0),
    deps.account.outbox(),
    deps.account.book(startOfDay(style.now) - 6 * DAY),
  ]);
  const days = bookLines(book.map(({ day, account }) => ({ label: day, account })));
  return statusMessage(feeds, items, outbox, style, days);
}
