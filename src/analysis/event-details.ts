import { type Amount, amountKey, MOST_AMOUNTS } from '../domain/amount.ts';
import type { Evidence } from '../domain/analysis.ts';
import { amountsIn, type FoundAmount } from './amounts.ts';
import { originalOffset } from './clean-text.ts';
import { dateIn } from './event-date.ts';
import { type Passage, quote, type Reading } from './reading.ts';

/** A sum of the news with its place. */
export interface AmountSign {
  readonly amount: Amount;
  readonly evidence: Evidence;
}

/** What the text says of its news besides who, what and how far: sums of money, and the day. */
export interface Details {
  readonly amounts: readonly AmountSign[];
  readonly date: { readonly date: string; readonly evidence: Evidence } | null;
}

/** Sums and the date of an item. Words that tell of other steps (`depths` above 0) give neither. */
export function detailsOf(
  { title, summary, lang }: Reading,
  titleDepths: Uint8Array,
  summaryDepths: Uint8Array,
  day: string,
): Details {
  const fields = [
    { passage: title, depths: titleDepths },
    { passage: summary, depths: summaryDepths },
  ];
  const signs = fields.flatMap(({ passage, depths }) =>
    amountsIn(passage.clean.text, lang)
      .filter((found) => isNews(passage, depths, found) && !isCutOff(passage, found))
      .map((found) => signOf(passage, found)),
  );
  const seen = new Set<string>();
  const amounts = signs.filter(({ amount }) => !seen.has(amountKey(amount)) && seen.add(amountKey(amount)));
  return { amounts: amounts.slice(0, MOST_AMOUNTS), date: dateOf(fields, day, lang) };
}

function dateOf(
  fields: readonly { readonly passage: Passage; readonly depths: Uint8Array }[],
  day: string,
  lang: string | null,
): Details['date'] {
  for (const { passage, depths } of fields) {
    const { from, to } = passage.body;
    const found = dateIn(passage.tokens, day, lang, (at) => at >= from && at < to && (depths[at] ?? 0) === 0);
    if (!found) continue;
    const place = quote(passage, found.from, found.to);
    return {
      date: found.date,
      evidence: { field: passage.field, ...place, supports: 'date', label: found.date },
    };
  }
  return null;
}

function isNews(passage: Passage, depths: Uint8Array, { start, end }: FoundAmount): boolean {
  const at = passage.tokens.findIndex((token) => token.end > start);
  const token = passage.tokens[at];
  if (!token || token.start >= end) return false;
  return at >= passage.body.from && at < passage.body.to && (depths[at] ?? 0) === 0;
}

/** A sum at the very end of what is read may go on behind it: `$2.6 | billion`. */
function isCutOff({ clean }: Passage, { end }: FoundAmount): boolean {
  return (
    end >= clean.text.trimEnd().length &&
    originalOffset(clean, clean.text.length) < clean.original.trimEnd().length
  );
}

function signOf(passage: Passage, { currency, value, start, end }: FoundAmount): AmountSign {
  const from = originalOffset(passage.clean, start);
  const to = originalOffset(passage.clean, end);
  const text = passage.clean.original.slice(from, to);
  const amount = { currency, value, text: passage.clean.text.slice(start, end).replace(/\s+/gu, ' ') };
  return {
    amount,
    evidence: {
      field: passage.field,
      start: from,
      end: to,
      text,
      supports: 'amount',
      label: amountKey(amount),
    },
  };
}
