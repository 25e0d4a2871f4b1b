import type { PartyCode } from '../domain/party.ts';
import type { NameKind } from './mark.ts';
import type { Passage } from './reading.ts';
import { isCapital, isUpper } from './tokens.ts';

/** A name of a party where it stands, as far as its neighbours are looked at. */
interface Named {
  readonly codes: readonly PartyCode[];
  readonly from: number;
  readonly to: number;
  readonly kind: NameKind | 'pair';
}

/** Words in front of the name of somebody in office. */
export const TITLES = new Set(
  `pm president minister premier chancellor secretary ministers ambassador mr ms mrs dr chief adviser advisor nsa envoy
  commissioner king prince emir sheikh senator governor director chair chairman leader tsar czar`.split(
    /\s+/,
  ),
);

/** `US$200m`, `A$ 4 billion`: a currency and no party. */
export const isMoney = ({ tokens }: Passage, { to }: Named): boolean => {
  const next = tokens[to];
  return next?.text === '$' || (next?.text === '.' && tokens[to + 1]?.text === '$');
};

/** What may follow a leader's name with a capital without being part of it. */
const AFTER_NAME = new Set(
  `government administration cabinet monday tuesday wednesday thursday friday saturday sunday i ii iii jr`.split(
    ' ',
  ),
);

/**
 * `energy minister Alexandre Silveira`: in running text a family name with a further name
 * after it, or an unknown one before it, is another person's.
 */
export function isNamesake({ tokens, marks, field }: Passage, { from, to, kind }: Named): boolean {
  if (kind !== 'surname' || field !== 'summary') return false;
  const next = tokens[to];
  if (next?.spaced && isCapital(next.raw) && next.kind === 'word' && !AFTER_NAME.has(next.text)) return true;
  const before = tokens[from - 1];
  const opens = tokens[from - 2];
  if (before?.kind !== 'word' || !isCapital(before.raw) || isUpper(before.raw) || TITLES.has(before.text))
    return false;
  if (!opens || opens.kind === 'mark') return false;
  return !marks.some((m) => m.from <= from - 1 && m.to >= from);
}

const POSSESSIVE = new Set(["'s", "'", '’s', '’']);

/** `Kenya's NRF`, `the Romanian ASA`: a body that another state's name owns is that state's, not its namesake. */
export function isOwned({ tokens }: Passage, found: Named, before: Named | undefined): boolean {
  if (found.kind !== 'body' || !before || before.codes.some((code) => found.codes.includes(code)))
    return false;
  if (before.kind === 'demonym') return before.to === found.from;
  const owner = before.kind === 'name' || before.kind === 'capital';
  return owner && before.to + 1 === found.from && POSSESSIVE.has(tokens[before.to]?.text ?? '');
}
