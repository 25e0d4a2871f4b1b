import type { Analysis, Evidence } from '../domain/analysis.ts';
import type { Pair } from '../domain/party.ts';
import type { Stage } from '../domain/stage.ts';
import { amountWords } from './amount-words.ts';
import { dateWords, labelLine } from './label-line.ts';
import { type Labels, STAGE_LABELS } from './labels.ts';
import { describeInstrument } from './unnamed-agreement.ts';

/** Names of parties and sectors for people. */
export type Names = Pick<Labels, 'party' | 'sector'>;

/** The text that was read. */
export interface ReadItem {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** Kinds of noise for people; others are named by their key. */
const NOISE: Readonly<Record<string, string>> = {
  trade: 'tariffs or trade',
  control: 'export controls or bans',
  sanction: 'sanctions, espionage or attacks',
  arms: 'the purchase of arms',
  dispute: 'a dispute',
  culture: 'culture or travel',
  disaster: 'war or disaster',
  market: 'markets or products',
  domestic: 'domestic politics',
  'company-news': 'a company',
  migration: 'visas and migration',
};

/**
 * Why an item was read as it was, as lines of plain text: the judgement with its reason, then each label with the words
 * that support it. Places count characters of the field from 1, as an editor does.
 */
export function explain(item: ReadItem, analysis: Analysis, names: Names): string[] {
  const sure = `${Math.round(analysis.confidence * 100)} % sure`;
  return [
    `${item.id}  ${analysis.relevant ? 'Partnership news' : 'Not partnership news'}, ${sure}`,
    `  title    ${oneLine(item.title)}`,
    ...(item.summary ? [`  summary  ${oneLine(item.summary)}`] : []),
    `  ${analysis.because}`,
    ...(analysis.relevant
      ? [inShort(item, analysis, names)].filter(Boolean).map((line) => `  in short: ${line}`)
      : []),
    ...(analysis.relevant ? newsLines(analysis, names) : []),
    ...backgroundLines(analysis, names),
    ...words(analysis, 'cooperation', 'speaks for it', () => 'a word of cooperation'),
    ...words(analysis, 'noise', 'speaks against it', (e) => NOISE[e.label] ?? e.label),
  ];
}

/** The structured line of a card, for one item. */
function inShort({ title, summary }: ReadItem, analysis: Analysis, names: Names): string {
  const { pairs, parties, sectors, stage, initiative, events } = analysis;
  const news = events.find(({ role }) => role === 'news');
  const date = news?.date ?? null;
  const unnamed = { sectors, stage, words: `${title}\n${summary}` };
  return labelLine(
    {
      pairs:
        pairs.length > 0 ? pairs.map((pair) => pairName(names, pair)) : [parties.map(names.party).join(', ')],
      stage,
      sectors: sectors.map(names.sector),
      initiative: initiative ?? (date === null ? null : describeInstrument({ ...unnamed, date })),
      amounts: news?.amounts.map(({ text }) => text) ?? [],
      date,
    },
    'word',
  );
}

const pairName = (names: Names, pair: Pair): string =>
  pair
    .map(names.party)
    .sort((a, b) => a.localeCompare(b, 'en'))
    .join(' – ');

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function newsLines(analysis: Analysis, names: Names): string[] {
  const { pairs, sectors, stage, stageDoubt, initiative, evidence } = analysis;
  const of = (supports: Evidence['supports'], label?: string): Evidence[] =>
    evidence.filter((e) => e.supports === supports && (label === undefined || e.label === label));
  const sides = (codes: readonly string[]): Evidence[] =>
    of('party').filter((e) => e.label.split('~').some((code) => codes.includes(code)));
  return [
    ...(pairs.length === 0 ? ['  pair: none; the item tells of a group, or names one side only'] : []),
    ...pairs.flatMap((pair) => [
      `  pair: ${pairName(names, pair)}`,
      ...quotes(sides(pair), (e) => e.label.split('~').map(names.party).join(' and ')),
      ...pair
        .filter((code) => sides([code]).length === 0)
        .map(
          (code) =>
            `    ${names.party(code)}: not by a name of its own (from a name for both, or the outlet)`,
        ),
    ]),
    ...sectors.flatMap((sector) => [
      `  sector: ${names.sector(sector)}`,
      ...quotes(of('sector', sector), () => 'a term of this sector'),
    ]),
    ...(stage ? [stageLine(stage, stageDoubt), ...stageLines(of('stage', stage))] : []),
    ...(initiative
      ? [`  initiative: ${initiative}`, ...quotes(of('initiative', initiative), () => 'its name')]
      : []),
    ...of('amount').flatMap((e) => [`  amount: ${amountWords(e.label)}`, ...quotes([e], () => 'as written')]),
    ...of('date').flatMap((e) => [`  date: ${dateWords(e.label)}`, ...quotes([e], () => 'says when')]),
  ];
}

function stageLine(stage: Stage, doubt: Analysis['stageDoubt']): string {
  const label = `  stage: ${STAGE_LABELS[stage]}`;
  return doubt ? `${label}, or ${STAGE_LABELS[doubt.stage]} (the words do not settle it)` : label;
}

function stageLines(found: readonly Evidence[]): string[] {
  if (found.length > 0) return quotes(found, () => 'says how far it has come');
  return ['    no word says how far it has come; such news counts as announced'];
}

function backgroundLines(analysis: Analysis, names: Names): string[] {
  const { backgroundPairs, evidence } = analysis;
  if (backgroundPairs.length === 0) return [];
  return [
    `  mentioned only: ${backgroundPairs.map((pair) => pairName(names, pair)).join('; ')}`,
    ...quotes(
      evidence.filter((e) => e.supports === 'background'),
      () => 'points to another cooperation',
    ),
  ];
}

function words(
  { evidence }: Analysis,
  supports: Evidence['supports'],
  heading: string,
  why: (e: Evidence) => string,
): string[] {
  const found = evidence.filter((e) => e.supports === supports);
  return found.length === 0 ? [] : [`  ${heading}:`, ...quotes(found, why)];
}

/** `    “ink” (title, 14 to 16): says how far it has come`. */
function quotes(evidence: readonly Evidence[], why: (e: Evidence) => string): string[] {
  return evidence.map((e) => `    “${oneLine(e.text)}” (${e.field}, ${e.start + 1} to ${e.end}): ${why(e)}`);
}
