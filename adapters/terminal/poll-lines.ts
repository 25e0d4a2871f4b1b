import { itemsIn } from '../../src/domain/item.ts';
import type { PollReport } from '../../src/pipeline/poll-feed.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

/** How a poll ended, in one word. */
const STATUS_WORDS: Readonly<Record<PollReport['status'], string>> = {
  fetched: 'read',
  unchanged: 'unchanged',
  moved: 'moved',
  gone: 'gone',
  'not-a-feed': 'not a feed',
  limited: 'asked us to wait',
  failed: 'failed',
};

/** The feeds of a cycle that need a word: moved, gone, limited, failed; and a count of the others. */
export function pollSummary(reports: readonly PollReport[], paint: Paint): string {
  const counts = new Map<PollReport['status'], number>();
  for (const { status } of reports) counts.set(status, (counts.get(status) ?? 0) + 1);
  const tally = [...counts].map(([status, n]) => `${n} ${STATUS_WORDS[status]}`).join(', ');
  const remarks = reports
    .filter((report) => report.message !== null)
    .map((report) => {
      const colour = report.status === 'moved' ? paint.mark : paint.bad;
      return `  ${colour(STATUS_WORDS[report.status])}  ${plainText(report.feed.title)}: ${plainText(report.message ?? '')}`;
    });
  const edited = reports.reduce((sum, report) => sum + report.edited, 0);
  const items = `${newItems(reports)} new items${edited > 0 ? `, ${edited} edited` : ''}`;
  return [`${tally || 'no feed was due'}; ${items}`, ...remarks, ''].join('\n');
}

function newItems(reports: readonly PollReport[]): number {
  return reports.reduce((sum, report) => sum + itemsIn(report.account), 0);
}
