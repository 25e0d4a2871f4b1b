import type { DateStyle } from '../messages/dates.ts';
import { type Block, line } from '../messages/message.ts';
import { why, whyNot } from '../messages/why.ts';
import { deliverySection } from '../messages/why-delivery.ts';
import { canonicalUrl } from '../stories/canonical-url.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { earlierOf } from './earlier.ts';
import { answer, refusal } from './reply.ts';
import { storyDelivery } from './why-delivery.ts';

/** Earlier steps that `why` names at most. */
const EARLIER_SHOWN = 5;

/** Answers `why`: why the story is one, and what of it was delivered here. */
export async function whyStory(
  deps: CommandDeps,
  number: number,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const story = await deps.search.byNumber(number);
  if (!story) return refusal({ message: `There is no story #${number}.`, nearest: null });
  const [delivery, earlier] = await Promise.all([
    storyDelivery(deps, story, request, style),
    earlierOf(deps.search, story, style.now, EARLIER_SHOWN),
  ]);
  const delivered = deliverySection(delivery, style);
  return answer(why(story, deps.labels, style, { asked: number, earlier, delivered }));
}

/** Stories whose deliveries `why-not` tells of at most. */
const MOST_STORIES = 3;

/** Answers `why-not`: what became of an article, and of the story that it tells. */
export async function whyNotArticle(
  deps: CommandDeps,
  url: string,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const fates = await deps.search.fateOf(canonicalUrl(url) ?? url);
  const message = whyNot(url, fates, deps.labels, style);
  const numbers = [...new Set(fates.flatMap(({ storyNumber }) => storyNumber ?? []))].slice(0, MOST_STORIES);
  const sections = await Promise.all(
    numbers.map(async (number): Promise<Block[]> => {
      const story = await deps.search.byNumber(number);
      if (!story) return [];
      const [heading, ...rest] = deliverySection(await storyDelivery(deps, story, request, style), style);
      return [...(heading ? [heading] : []), line(`#${number} ${story.title}`), ...rest];
    }),
  );
  return answer({ ...message, blocks: [...message.blocks, ...sections.flat()] });
}
