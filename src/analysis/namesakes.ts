import type { PartyCode } from '../domain/party.ts';
import type { NameKind } from './mark.ts';
import type { Passage } from './reading.ts';
import { isCapital } from './tokens.ts';

/** A name of a party where it stands, as far as its neighbours are looked at. */
interface Named {
  readonly codes: readonly PartyCode[];
  readonly from: number;
  readonly to: number;
  readonly kind: NameKind | 'pair';
}

/** `US$200m`, `A$ 4 billion`: a currency and no party. */
export const isMoney = ({ tokens }: Passage, { to }: Named): boolean => {
  const next = tokens[to];
  return next?.text === '$' || (next?.text === '.' && tokens[to + 1]?.text === '$');
};

/**
 * `energy minister Alexandre Silveira`: in running text a name that follows an office, and is followed by a further name,
 * is a first name. Leaders' own middle names (`Boric Font`) follow names that need no office to be known.
 */
export function isFirstName({ tokens, field }: Passage, { from, to, kind }: Named): boolean {
  const next = tokens[to];
  const officed = kind === 'surname' && to - from > 1;
  return officed && field === 'summary' && next?.kind === 'word' && next.spaced && isCapital(next.raw);
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
