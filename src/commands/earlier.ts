import type { Story } from '../domain/story.ts';
import { DAY, type EpochMs } from '../domain/time.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { StorySearch } from './ports.ts';

/** Without a name of the initiative, what lies further back than this is hardly the same affair. */
const SAME_AFFAIR = 365 * DAY;

/**
 * The earlier steps that a story follows: stories of the same initiative, and those of the last year on the same pair
 * and a technology of its own; newest first, at most `limit`. A follow-up (announced, then signed) is an event of its
 * own, linked to these and never merged with them.
 */
export async function earlierOf(
  search: StorySearch,
  story: Story,
  now: EpochMs,
  limit: number,
): Promise<readonly Story[]> {
  const query = earlierQuery(story, now);
  if (query === null) return [];
  const { stories } = await search.search(query, { now, offset: 0, limit });
  return stories;
}

function earlierQuery(story: Story, now: EpochMs): Query | null {
  // An age and not a date, since `until` a date holds the whole day.
  const before: Query = { kind: 'until', bound: { kind: 'ago', span: now - story.published + 1 } };
  const named: Query[] = story.initiative === null ? [] : [{ kind: 'initiative', id: story.initiative }];
  const affair = sameAffair(story, now);
  const [only, ...others] = [...named, ...(affair ? [affair] : [])];
  if (!only) return null;
  const either: Query = others.length === 0 ? only : { kind: 'or', of: [only, ...others] };
  return either.kind === 'and'
    ? { kind: 'and', of: [...either.of, before] }
    : { kind: 'and', of: [either, before] };
}

function sameAffair({ pairs, sectors, published }: Story, now: EpochMs): Query | null {
  const pair = anyOf(pairs.map((one): Query => ({ kind: 'pair', pair: one })));
  const sector = anyOf(sectors.map((one): Query => ({ kind: 'sector', sector: one })));
  if (pair === null || sector === null) return null;
  const since: Query = { kind: 'since', bound: { kind: 'ago', span: now - published + SAME_AFFAIR } };
  return { kind: 'and', of: [pair, sector, since] };
}

function anyOf(of: readonly Query[]): Query | null {
  const [only, ...others] = of;
  if (!only) return null;
  return others.length === 0 ? only : { kind: 'or', of };
}
