import type { Initiative } from '../domain/initiative.ts';
import type { LedgerLine } from '../domain/ledger.ts';
import type { Standing, Watch } from '../stories/standing.ts';
import type { DateStyle } from './dates.ts';
import { count, enumerate, type Labels, STAGE_LABELS } from './labels.ts';
import { ledgerItem } from './ledger-line.ts';
import { ledgerNotes, watchItem } from './ledger-notes.ts';
import { type Block, line, type Message, note, type Span, text } from './message.ts';
import { partialDateLabel } from './partial-date.ts';

/** Initiatives that stand around one. */
export interface Relations {
  readonly umbrellas: readonly Initiative[];
  readonly predecessors: readonly Initiative[];
  readonly successors: readonly Initiative[];
  /** Those that stand under it. */
  readonly parts: readonly Initiative[];
}

/** What an initiative's record is made of. */
export interface InitiativeInput {
  readonly initiative: Initiative;
  readonly standing: Standing | null;
  /** Oldest first. */
  readonly lines: readonly LedgerLine[];
  readonly later: number;
  readonly watch: Watch | null;
  readonly relations: Relations;
}

/** One initiative: who, what, where it stands, what came before and after it, and its ledger. */
export function initiativeMessage(input: InitiativeInput, labels: Labels, style: DateStyle): Message {
  const { initiative, lines, watch } = input;
  const standing = standingLabel(input);
  const title = `${initiative.name}: ${standing}`;
  const blocks: Block[] = [
    { kind: 'heading', text: title },
    line(initiative.description),
    { kind: 'facts', rows: facts(input, labels) },
    ...related(input.relations),
    { kind: 'heading', text: `Ledger: ${count(lines.length, 'step')}` },
    { kind: 'list', items: lines.map((one) => ledgerItem(one, null)) },
  ];
  if (watch !== null) {
    blocks.push({ kind: 'heading', text: watch.overdue ? 'Overdue' : 'Stated rhythm' });
    blocks.push({ kind: 'list', items: [watchItem(initiative.name, watch)] });
  }
  blocks.push({ kind: 'heading', text: 'Source of the record' });
  blocks.push({ kind: 'list', items: [sourceItem(initiative)] });
  return { title, blocks: [...blocks, ...ledgerNotes(lines, input.later, style)] };
}

function standingLabel({ standing, initiative, later }: InitiativeInput): string {
  if (standing === null) return later > 0 ? 'not begun yet' : STAGE_LABELS[initiative.status].toLowerCase();
  const label = STAGE_LABELS[standing.stage].toLowerCase();
  return standing.since === null ? label : `${label} since ${partialDateLabel(standing.since)}`;
}

function facts({ initiative }: InitiativeInput, labels: Labels): [string, string][] {
  const rows: [string, string][] = [
    ['also called', initiative.aliases.join(', ')],
    [
      initiative.kind === 'programme' ? 'run by' : 'parties',
      enumerate(initiative.parties.map((code) => labels.party(code))),
    ],
    ['sectors', initiative.sectors.map((sector) => labels.sector(sector).toLowerCase()).join(', ')],
    ['began', partialDateLabel(initiative.launched)],
  ];
  return rows.filter(([, value]) => value !== '');
}

function related({ predecessors, successors, umbrellas, parts }: Relations): Block[] {
  const items = [
    ...predecessors.map((one) => relative('Follows', one)),
    ...successors.map((one) => relative('Followed by', one)),
    ...umbrellas.map((one) => relative('Stands under', one)),
    ...parts.map((one) => relative('Includes', one)),
  ];
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Related' },
        { kind: 'list', items },
      ];
}

function relative(how: string, { name, id }: Initiative): Span[] {
  return [text(`${how}: `, 'strong'), text(`${name} `), text(`(initiative ${id})`, 'quiet')];
}

function sourceItem({ source, checked }: Initiative): Span[] {
  const remark = checked ? 'Seen in' : 'Still to be checked in';
  const host = URL.canParse(source) ? new URL(source).hostname : source;
  return [text(`${remark} `), { kind: 'link', text: host, url: source }];
}

/** Several initiatives answer to what was typed: each with the command that names it. */
export function choiceMessage(
  asked: string,
  of: readonly Initiative[],
  labels: Labels,
  prefix: string,
): Message {
  const title = `${count(of.length, 'initiative')} may be meant by “${asked}”`;
  const items = of.map((initiative): Span[] => [
    text(`${prefix} initiative ${initiative.id}`, 'code'),
    text(` ${initiative.name}, ${enumerate(initiative.parties.map((code) => labels.party(code)))}`),
  ]);
  return {
    title,
    blocks: [{ kind: 'heading', text: title }, { kind: 'list', items }, note('Type one of these.')],
  };
}
