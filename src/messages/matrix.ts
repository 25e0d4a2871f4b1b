import type { Pair } from '../domain/party.ts';
import { SECTORS } from '../domain/sector.ts';
import type { MatrixRow } from '../stories/stage-matrix.ts';
import { type DateStyle, dayLabel } from './dates.ts';
import { count, type Labels, pairLabel, SECTOR_SHORT } from './labels.ts';
import { type Block, line, type Message, note } from './message.ts';

/** What a matrix is made of. */
export interface MatrixInput {
  /** Name of the country that was asked for; `null` for all pairs. */
  readonly country: string | null;
  /** Of this page. */
  readonly rows: readonly MatrixRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** First day that is looked at, epoch milliseconds. */
  readonly from: number;
  /** Of how many stories it is made, if those were the newest only and older ones were left out. */
  readonly newestOnly: number | null;
}

/** Partners by sectors: the furthest stage of what moved in the last twelve months. */
export function matrixMessage(input: MatrixInput, labels: Labels, style: DateStyle): Message {
  const { country, rows, total } = input;
  const whose = country === null ? count(total, 'pair') : `${country} and ${count(total, 'partner')}`;
  const since = `since ${dayLabel(input.from, style)}`;
  const title =
    total === 0
      ? `${country ?? 'All pairs'}: nothing moved ${since}`
      : `${whose}: furthest stage by sector ${since}`;
  const blocks: Block[] = [{ kind: 'heading', text: title }];
  if (total === 0) blocks.push(line('No feed has told of a step, and none is seeded.'));
  else if (rows.length > 0) blocks.push({ kind: 'matrix', matrix: tableOf(input, labels) });
  if (input.pages > 1) blocks.push(note(`Page ${input.page} of ${input.pages}.`));
  if (input.newestOnly !== null) {
    const newest = count(input.newestOnly, 'newest story', 'newest stories');
    blocks.push(note(`Made from the ${newest} of the period; older ones are not in it.`));
  }
  blocks.push(
    note('From stories and from the seeded ledger; what moved in groups of more than two is left out.'),
  );
  return { title, blocks };
}

/** Sectors in which nothing moved have no column. */
function tableOf({ country, rows }: MatrixInput, labels: Labels) {
  const used = SECTORS.filter((sector) => rows.some(({ cells }) => cells.has(sector)));
  return {
    corner: country === null ? 'Pair' : 'Partner',
    columns: used.map((sector) => ({ label: labels.sector(sector), short: SECTOR_SHORT[sector] })),
    rows: rows.map(({ parties, cells }) => ({
      label: labelOf(parties, labels),
      cells: used.map((sector) => cells.get(sector) ?? null),
    })),
  };
}

function labelOf(parties: readonly string[], labels: Labels): string {
  const [a, b] = parties;
  if (a !== undefined && b !== undefined) return pairLabel(labels, [a, b] satisfies Pair);
  return a === undefined ? '' : labels.party(a);
}
