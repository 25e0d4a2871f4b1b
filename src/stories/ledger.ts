import type { Analysis, CooperationEvent, Evidence } from '../domain/analysis.ts';
import type { FeedKind } from '../domain/feed.ts';
import type { Item } from '../domain/item.ts';
import type { LedgerEntry, LedgerSupport } from '../domain/ledger.ts';
import type { Stage } from '../domain/stage.ts';
import type { Story } from '../domain/story.ts';

/** An item that joined the story just now, with what was read in it. */
export interface ToldItem {
  readonly item: Item;
  readonly analysis: Analysis;
  /** Of the feed that carried it. */
  readonly kind: FeedKind;
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
      .map((one) => supportOf(one, one.analysis.confidence, one.analysis.evidence)),
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
  for (const one of told) {
    for (const step of one.analysis.events.flatMap((event) => recalled(one, event))) {
      const { initiative, parties, stage, date } = step;
      const key = JSON.stringify([initiative, parties, stage, date]);
      const known = steps.get(key);
      const support = [...(known?.support ?? []), ...step.support].slice(0, MOST_SUPPORT);
      steps.set(key, { ...step, support });
    }
  }
  return [...steps.values()];
}

function recalled(one: ToldItem, event: CooperationEvent): LedgerEntry[] {
  const { role, stage, date, initiative } = event;
  if (role !== 'background' || stage === null || date === null || event.parties.length < 2) return [];
  const parties = [...event.parties].sort();
  const support = [supportOf(one, event.confidence, event.evidence)];
  return [{ initiative, parties, stage, date, role, support }];
}

/** The words that support the stage; where none are marked, all that are. */
function supportOf(
  { item, kind }: ToldItem,
  confidence: number,
  evidence: readonly Evidence[],
): LedgerSupport {
  const { outlet, title, url, published } = item;
  const forStage = evidence.filter(({ supports }) => supports === 'stage');
  const quotes = (forStage.length > 0 ? forStage : evidence).map(({ text }) => text.slice(0, QUOTE_LENGTH));
  return {
    outlet,
    title,
    url,
    published,
    kind,
    confidence,
    quotes: [...new Set(quotes)].slice(0, MOST_QUOTES),
  };
}
