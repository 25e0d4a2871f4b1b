import type { SealedInstallation, SealedInstallationStore } from '../../src/pipeline/installation-ports.ts';

/** Installations in memory. */
export function memoryInstallations(): SealedInstallationStore {
  const kept = new Map<string, SealedInstallation>();
  return {
    save: async (installation) => void kept.set(installation.workspace, installation),
    find: async (workspace) => kept.get(workspace) ?? null,
    all: async () => [...kept.values()].sort((a, b) => (a.workspace < b.workspace ? -1 : 1)),
    remove: async (workspace) => kept.delete(workspace),
  };
}
