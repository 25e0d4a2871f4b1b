import { isClosing } from '../domain/initiative.ts';
import type { PartyCode } from '../domain/party.ts';
import { isStage } from '../domain/stage.ts';
import type { Story } from '../domain/story.ts';
import type { DateStyle } from '../messages/dates.ts';
import { matrixMessage } from '../messages/matrix.ts';
import type { Message } from '../messages/message.ts';
import { withNextPage } from '../messages/story-actions.ts';
import type { Query } from '../query/syntax-tree.ts';
import { isoDay, monthsLater } from '../stories/partial-date.ts';
import { type MatrixFact, stageMatrix } from '../stories/stage-matrix.ts';
import type { LedgerDeps } from './ledger-deps.ts';

const MONTHS = 12;

/** Stories that a matrix is made from at most: the newest. */
const MOST_STORIES = 2_000;

/** Rows on one page. */
export const MATRIX_PAGE = 25;

/** Answers `matrix`: partners of a country, or all pairs, by sectors with the furthest stage of the last 12 months. */
export async function matrix(
  deps: LedgerDeps,
  party: PartyCode | null,
  page: number,
  style: DateStyle,
): Promise<Message> {
  const from = monthsLater(style.now, -MONTHS);
  const { stories, more } = await deps.search.search(periodOf(party, from, style.now), {
    now: style.now,
    offset: 0,
    limit: MOST_STORIES,
  });
  const facts = [...stories.flatMap(factsOfStory), ...seededFacts(deps, isoDay(from), isoDay(style.now))];
  const rows = stageMatrix(facts, party);
  const input = {
    country: party === null ? null : deps.labels.party(party),
    rows: rows.slice((page - 1) * MATRIX_PAGE, page * MATRIX_PAGE),
    total: rows.length,
    page,
    pages: Math.ceil(rows.length / MATRIX_PAGE),
    from,
    newestOnly: more ? stories.length : null,
  };
  const command = party === null ? 'matrix' : `matrix ${party}`;
  return withNextPage(matrixMessage(input, deps.labels, style), command, input);
}

function periodOf(party: PartyCode | null, from: number, to: number): Query {
  const since: Query = { kind: 'since', bound: { kind: 'at', at: from } };
  const until: Query = { kind: 'until', bound: { kind: 'at', at: to } };
  const country: readonly Query[] = party === null ? [] : [{ kind: 'country', code: party }];
  return { kind: 'and', of: [...country, since, until] };
}

function factsOfStory({ pairs, sectors, stage, published }: Story): MatrixFact[] {
  if (stage === null) return [];
  return pairs.map((parties) => ({ parties, sectors, stage, date: isoDay(published) }));
}

/** Seeded steps of the period; a closing moves nothing forward. */
function seededFacts({ catalogue }: LedgerDeps, from: string, to: string): MatrixFact[] {
  return catalogue.seeds.flatMap(({ initiative, parties, stage, date }): MatrixFact[] => {
    const of = catalogue.byId(initiative);
    if (!of || of.kind === 'plurilateral') return [];
    const { sectors } = of;
    const within = date >= from.slice(0, date.length) && date <= to;
    return within && !isClosing(stage) && isStage(stage) ? [{ parties, sectors, stage, date }] : [];
  });
}
