import type { Cadence } from '../domain/cadence.ts';
import { backtestMessage } from '../messages/backtest.ts';
import type { DateStyle } from '../messages/dates.ts';
import type { Message } from '../messages/message.ts';
import { narrowerParts } from '../query/narrower.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { CommandDeps } from './command-deps.ts';
import { askedWords } from './subscription-view.ts';

/** So far back a query is tried, and so many of the last stories are shown. */
const DAYS = 90;
const LATEST = 3;

/** What a query would have brought, for whoever is about to subscribe to it. */
export async function backtest(
  { search, vocabulary }: Pick<CommandDeps, 'search' | 'vocabulary'>,
  query: Query,
  cadence: Cadence,
  style: DateStyle,
): Promise<Message> {
  const found = await search.backtest(query, { now: style.now, days: DAYS, limit: LATEST });
  const input = {
    ...found,
    asked: askedWords(query, vocabulary),
    asksFor: DAYS,
    narrower: narrowerParts(query),
    instantly: cadence.kind === 'instantly',
  };
  return backtestMessage(input, style);
}
