import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCatalogue } from '../../adapters/files/load-catalogue.ts';
import { loadEventModel } from '../../adapters/files/load-event-model.ts';
import { loadInitiatives } from '../../adapters/files/load-initiatives.ts';
import { loadOutlets } from '../../adapters/files/load-outlets.ts';
import { loadVocabulary } from '../../adapters/files/load-vocabulary.ts';
import { dataDir } from '../../adapters/files/locations.ts';
import { openStore, type Store } from '../../adapters/sqlite/store.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { createWorkerReader } from '../../adapters/worker/worker-reader.ts';
import type { CommandRequest, Reply } from '../commands/command.ts';
import type { CommandDeps } from '../commands/command-deps.ts';
import { runCommand } from '../commands/run-command.ts';
import type { Config } from '../config.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Clock } from '../domain/time.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { type ReanalysisReport, type ReanalysisWatcher, reanalyse } from '../pipeline/reanalyse.ts';
import { createSerialQueue } from '../pipeline/serial-queue.ts';
import { createSameEvent } from '../stories/same-event.ts';
import { CommandFailure, EXIT } from './exit.ts';
import { lazily } from './lazily.ts';
import { isOwner } from './owners.ts';
import { openProse, type Prose } from './prose.ts';
import { readingThreads } from './reading-threads.ts';

/** How the program is put together; all but the first two have sensible values. */
export interface ProgramOptions {
  readonly config: Config;
  readonly lifecycle: Lifecycle;
  /** The present that is written and shown. */
  readonly clock?: Clock;
  /** The time by which feeds are due. */
  readonly politeness?: Clock;
  readonly fetchTimeoutMs?: number;
  /** Told of an alert whose query can no longer be read. */
  readonly onUnreadable?: (subscription: Subscription, problem: string) => void;
}

/** The state of an installation, opened: what reading commands need. */
export interface OpenState {
  readonly store: Store;
  readonly commands: CommandDeps;
  /** `null`: no language model is configured. */
  readonly prose: Prose | null;
  answer(request: Pick<CommandRequest, 'text' | 'page'>): Promise<Reply>;
}

/** Where the state file of an installation stands. */
export function stateFile(config: Config): string {
  return join(resolve(config.home), 'entente.db');
}

/** Loaded when first asked for, and once: the data of a program do not change while it runs. */
export const vocabulary = lazily(() => loadVocabulary(dataDir()));
const initiatives = lazily(() => loadInitiatives(dataDir()));

/** Opens a state that is there already; where there is none, says how one is made instead of answering from nothing. */
export function openExistingState(options: ProgramOptions): OpenState {
  const file = stateFile(options.config);
  if (existsSync(file)) return openState(options);
  const message = `There is no state at ${file} yet. Make it with “entente fetch”, see “entente demo”, or name its folder with --home.`;
  throw new CommandFailure(EXIT.configuration, 'NO_STATE', message);
}

/** Opens the state file, or makes it. Works beside a running instance. */
export function openStateFile({ config, lifecycle, clock = systemClock }: ProgramOptions): Store {
  mkdirSync(resolve(config.home), { recursive: true });
  const store = openStore({ file: stateFile(config), clock });
  lifecycle.onClose('store', () => store.close());
  return store;
}

/** Opens the state for answering, or makes it. */
export function openState(options: ProgramOptions, prefix = 'entente ask'): OpenState {
  const { config } = options;
  const clock = options.clock ?? systemClock;
  const store = openStateFile(options);
  const prose = openProse(config, options.lifecycle);
  const labels = lazily(() => ({
    ...vocabulary().labels,
    outlets: loadOutlets(dataDir()),
    initiatives: initiatives(),
    ...(prose === null ? {} : { prose: prose.show }),
  }));
  const commands: CommandDeps = {
    ...store,
    // A poll that brings nothing asks for none of these.
    get catalogue() {
      return initiatives();
    },
    get vocabulary() {
      return vocabulary();
    },
    get labels() {
      return labels();
    },
    clock,
    prefix,
    owners: { includes: isOwner(config.owners), destinations: async () => [] },
    sharesFeeds: config.slack?.access.kind === 'oauth',
    serially: createSerialQueue(),
  };
  return {
    store,
    commands,
    prose,
    answer: ({ text, page }) =>
      runCommand(commands, {
        platform: 'terminal',
        workspace: 'local',
        place: { kind: 'terminal', address: 'terminal', name: null, reference: null },
        user: 'local',
        authority: 'admin',
        timeZone: config.timeZone,
        text,
        page,
      }),
  };
}

/** Puts the shipped catalogue into the store, unless it is switched off: new feeds are added, known ones keep their state. */
export async function seedCatalogue(store: Store, config: Config): Promise<void> {
  if (config.catalogue) await store.feeds.upsert(loadCatalogue(dataDir()));
}

/** Puts together what reads stored items anew. To apply, the caller holds the lock of the state folder. */
export function createReanalyser(
  { lifecycle }: ProgramOptions,
  { readings, archive }: Store,
): (apply: boolean, watcher: ReanalysisWatcher) => Promise<ReanalysisReport> {
  const reader = createWorkerReader({ threads: readingThreads() });
  lifecycle.onClose('reader', () => reader.close());
  const sameEvent = createSameEvent(loadEventModel(dataDir()));
  const deps = { readings, archive, reader, sameEvent };
  return (apply, watcher) => reanalyse(deps, apply, lifecycle.signal, watcher);
}
