import type { LedgerLine, LedgerSource } from '../domain/ledger.ts';
import { count, STAGE_LABELS } from './labels.ts';
import { type Span, text } from './message.ts';
import { partialDateLabel } from './partial-date.ts';
import { shorten } from './shorten.ts';
import { describeAgreement } from './unnamed-agreement.ts';

/** Addresses given with one line. */
const MOST_LINKS = 3;

/** Quoted words of one line, and their length. */
const MOST_QUOTES = 2;
const LONGEST_QUOTE = 90;

/** Below this the reading of the news is said to be unsure. */
const UNSURE = 0.6;

/**
 * A line of the ledger: date, stage, name, what happened; then where it comes from, how well it is confirmed, what
 * speaks against it; then its sources. `name`: of the initiative, or `null` where the heading has it; a line without an
 * initiative is described (`science MoU, 2023`).
 */
export function ledgerItem(line: LedgerLine, name: string | null): Span[] {
  const what = [name ?? unnamed(line), happened(line)].filter(Boolean).join(': ');
  const spans: Span[] = [
    text(`${partialDateLabel(line.date)} `, 'strong'),
    { kind: 'stage', stage: line.stage },
    text(` ${what || 'The record begins.'}`),
    text(` (${provenance(line)})`, 'quiet'),
  ];
  for (const objection of objections(line)) spans.push(text(` ${objection}`, 'strong'));
  linked(line.sources).forEach((source, i) => {
    spans.push(text(i === 0 ? ' ' : ', '));
    spans.push(
      source.url === null ? text(source.outlet) : { kind: 'link', text: source.outlet, url: source.url },
    );
  });
  return spans;
}

/** What stands for the name where the records have none: the name in the news, else the kind of agreement. */
function unnamed(line: LedgerLine): string | null {
  if (line.initiative !== null || line.unknownName !== null) return line.unknownName;
  const words = line.recalled ? line.quotes.join('\n') : [line.says, ...line.quotes].join('\n');
  return describeAgreement({ ...line, words });
}

/** A headline that merely recalls the step is about something else: there the words that recall it are shown. */
function happened({ says, recalled, quotes: [quote] }: LedgerLine): string {
  return recalled && quote !== undefined ? `“${shorten(quote, LONGEST_QUOTE)}”` : says;
}

/** `seeded; confirmed by 2 sources, 1 of them official`. */
function provenance(line: LedgerLine): string {
  const sources = sourcesLabel(line);
  const confirmed = line.confirmed ? `confirmed by ${sources}` : `${sources}, not confirmed`;
  const parts = [
    line.seeded ? 'seeded' : '',
    line.recalled ? `recalled in “${shorten(line.says, LONGEST_QUOTE)}”` : quoted(line),
    line.story === null ? '' : `#${line.story}`,
    line.checked ? confirmed : 'not yet checked in its source',
    line.confidence !== null && line.confidence < UNSURE && !line.seeded ? 'unsure reading' : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** The words of the items that say so. */
function quoted({ quotes }: LedgerLine): string {
  const words = quotes.slice(0, MOST_QUOTES).map((quote) => `“${shorten(quote, LONGEST_QUOTE)}”`);
  return words.length === 0 ? '' : `in the words ${words.join(', ')}`;
}

function sourcesLabel({ independent, official }: LedgerLine): string {
  if (official === 0) return count(independent, 'source');
  if (official >= independent) return count(official, 'official source');
  return `${count(independent, 'source')}, ${official} of them official`;
}

function objections({ contradictions, stage }: LedgerLine): string[] {
  return contradictions.map((other) => {
    const date = partialDateLabel(other.date);
    const reached = STAGE_LABELS[other.stage].toLowerCase();
    return other.kind === 'date'
      ? `Sources disagree on the date: also told as ${reached} on ${date}.`
      : `Sources disagree: told as ${STAGE_LABELS[stage].toLowerCase()} although ${reached} since ${date}.`;
  });
}

/** The first source, then official ones, then others. */
function linked(sources: readonly LedgerSource[]): readonly LedgerSource[] {
  const [first, ...others] = sources;
  if (!first) return [];
  const official = others.filter(({ kind }) => kind === 'government' || kind === 'agency');
  const rest = others.filter((source) => !official.includes(source));
  const outlets = new Set<string>();
  return [first, ...official, ...rest]
    .filter(({ outlet }) => !outlets.has(outlet) && outlets.add(outlet))
    .slice(0, MOST_LINKS);
}
