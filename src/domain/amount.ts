/** A sum of money that a text names. */
export interface Amount {
  /** ISO 4217. A bare `$` is taken for US dollars, a bare `¥` for yen outside Chinese. */
  readonly currency: string;
  /** In whole units of the currency; of a range (`$5-7 billion`) its lower end. */
  readonly value: number;
  /** As written (`Rs 1,000 crore`): what people are shown. */
  readonly text: string;
}

/** No story and no event keeps more sums than this. */
export const MOST_AMOUNTS = 4;

/** `USD 2600000000`: what two ways to write one sum have in common. */
export function amountKey({ currency, value }: Amount): string {
  return `${currency} ${value}`;
}

/** The sums of two lists, each once as it was written first, at most {@link MOST_AMOUNTS}. */
export function joinAmounts(first: readonly Amount[], others: readonly Amount[]): readonly Amount[] {
  const once = new Map<string, Amount>();
  for (const amount of [...first, ...others]) {
    const key = amountKey(amount);
    if (!once.has(key)) once.set(key, amount);
  }
  return [...once.values()].slice(0, MOST_AMOUNTS);
}
