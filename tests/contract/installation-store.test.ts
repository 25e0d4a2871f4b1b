import { describe } from 'vitest';
import { memoryInstallations } from '../../adapters/memory/memory-installations.ts';
import { openStore } from '../../adapters/sqlite/store.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { tempFolder } from '../builders/temp-folder.ts';
import { installationStoreContract } from './installation-store.ts';

describe('in memory', () => installationStoreContract(memoryInstallations));

describe('in SQLite', () => {
  const path = tempFolder();
  installationStoreContract(() => openStore({ file: path('state.db'), clock: systemClock }).installations);
});
