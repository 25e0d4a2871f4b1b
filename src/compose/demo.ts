import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDir } from '../../adapters/files/locations.ts';
import { startSampleSite } from '../../adapters/server/sample-site.ts';
import { createCronTicker } from '../../adapters/time/cron-ticker.ts';
import { createManualClock } from '../../adapters/time/system-clock.ts';
import { periodDigest } from '../commands/period-digest.ts';
import { DAY, HOUR } from '../domain/time.ts';
import { momentLabel } from '../messages/dates.ts';
import { accountTable } from '../messages/status.ts';
import { startSchedule } from '../pipeline/scheduler.ts';
import type { CliContext } from './context.ts';
import { demoEnd, demoStart } from './demo-texts.ts';
import { holdInstance } from './instance.ts';
import { createPoller, type OpenState, openState, type Poller } from './program.ts';
import { pollProgress, showHeading, showMessage, showPollSummary } from './terminal.ts';

/** A slow sample feed must not make the demo slow. */
const TIMEOUT_MS = 1_000;

/** By so much the clock of politeness moves on between the two polls: every feed is due again. */
const LATER = 3 * HOUR;

/** The digest of the demo covers the days that the sample's feeds reach back. */
const DIGEST_DAYS = 30;

/** Runs the real program on the sample site: two polls, a digest, questions of each kind, and the account. */
export async function runDemo(context: CliContext): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'entente-demo-'));
  const site = await startSampleSite({ folder: join(dataDir(), 'sample') });
  context.lifecycle.onClose('sample site', () => site.close());
  const config = { ...context.config, home, allowPrivateFeeds: [new URL(site.url).host] };
  const demo: CliContext = { ...context, config, asOf: context.asOf ?? site.asOf };
  holdInstance(demo);
  const now = demo.asOf ?? site.asOf;
  const politeness = createManualClock(now);
  const options = {
    config,
    lifecycle: demo.lifecycle,
    clock: createManualClock(now),
    politeness,
    fetchTimeoutMs: TIMEOUT_MS,
  };
  const state = openState(options);
  await state.store.feeds.upsert(site.feeds.map((source) => ({ source, origin: 'user', disabled: null })));
  demo.out(demoStart(home, momentLabel(now, { timeZone: 'UTC', now }), site.feeds.length));
  await twoPolls(demo, createPoller(options, state.store), () => politeness.advance(LATER));
  await tour(demo, state, now);
  demo.out(demoEnd(home, new Date(now).toISOString()));
}

/** Two cycles of the real scheduler, which here ticks by the second; between them the clock of politeness moves on. */
async function twoPolls(context: CliContext, poller: Poller, later: () => void): Promise<void> {
  const titles = ['First poll', `Second poll, ${LATER / HOUR} hours later by the clock of politeness`];
  await new Promise<void>((resolve, reject) => {
    const work = async (): Promise<void> => {
      const title = titles.shift();
      if (title === undefined) return;
      showHeading(context, title);
      const progress = pollProgress(context, 'Polling');
      const reports = await poller.pollDue(progress).finally(() => progress.stop());
      showPollSummary(context, reports);
      later();
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
