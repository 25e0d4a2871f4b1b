import { isClosing, type LedgerStage } from '../domain/initiative.ts';
import type { LedgerLine, LedgerSource, RecordedTransition, SeededTransition } from '../domain/ledger.ts';
import { stageOrder } from '../domain/stage.ts';
import type { StorySource } from '../domain/story.ts';
import { withContradictions } from './contradictions.ts';
import { corroboration } from './corroboration.ts';
import { creditsOf } from './credits.ts';
import type { InitiativeCatalogue } from './initiative-catalogue.ts';
import type { OutletBook } from './outlet-book.ts';
import { moreExact } from './partial-date.ts';
import { joinSteps, type Step } from './same-step.ts';
import { compareDates } from './seeded-transitions.ts';

const MOST_QUOTES = 3;

/**
 * The ledger as it is shown: seeded steps and those read in feeds, each step once, oldest first; lines of one
 * initiative that speak against each other are marked, and both stay.
 */
export function ledgerLines(
  catalogue: InitiativeCatalogue,
  recorded: readonly RecordedTransition[],
  seeds: readonly SeededTransition[],
  book: OutletBook,
): LedgerLine[] {
  const lines = joinSteps(catalogue, recorded, seeds).map((step) => lineOf(catalogue, step, book));
  return withContradictions(lines.sort(byDate));
}

function byDate(a: LedgerLine, b: LedgerLine): number {
  return compareDates(a.date, b.date) || rank(a.stage) - rank(b.stage);
}

function rank(stage: LedgerStage): number {
  return isClosing(stage) ? Number.MAX_SAFE_INTEGER : stageOrder(stage);
}

function lineOf(catalogue: InitiativeCatalogue, step: Step, book: OutletBook): LedgerLine {
  const { seed, recorded, initiative } = step;
  const news = recorded.filter(({ role }) => role === 'news');
  const sources = sourcesOf(step);
  const { voices, official } = corroboration(sources.map(asStorySource), book);
  const confidences = recorded.flatMap(({ support }) => support.map(({ confidence }) => confidence));
  return {
    initiative,
    unknownName: initiative === null ? (recorded.find((one) => one.initiative)?.initiative ?? null) : null,
    parties: step.parties,
    sectors: sectorsOf(catalogue, step),
    stage: step.stage,
    date: seed?.date ?? recorded.map(({ date }) => date).reduce(moreExact),
    says: seed?.says || sources[0]?.title || '',
    seeded: seed !== null,
    recalled: seed === null && news.length === 0,
    checked: seed?.checked ?? true,
    sources,
    quotes: [...new Set(recorded.flatMap(({ support }) => support.flatMap((one) => one.quotes)))].slice(
      0,
      MOST_QUOTES,
    ),
    confidence: confidences.length > 0 ? Math.max(...confidences) : null,
    official,
    independent: voices.length,
    confirmed: (seed?.checked ?? true) && (official > 0 || voices.length > 1),
    story: (news[0] ?? recorded[0])?.story ?? null,
    contradictions: [],
  };
}

function sectorsOf(catalogue: InitiativeCatalogue, { initiative, recorded }: Step): LedgerLine['sectors'] {
  const known = initiative === null ? null : catalogue.byId(initiative);
  return known?.sectors ?? [...new Set(recorded.flatMap(({ sectors }) => sectors))];
}

/** Every source once: items in the order of publication, then what research found. */
function sourcesOf({ seed, recorded }: Step): LedgerSource[] {
  const items = recorded
    .flatMap(({ support, told }) => [
      ...told,
      ...support.map((one) => ({ ...one, credits: creditsOf(one.title, '') })),
    ])
    .map(({ outlet, kind, title, url, published, credits }): LedgerSource => {
      return { outlet, kind, title, url, published, credits };
    })
    .sort((a, b) => (a.published ?? 0) - (b.published ?? 0));
  const found = (seed?.sources ?? []).map((source) => ({
    ...source,
    title: '',
    published: null,
    credits: [],
  }));
  const once = new Map<string, LedgerSource>();
  for (const source of [...items, ...found]) {
    const key = source.url ?? `${source.outlet}\n${source.title}`;
    if (!once.has(key)) once.set(key, source);
  }
  return [...once.values()];
}

function asStorySource(source: LedgerSource): StorySource {
  return { ...source, lang: null, published: source.published ?? 0, stage: null, founder: false };
}
