import { clockOf } from '../../compose/clock.ts';
import type { CliContext } from '../../compose/context.ts';
import { openExistingState } from '../../compose/program.ts';
import { showMessage } from '../../compose/terminal.ts';
import { periodLabel } from '../../messages/dates.ts';
import { bookLines, bookMessage } from '../../messages/item-book.ts';
import type { StatusOptions } from '../status.ts';

/** Writes the account of a period to the terminal. */
export async function showStatus(context: CliContext, options: StatusOptions): Promise<void> {
  const { config, lifecycle } = context;
  const { store } = openExistingState({ config, lifecycle, clock: clockOf(context) });
  const now = clockOf(context).now();
  const from = 'ago' in options.since ? now - options.since.ago : options.since.at;
  const rows = await store.account.book(from);
  const lines = bookLines(
    rows.map(({ day, feedTitle, account }) => ({ label: options.by === 'day' ? day : feedTitle, account })),
  );
  if (options.json) return context.out(`${JSON.stringify(lines, null, 2)}\n`);
  const period = periodLabel(from, now, { timeZone: 'UTC', now });
  showMessage(context, bookMessage(lines, options.by, period));
}
