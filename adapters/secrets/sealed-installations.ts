import * as z from 'zod';
import type {
  Installation,
  InstallationStore,
  SealedInstallation,
  SealedInstallationStore,
} from '../../src/pipeline/installation-ports.ts';
import type { SecretBox } from './secret-box.ts';

const tokens = z.object({ token: z.string(), refreshToken: z.string().nullable() });

/** Installations whose tokens are sealed on their way to a store. */
export function sealedInstallations(store: SealedInstallationStore, box: SecretBox): InstallationStore {
  const opened = (sealed: SealedInstallation): Installation | null => {
    const text = box.open(sealed.sealed, sealed.workspace);
    if (text === null) return null;
    const { sealed: _, ...rest } = sealed;
    return { ...rest, ...tokens.parse(JSON.parse(text)) };
  };
  return {
    save: ({ token, refreshToken, ...rest }) =>
      store.save({ ...rest, sealed: box.seal(JSON.stringify({ token, refreshToken }), rest.workspace) }),
    find: async (workspace) => {
      const found = await store.find(workspace);
      return found === null ? null : opened(found);
    },
    all: async () => (await store.all()).flatMap((one) => opened(one) ?? []),
    remove: (workspace) => store.remove(workspace),
  };
}
