import type { Analysis, CooperationEvent, Evidence } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import type { PartyCode } from '../domain/party.ts';
import type { Stage } from '../domain/stage.ts';
import type { Story } from '../domain/story.ts';

/** One item that supports a ledger entry, kept in words and address so that the entry outlives the item. */
export interface LedgerSupport extends Pick<Item, 'outlet' | 'title' | 'url' | 'published'> {
  /** The words of the item that say so. */
  readonly quotes: readonly string[];
}

/** One dated step of a cooperation: an initiative, or what two parties (or a group) do without a name. */
export interface LedgerEntry {
  readonly initiative: string | null;
  /** Sorted; two for a pair. */
  readonly parties: readonly PartyCode[];
  readonly stage: Stage;
  /** ISO, as exact as the source: `2023`, `2023-04`, `2023-04-25`. */
  readonly date: string;
  /** Whether it was the news itself, or an earlier step that the news recalls. */
  readonly role: 'news' | 'background';
  readonly support: readonly LedgerSupport[];
}

/** An item that joined the story just now, with what was read in it. */
export interface ToldItem {
  readonly item: Item;
  readonly analysis: Analysis;
}

const MOST_QUOTES = 5;
const MOST_SUPPORT = 20;
const QUOTE_LENGTH = 300;

/**
 * What a story's new items add to the ledger: its own step when its stage is not what it was (`before`; `null` for
 * a story that is being founded), and the dated earlier steps that the items recall.
 */
export function ledgerEntries(
  before: Stage | null,
  story: Pick<Story, 'stage' | 'pairs' | 'parties' | 'initiative'>,
  told: readonly ToldItem[],
): LedgerEntry[] {
  return [...ownSteps(before, story, told), ...recalledSteps(told)];
}

function ownSteps(
  before: Stage | null,
  story: Parameters<typeof ledgerEntries>[1],
  told: readonly ToldItem[],
): LedgerEntry[] {
  const { stage, initiative } = story;
  const saying = told.filter(({ analysis }) => analysis.stage === stage);
  const first = saying[0] ?? told[0];
  if (stage === null || stage === before || !first) return [];
  const entry = {
    initiative,
    stage,
    date: dateOf(stage, first),
    role: 'news' as const,
    support: (saying.length > 0 ? saying : told)
      .slice(0, MOST_SUPPORT)
      .map(({ item, analysis }) => supportOf(item, analysis.evidence)),
  };
  const subjects = story.pairs.length > 0 ? story.pairs : [[...story.parties].sort()];
  return subjects.filter((parties) => parties.length > 1).map((parties) => ({ ...entry, parties }));
}

/** The date that the text gives for the step, else the day of publication (UTC). */
function dateOf(stage: Stage, { item, analysis }: ToldItem): string {
  const dated = analysis.events.find((event) => event.role === 'news' && event.stage === stage && event.date);
  return dated?.date ?? new Date(item.published).toISOString().slice(0, 10);
}

function recalledSteps(told: readonly ToldItem[]): LedgerEntry[] {
  const steps = new Map<string, LedgerEntry>();
  for (const { item, analysis } of told) {
    for (const step of analysis.events.flatMap((event) => recalled(item, event))) {
      const { initiative, parties, stage, date } = step;
      const key = JSON.stringify([initiative, parties, stage, date]);
      const known = steps.get(key);
      const support = [...(known?.support ?? []), ...step.support].slice(0, MOST_SUPPORT);
      steps.set(key, { ...step, support });
    }
  }
  return [...steps.values()];
}

function recalled(item: Item, event: CooperationEvent): LedgerEntry[] {
  const { role, stage, date, initiative } = event;
  if (role !== 'background' || stage === null || date === null || event.parties.length < 2) return [];
  const parties = [...event.parties].sort();
  return [{ initiative, parties, stage, date, role, support: [supportOf(item, event.evidence)] }];
}

/** The words that support the stage; where none are marked, all that are. */
function supportOf({ outlet, title, url, published }: Item, evidence: readonly Evidence[]): LedgerSupport {
  const forStage = evidence.filter(({ supports }) => supports === 'stage');
  const quotes = (forStage.length > 0 ? forStage : evidence).map(({ text }) => text.slice(0, QUOTE_LENGTH));
  return { outlet, title, url, published, quotes: [...new Set(quotes)].slice(0, MOST_QUOTES) };
}
