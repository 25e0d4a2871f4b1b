import type { StoryNumber } from '../domain/story.ts';
import { cardMessage } from '../messages/card-message.ts';
import type { DateStyle } from '../messages/dates.ts';
import type { Message } from '../messages/message.ts';
import { storyList } from '../messages/story-list.ts';
import { MAX_QUERY_LENGTH } from '../query/parse-query.ts';
import { printQuery } from '../query/print-query.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { earlierOf } from './earlier.ts';
import { answer, refusal } from './reply.ts';
import { askedWords } from './subscription-view.ts';

/** Stories on one page of an answer. */
export const PAGE_SIZE = 8;

/** Answers a query: a page of stories, without those that the asker found not relevant. */
export async function find(
  deps: CommandDeps,
  { query, notes }: { readonly query: Query; readonly notes: readonly string[] },
  request: CommandRequest,
  style: DateStyle,
): Promise<Message> {
  const { page } = request;
  const offset = (page - 1) * PAGE_SIZE;
  const [found, hidden] = await Promise.all([
    deps.search.search(query, { now: style.now, offset, limit: PAGE_SIZE }),
    deps.review.hiddenFrom(request),
  ]);
  const stories = found.stories.filter(({ number }) => !hidden.includes(number));
  const earlier = new Map(
    await Promise.all(
      stories.map(
        async (story) => [story.number, await earlierOf(deps.search, story, style.now, 1)] as const,
      ),
    ),
  );
  const asked = askedWords(query, deps.vocabulary);
  const printed = printQuery(query);
  // What somebody can type has its bound; a query that prints longer has no buttons.
  const typed = printed.length > MAX_QUERY_LENGTH ? null : printed;
  const left = found.stories.length - stories.length;
  const view = { ...found, stories, left, asked, page, pageSize: PAGE_SIZE, notes, earlier, typed };
  return storyList(view, deps.labels, style);
}

/** Answers `story`: its card as it stands now. */
export async function showStory(deps: CommandDeps, number: StoryNumber, style: DateStyle): Promise<Reply> {
  const story = await deps.search.byNumber(number);
  if (story === null) return refusal({ message: `There is no story #${number}.`, nearest: null });
  return answer(cardMessage(story, deps.labels, style));
}
