import { describe, expect, test } from 'vitest';
import type { SealedInstallation, SealedInstallationStore } from '../../src/pipeline/installation-ports.ts';

const ONE: SealedInstallation = {
  workspace: 'T1',
  name: 'Policy',
  botUser: 'U0',
  bot: 'B0',
  scopes: ['commands', 'chat:write'],
  installedBy: 'U1',
  installedAt: 1_000,
  expiresAt: null,
  sealed: Uint8Array.of(1, 2, 3),
};

/** What every store of installations does. */
export function installationStoreContract(open: () => SealedInstallationStore): void {
  describe('installations', () => {
    test('are kept, found and listed by workspace', async () => {
      const store = open();
      await store.save({ ...ONE, workspace: 'T2', name: 'Trade', scopes: [] });
      await store.save(ONE);
      expect(await store.find('T1')).toEqual(ONE);
      expect(await store.find('T3')).toBeNull();
      expect((await store.all()).map(({ workspace }) => workspace)).toEqual(['T1', 'T2']);
    });

    test('take the place of an older one, and go', async () => {
      const store = open();
      await store.save(ONE);
      const renewed = { ...ONE, expiresAt: 5_000, sealed: Uint8Array.of(9) };
      await store.save(renewed);
      expect(await store.all()).toEqual([renewed]);
      expect(await store.remove('T1')).toBe(true);
      expect(await store.remove('T1')).toBe(false);
      expect(await store.all()).toEqual([]);
    });
  });
}
