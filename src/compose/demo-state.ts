import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDir } from '../../adapters/files/locations.ts';
import { startSampleSite } from '../../adapters/server/sample-site.ts';
import { createManualClock, type ManualClock } from '../../adapters/time/system-clock.ts';
import { type Clock, type EpochMs, HOUR } from '../domain/time.ts';
import type { CliContext } from './context.ts';
import { holdInstance } from './instance.ts';
import { createPoller, type Poller } from './poller.ts';
import { type OpenState, openState, type ProgramOptions } from './program.ts';

/** A slow sample feed must not make the demo slow. */
const TIMEOUT_MS = 1_000;

/** By so much the clock of politeness moves on between two polls: every feed is due again. */
export const LATER = 5 * HOUR;

/** The real program on the sample site, in a folder of its own. */
export interface DemoState {
  readonly context: CliContext;
  readonly home: string;
  /** The moment that the sample speaks from. */
  readonly asOf: EpochMs;
  readonly feeds: number;
  readonly state: OpenState;
  readonly poller: Poller;
  readonly options: ProgramOptions;
  /** The clock by which feeds are due: it is advanced by hand. */
  readonly politeness: ManualClock;
}

/** Serves the sample and opens a fresh state on it; `clockFrom` gives the present of that state. */
export async function openDemo(
  context: CliContext,
  clockFrom: (asOf: EpochMs) => Clock = createManualClock,
): Promise<DemoState> {
  const home = mkdtempSync(join(tmpdir(), 'entente-demo-'));
  const site = await startSampleSite({ folder: join(dataDir(), 'sample') });
  context.lifecycle.onClose('sample site', () => site.close());
  const config = { ...context.config, home, allowPrivateFeeds: [new URL(site.url).host] };
  const asOf = context.asOf ?? site.asOf;
  const demo: CliContext = { ...context, config, asOf };
  holdInstance(demo);
  const politeness = createManualClock(asOf);
  const options = {
    config,
    lifecycle: demo.lifecycle,
    clock: clockFrom(asOf),
    politeness,
    fetchTimeoutMs: TIMEOUT_MS,
  };
  const state = openState(options);
  await state.store.feeds.upsert(site.feeds.map((source) => ({ source, origin: 'user', disabled: null })));
  const poller = createPoller(options, state.store);
  return { context: demo, home, asOf, feeds: site.feeds.length, state, poller, options, politeness };
}
