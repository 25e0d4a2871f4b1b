import { plainText } from '../../adapters/terminal/plain-text.ts';
import { createCronTicker } from '../../adapters/time/cron-ticker.ts';
import { periodDigest } from '../commands/period-digest.ts';
import { DAY, HOUR } from '../domain/time.ts';
import { momentLabel } from '../messages/dates.ts';
import { accountTable } from '../messages/status.ts';
import { deliverOnce } from '../pipeline/delivery-loop.ts';
import { startSchedule } from '../pipeline/scheduler.ts';
import type { CliContext } from './context.ts';
import { createDelivery } from './delivery.ts';
import { LATER, openDemo } from './demo-state.ts';
import { demoEnd, demoStart } from './demo-texts.ts';
import { inboxThreads } from './inbox.ts';
import type { Poller } from './poller.ts';
import type { OpenState } from './program.ts';
import { pollProgress, showHeading, showMessage, showPollSummary } from './terminal.ts';

/** The digest of the demo covers the days that the sample's feeds reach back. */
const DIGEST_DAYS = 30;

/** What the demo subscribes to after the first poll: the sample releases news of it with the second, and more with the third. */
const SUBSCRIBED = 'subscribe eu us';

/** Runs the real program on the sample site: three polls with an alert, a digest, questions of each kind, and the account. */
export async function runDemo(context: CliContext): Promise<void> {
  const {
    context: demo,
    home,
    asOf: now,
    feeds,
    state,
    poller,
    options,
    politeness,
  } = await openDemo(context);
  demo.out(demoStart(home, momentLabel(now, { timeZone: 'UTC', now }), feeds));
  const delivery = createDelivery(options, state, null);
  await polls(demo, poller, async (done) => {
    politeness.advance(LATER);
    if (done === 1) await subscribe(demo, state);
    await deliverOnce(delivery, demo.lifecycle.signal);
    showDelivered(demo, home, done);
  });
  await tour(demo, state, now);
  demo.out(demoEnd(home, new Date(now).toISOString()));
}

async function subscribe(context: CliContext, state: OpenState): Promise<void> {
  showHeading(context, `/partnership ${SUBSCRIBED}`);
  showMessage(context, (await state.answer({ text: SUBSCRIBED, page: 1 })).message);
}

/** The alert's card as it stands now: brought by the second poll, changed by the third. */
function showDelivered(context: CliContext, home: string, polls: number): void {
  const threads = inboxThreads(home);
  if (threads.length === 0) return;
  showHeading(context, polls === 2 ? 'The alert arrives' : 'The same card, edited in place, and its thread');
  for (const thread of threads) {
    showMessage(context, thread.message);
    for (const reply of thread.replies) context.out(`\n    ↳ ${plainText(reply.title)}\n`);
  }
}

/** Cycles of the real scheduler, which here ticks by the second; `after` is told how many are done. */
async function polls(
  context: CliContext,
  poller: Poller,
  after: (done: number) => Promise<void>,
): Promise<void> {
  const later = `${LATER / HOUR} hours later by the clock of politeness`;
  const titles = ['First poll', `Second poll, ${later}`, `Third poll, ${later}`];
  let done = 0;
  await new Promise<void>((resolve, reject) => {
    const work = async (): Promise<void> => {
      const title = titles.shift();
      if (title === undefined) return;
      showHeading(context, title);
      const progress = pollProgress(context, 'Polling');
      const reports = await poller.pollDue(progress).finally(() => progress.stop());
      showPollSummary(context, reports);
      await after(++done);
      if (titles.length === 0) resolve();
    };
    const schedule = startSchedule(createCronTicker('* * * * * *'), work, reject);
    context.lifecycle.onClose('schedule', () => schedule.stop());
  });
}

async function tour(context: CliContext, state: OpenState, now: number): Promise<void> {
  const { store, commands } = state;
  showHeading(context, 'The digest');
  showMessage(context, await periodDigest(commands, now - DIGEST_DAYS * DAY, now, { timeZone: 'UTC', now }));
  const indiaUk = {
    kind: 'and',
    of: [
      { kind: 'pair', pair: ['GB', 'IN'] },
      { kind: 'stage', stage: 'proposed' },
    ],
  } as const;
  const { stories } = await store.search.search(indiaUk, { now, offset: 0, limit: 1 });
  const asked = [
    'india uk',
    'semiconductors',
    `why ${stories[0]?.number ?? 1}`,
    'timeline india uk',
    'matrix india',
  ];
  for (const text of asked) {
    showHeading(context, `/partnership ${text}`);
    showMessage(context, (await state.answer({ text, page: 1 })).message);
  }
  showHeading(context, 'What became of every item');
  showMessage(context, { title: 'Account', blocks: [accountTable(await store.account.items(0))] });
}
