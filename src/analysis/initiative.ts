import { type Pair, pairOf } from '../domain/party.ts';
import type { InitiativeWords } from './lexicon.ts';
import type { Passage } from './reading.ts';
import { quote } from './reading.ts';

/** A named initiative in the text. */
export interface InitiativeSign {
  readonly name: string;
  readonly pair: Pair | null;
  readonly short: boolean;
  readonly field: Passage['field'];
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** What is known of initiatives, and which parties the item names. */
export interface InitiativeContext {
  readonly known: readonly InitiativeWords[];
  readonly parties: ReadonlySet<string>;
}

/** Of several initiatives by one name the one whose parties the item names most. */
function meant(
  indices: readonly number[],
  { known, parties }: InitiativeContext,
): InitiativeWords | undefined {
  const share = (entry: InitiativeWords): number =>
    entry.parties.filter((code) => parties.has(code)).length / Math.max(1, entry.parties.length);
  return indices.flatMap((index) => known[index] ?? []).sort((a, b) => share(b) - share(a))[0];
}

function signsIn(passage: Passage, depths: Uint8Array, context: InitiativeContext): InitiativeSign[] {
  return passage.marks.flatMap(({ from, to, mark }) => {
    if (mark.kind !== 'initiative') return [];
    const entry = meant(mark.indices, context);
    if (!entry) return [];
    const [a, b] = entry.parties;
    const pair = entry.kind === 'bilateral' && entry.parties.length === 2 && a && b ? pairOf(a, b) : null;
    const name = mark.short ? quote(passage, from, to).text : entry.name;
    return [{ name, pair, short: mark.short, field: passage.field, from, to, depth: depths[from] ?? 0 }];
  });
}

/** Named initiatives of an item, those of the title first. */
export function initiativesOf(
  title: Passage,
  summary: Passage,
  titleDepths: Uint8Array,
  summaryDepths: Uint8Array,
  context: InitiativeContext,
): InitiativeSign[] {
  return [...signsIn(title, titleDepths, context), ...signsIn(summary, summaryDepths, context)];
}
