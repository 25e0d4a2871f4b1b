import type { LedgerStage } from '../domain/initiative.ts';
import type { RecordedTransition, SeededTransition } from '../domain/ledger.ts';
import type { PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { InitiativeCatalogue } from './initiative-catalogue.ts';
import { datesAgree } from './partial-date.ts';

/** One step of the ledger with all that tells it. */
export interface Step {
  /** Id in the catalogue. */
  readonly initiative: string | null;
  readonly parties: readonly PartyCode[];
  readonly stage: LedgerStage;
  readonly seed: SeededTransition | null;
  readonly recorded: readonly RecordedTransition[];
}

/** Days between a step and the paper that reports it. */
const REPORTED_WITHIN = 2;

/**
 * Joins entries that tell one step. Entries of one initiative, stage and parties are one when their dates agree
 * within two days. An entry without a known initiative joins a step when it is the only one that it can mean: a
 * seeded one whose sectors it shares, one of its own story, or one that it merely recalls.
 */
export function joinSteps(
  catalogue: InitiativeCatalogue,
  recorded: readonly RecordedTransition[],
  seeds: readonly SeededTransition[],
): readonly Step[] {
  const steps: Step[] = seeds.map((seed) => ({ ...seed, seed, recorded: [] }));
  // Steps by stage and parties, so that an entry is compared with those alone that it can tell.
  const places = new Map<string, number[]>();
  for (const [at, step] of steps.entries()) places.set(keyOf(step), [...(places.get(keyOf(step)) ?? []), at]);
  // What is news comes first, so that what merely recalls it finds it.
  for (const told of [...recorded].sort(newsFirst)) {
    const entry = withoutOthersName(catalogue, told);
    const initiative = entry.initiative === null ? null : catalogue.meant(entry.initiative, entry.parties);
    const here = places.get(keyOf(entry)) ?? [];
    const candidates = here.flatMap((at) => {
      const step = steps[at];
      return step ? [{ step, at }] : [];
    });
    const at = placeOf(catalogue, candidates, entry, initiative?.id ?? null);
    const step = steps[at];
    if (step) steps[at] = { ...step, recorded: [...step.recorded, entry] };
    else {
      const { parties, stage } = entry;
      const place = steps.push({
        initiative: initiative?.id ?? null,
        parties,
        stage,
        seed: null,
        recorded: [entry],
      });
      here.push(place - 1);
      places.set(keyOf(entry), here);
    }
  }
  return steps;
}

/** An entry whose initiative is one of other parties names a model, not itself: it counts as one without a name. */
function withoutOthersName(catalogue: InitiativeCatalogue, entry: RecordedTransition): RecordedTransition {
  const { initiative, parties } = entry;
  const isModel = initiative !== null && catalogue.isOfOthers(initiative, parties);
  return isModel ? { ...entry, initiative: null } : entry;
}

function newsFirst(a: RecordedTransition, b: RecordedTransition): number {
  return (a.role === 'news' ? 0 : 1) - (b.role === 'news' ? 0 : 1);
}

function keyOf({ stage, parties }: Pick<Step, 'stage' | 'parties'>): string {
  return `${stage} ${parties.join('~')}`;
}

/** The place of the step that the entry tells; -1 for a new one. */
function placeOf(
  catalogue: InitiativeCatalogue,
  steps: readonly { readonly step: Step; readonly at: number }[],
  entry: RecordedTransition,
  initiative: string | null,
): number {
  const possible = steps.filter(({ step }) => isPossible(step, entry));
  if (initiative !== null) return possible.find(({ step }) => step.initiative === initiative)?.at ?? -1;
  // A name that the catalogue lacks is another initiative than those that it has.
  if (entry.initiative !== null) {
    return (
      possible.find(({ step }) => step.recorded.some((one) => one.initiative === entry.initiative))?.at ?? -1
    );
  }
  const [only, ...others] = possible.filter(({ step }) => mayMean(catalogue, step, entry));
  return only && others.length === 0 ? only.at : -1;
}

function isPossible(step: Step, entry: RecordedTransition): boolean {
  const dates = [...(step.seed ? [step.seed.date] : []), ...step.recorded.map(({ date }) => date)];
  return dates.some((date) => datesAgree(date, entry.date, REPORTED_WITHIN));
}

function mayMean(catalogue: InitiativeCatalogue, step: Step, entry: RecordedTransition): boolean {
  if (step.seed !== null) {
    const sectors = catalogue.byId(step.seed.initiative)?.sectors ?? [];
    return entry.role === 'background' || share(sectors, entry.sectors);
  }
  if (entry.story !== null && step.recorded.some(({ story }) => story === entry.story)) return true;
  return entry.role === 'background';
}

function share(a: readonly Sector[], b: readonly Sector[]): boolean {
  return a.some((sector) => b.includes(sector));
}
