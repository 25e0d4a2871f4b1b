import { isClosing } from '../domain/initiative.ts';
import type { LedgerLine, SeededTransition } from '../domain/ledger.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { DateStyle } from '../messages/dates.ts';
import { pairLabel } from '../messages/labels.ts';
import type { Message } from '../messages/message.ts';
import { withNextPage } from '../messages/story-actions.ts';
import { type GroupStanding, partnersMessage, timelineMessage } from '../messages/timeline.ts';
import type { InitiativeCatalogue } from '../stories/initiative-catalogue.ts';
import { ledgerLines } from '../stories/ledger-lines.ts';
import { isoDay, monthsLater } from '../stories/partial-date.ts';
import { linesUntil, standingOf, watchOf } from '../stories/standing.ts';
import { type LedgerDeps, MOST_STEPS } from './ledger-deps.ts';

/** Steps on one page of a pair's timeline; partners on one of a country's. */
export const TIMELINE_PAGE = 40;
export const PARTNERS_PAGE = 15;

/** So far back a country's timeline looks for the latest step with each partner. */
const PARTNERS_MONTHS = 60;

/** Answers `timeline`: of two parties their whole ledger, of one the latest step with each partner. */
export function timeline(
  deps: LedgerDeps,
  parties: readonly [PartyCode] | Pair,
  page: number,
  style: DateStyle,
): Promise<Message> {
  const [one, other] = parties;
  return other === undefined ? ofCountry(deps, one, page, style) : ofPair(deps, [one, other], page, style);
}

async function ofPair(deps: LedgerDeps, pair: Pair, page: number, style: DateStyle): Promise<Message> {
  const { catalogue, labels } = deps;
  const recorded = await deps.ledger.byPair(pair, MOST_STEPS);
  const seeds = catalogue.seeds.filter(
    (seed) => seed.parties.join('~') === pair.join('~') && !isOfGroup(catalogue, seed),
  );
  const { lines, later } = linesUntil(ledgerLines(catalogue, recorded, seeds, labels.outlets), style.now);
  // The first page ends with the latest step; further ones go back in time.
  const end = Math.max(0, lines.length - (page - 1) * TIMELINE_PAGE);
  const [first, last] = [lines[0], lines.at(-1)];
  const input = {
    pair: pairLabel(labels, pair),
    lines: lines.slice(Math.max(0, end - TIMELINE_PAGE), end),
    total: lines.length,
    span: first && last ? ([first.date, last.date] as const) : null,
    page,
    pages: Math.ceil(lines.length / TIMELINE_PAGE),
    later,
    nameOf: nameIn(deps),
    overdue: overdueIn(deps, lines, later > 0, style),
    groups: groupsOf(deps, pair, style),
  };
  return withNextPage(timelineMessage(input, style), `timeline ${pair.join(' ')}`, input);
}

function nameIn({ catalogue }: LedgerDeps): (id: string) => string {
  return (id) => catalogue.byId(id)?.name ?? id;
}

function overdueIn(
  { catalogue }: LedgerDeps,
  lines: readonly LedgerLine[],
  setBack: boolean,
  style: DateStyle,
) {
  const ids = new Set(lines.flatMap(({ initiative }) => initiative ?? []));
  return [...ids].flatMap((id) => {
    const initiative = catalogue.byId(id);
    if (!initiative) return [];
    const own = lines.filter((line) => line.initiative === id);
    const watch = watchOf(initiative, standingOf(initiative, own, setBack), own, style.now);
    return watch?.overdue ? [{ name: initiative.name, watch }] : [];
  });
}

/** A group’s step is its own, even where only two of its members are known; one of two members alone is theirs. */
function isOfGroup({ byId }: InitiativeCatalogue, { initiative, parties }: SeededTransition): boolean {
  const group = byId(initiative);
  return group?.kind === 'plurilateral' && group.parties.join('~') === parties.join('~');
}

/** Initiatives of more than two in which both take part, those that go on first. */
function groupsOf({ catalogue, labels }: LedgerDeps, pair: Pair, style: DateStyle): GroupStanding[] {
  const joint = catalogue.all.filter(
    ({ kind, parties }) => kind === 'plurilateral' && pair.every((code) => parties.includes(code)),
  );
  const standings = joint.flatMap((initiative): GroupStanding[] => {
    const seeds = catalogue.seeds.filter((seed) => seed.initiative === initiative.id);
    const { lines, later } = linesUntil(ledgerLines(catalogue, [], seeds, labels.outlets), style.now);
    const standing = standingOf(initiative, lines, later > 0);
    return standing ? [{ name: initiative.name, id: initiative.id, stage: standing.stage }] : [];
  });
  return standings.sort((a, b) => Number(isClosing(a.stage)) - Number(isClosing(b.stage)));
}

async function ofCountry(
  deps: LedgerDeps,
  party: PartyCode,
  page: number,
  style: DateStyle,
): Promise<Message> {
  const { catalogue, labels } = deps;
  const from = isoDay(monthsLater(style.now, -PARTNERS_MONTHS));
  const recorded = await deps.ledger.since(from, party, MOST_STEPS);
  const isOfTwo = ({ parties }: { readonly parties: readonly PartyCode[] }) =>
    parties.length === 2 && parties.includes(party);
  const seeds = catalogue.seeds.filter((seed) => isOfTwo(seed) && !isOfGroup(catalogue, seed));
  const { lines, later } = linesUntil(
    ledgerLines(catalogue, recorded.filter(isOfTwo), seeds, labels.outlets),
    style.now,
  );
  const latest = [...new Map(lines.map((line) => [line.parties.join('~'), line])).values()]
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
    .map((line) => ({ pair: partnerOf(line, party, deps), line }));
  const partner = latest[0]?.line.parties.find((code) => code !== party);
  const input = {
    country: labels.party(party),
    latest: latest.slice((page - 1) * PARTNERS_PAGE, page * PARTNERS_PAGE),
    total: latest.length,
    page,
    pages: Math.ceil(latest.length / PARTNERS_PAGE),
    later,
    nameOf: nameIn(deps),
    next:
      partner === undefined
        ? null
        : `${deps.prefix} timeline ${labels.party(party)} ${labels.party(partner)}`.toLowerCase(),
  };
  return withNextPage(partnersMessage(input, style), `timeline ${party}`, input);
}

function partnerOf({ parties }: LedgerLine, party: PartyCode, { labels }: LedgerDeps): string {
  return parties
    .filter((code) => code !== party)
    .map((code) => labels.party(code))
    .join(', ');
}
