import { type Amount, amountKey, MOST_AMOUNTS } from '../domain/amount.ts';
import type { Evidence } from '../domain/analysis.ts';
import { amountsIn, type FoundAmount } from './amounts.ts';
import { originalOffset } from './clean-text.ts';
import { dateIn } from './event-date.ts';
import type { Findings } from './features.ts';
import { type Passage, quote } from './reading.ts';
import type { StageSign } from './stage.ts';

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

/** What is read of an item before its details are. */
interface Known extends Pick<Findings, 'reading' | 'titleDepths' | 'summaryDepths'> {
  /** The words that speak for its stage. */
  readonly told: readonly StageSign[];
}

/** One field, and which of its words are of the news itself. */
interface Field {
  readonly passage: Passage;
  /** Whether a token tells of the news, and of nothing that it recalls. */
  readonly isNews: (at: number) => boolean;
  /** Whether a token stands in a sentence that says how far the news has come. */
  readonly tellsStep: (at: number) => boolean;
}

/**
 * Sums and the date of an item. Words that tell of other steps give neither; a date counts in the headline and in
 * sentences that say how far the news has come, since other sentences date other things.
 */
export function detailsOf(known: Known, day: string): Details {
  const { reading, titleDepths, summaryDepths } = known;
  const fields = [fieldOf(known, reading.title, titleDepths), fieldOf(known, reading.summary, summaryDepths)];
  const signs = fields.flatMap((field) =>
    amountsIn(field.passage.clean.text, reading.lang)
      .filter((found) => isOfNews(field, found) && !isCutOff(field.passage, found))
      .map((found) => signOf(field.passage, found)),
  );
  const seen = new Set<string>();
  const amounts = signs.filter(({ amount }) => !seen.has(amountKey(amount)) && seen.add(amountKey(amount)));
  return { amounts: amounts.slice(0, MOST_AMOUNTS), date: dateOf(fields, day, reading.lang) };
}

/** Words that lead to an earlier step, and how far ahead of it they stand, in tokens. */
const RECALLING = new Set(
  `follows followed following after since earlier previous previously last past suite après depuis nach seit tras desde após dopo
  после с بعد منذ`.split(/\s+/),
);
const REACH = 5;

function fieldOf({ told }: Known, passage: Passage, depths: Uint8Array): Field {
  const { tokens, body, sentences, field } = passage;
  const recalled = (at: number): boolean => {
    for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
      const token = tokens[i];
      if (token?.kind === 'mark' && ',;:.—–'.includes(token.text)) return false;
      if (RECALLING.has(token?.text ?? '')) return true;
    }
    return false;
  };
  const signs = told.filter((sign) => sign.field === field);
  const telling = sentences.filter(({ from, to }) =>
    signs.some((sign) => sign.from >= from && sign.from < to),
  );
  return {
    passage,
    isNews: (at) => at >= body.from && at < body.to && (depths[at] ?? 0) === 0 && !recalled(at),
    tellsStep: (at) => field === 'title' || telling.some(({ from, to }) => at >= from && at < to),
  };
}

function dateOf(fields: readonly Field[], day: string, lang: string | null): Details['date'] {
  for (const { passage, isNews, tellsStep } of fields) {
    const found = dateIn(passage.tokens, day, lang, (at) => isNews(at) && tellsStep(at));
    if (!found) continue;
    const place = quote(passage, found.from, found.to);
    return {
      date: found.date,
      evidence: { field: passage.field, ...place, supports: 'date', label: found.date },
    };
  }
  return null;
}

function isOfNews({ passage, isNews }: Field, { start, end }: FoundAmount): boolean {
  const at = passage.tokens.findIndex((token) => token.end > start);
  const token = passage.tokens[at];
  return token !== undefined && token.start < end && isNews(at);
}

/** A scale and a currency need no more room behind a number, in code units. */
const ROOM = 20;

/** A sum near the end of what is read may go on behind it: `$2.6 bil|lion`. */
function isCutOff({ clean }: Passage, { end }: FoundAmount): boolean {
  const read = clean.text.length;
  return end > read - ROOM && originalOffset(clean, read) < clean.original.trimEnd().length;
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
