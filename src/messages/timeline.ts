import type { LedgerStage } from '../domain/initiative.ts';
import type { LedgerLine } from '../domain/ledger.ts';
import type { Watch } from '../stories/standing.ts';
import type { DateStyle } from './dates.ts';
import { count } from './labels.ts';
import { ledgerItem } from './ledger-line.ts';
import { ledgerNotes, watchItem } from './ledger-notes.ts';
import { type Block, line, type Message, note, type Span, text } from './message.ts';
import { spanLabel } from './partial-date.ts';

/** A group of more than two in which both take part. */
export interface GroupStanding {
  readonly name: string;
  readonly id: string;
  readonly stage: LedgerStage;
}

/** What a pair's timeline is made of. */
export interface TimelineInput {
  /** `India – United Kingdom`. */
  readonly pair: string;
  /** Of this page, oldest first. */
  readonly lines: readonly LedgerLine[];
  /** Lines on all pages. */
  readonly total: number;
  /** ISO dates of the first and the last of all lines. */
  readonly span: readonly [string, string] | null;
  readonly page: number;
  readonly pages: number;
  /** Lines that a clock set back leaves out. */
  readonly later: number;
  readonly nameOf: (id: string) => string;
  /** Initiatives whose stated rhythm has lapsed. */
  readonly overdue: readonly { readonly name: string; readonly watch: Watch }[];
  readonly groups: readonly GroupStanding[];
}

/** The ledger of a pair: year by year what was agreed, at which stage, on whose word. */
export function timelineMessage(input: TimelineInput, style: DateStyle): Message {
  const { pair, lines, total, span } = input;
  const title =
    span === null
      ? `${pair}: nothing on record`
      : `${pair}: ${count(total, 'step')} on record, ${spanLabel(...span)}`;
  const blocks: Block[] = [{ kind: 'heading', text: title }];
  if (span === null) blocks.push(line('No initiative of the two is known, and no feed has told of one.'));
  for (const [year, of] of byYear(lines)) {
    blocks.push({ kind: 'heading', text: year });
    blocks.push({ kind: 'list', items: of.map((one) => ledgerItem(one, nameOf(one, input))) });
  }
  if (input.overdue.length > 0) {
    blocks.push({ kind: 'heading', text: 'Overdue' });
    blocks.push({ kind: 'list', items: input.overdue.map(({ name, watch }) => watchItem(name, watch)) });
  }
  if (input.groups.length > 0) {
    blocks.push({ kind: 'heading', text: 'Both also take part in' });
    blocks.push({ kind: 'list', items: input.groups.map(groupItem) });
  }
  if (input.pages > 1)
    blocks.push(note(`Page ${input.page} of ${input.pages}; the latest steps are on page 1.`));
  return { title, blocks: [...blocks, ...ledgerNotes(lines, input.later, style)] };
}

function nameOf({ initiative }: LedgerLine, input: TimelineInput): string | null {
  return initiative === null ? null : input.nameOf(initiative);
}

function byYear(lines: readonly LedgerLine[]): ReadonlyMap<string, readonly LedgerLine[]> {
  const years = new Map<string, LedgerLine[]>();
  for (const one of lines) {
    const year = one.date.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), one]);
  }
  return years;
}

function groupItem({ name, id, stage }: GroupStanding): Span[] {
  return [{ kind: 'stage', stage }, text(` ${name} `), text(`(initiative ${id})`, 'quiet')];
}

/** What a country's timeline is made of. */
export interface PartnersInput {
  readonly country: string;
  /** The latest line with each partner, newest first, of this page. */
  readonly latest: readonly { readonly pair: string; readonly line: LedgerLine }[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly later: number;
  readonly nameOf: (id: string) => string;
  /** The command for one pair, to be typed next. */
  readonly next: string | null;
}

/** The latest step of a country with each of its partners. */
export function partnersMessage(input: PartnersInput, style: DateStyle): Message {
  const title =
    input.total === 0
      ? `${input.country}: nothing on record`
      : `${input.country}: the latest step with each of ${count(input.total, 'partner')}`;
  const items = input.latest.map(({ pair, line: one }): Span[] => [
    text(`${pair}: `, 'strong'),
    ...ledgerItem(one, one.initiative === null ? null : input.nameOf(one.initiative)),
  ]);
  const blocks: Block[] = [{ kind: 'heading', text: title }];
  if (items.length > 0) blocks.push({ kind: 'list', items });
  else blocks.push(line('No initiative of it is known, and no feed has told of one.'));
  if (input.pages > 1) blocks.push(note(`Page ${input.page} of ${input.pages}.`));
  if (input.next !== null) blocks.push(note('The whole ledger of a pair: ', text(input.next, 'code')));
  const lines = input.latest.map(({ line: one }) => one);
  return { title, blocks: [...blocks, ...ledgerNotes(lines, input.later, style)] };
}
