import type { EpochMs } from '../domain/time.ts';

/** A workspace that installed the app. */
export interface Installation {
  readonly workspace: string;
  readonly name: string;
  /** The ids of the app's user and of its bot there. */
  readonly botUser: string;
  readonly bot: string;
  readonly scopes: readonly string[];
  /** Who installed it. */
  readonly installedBy: string;
  readonly installedAt: EpochMs;
  readonly token: string;
  /** With which the next token is asked for; `null` where tokens do not expire. */
  readonly refreshToken: string | null;
  readonly expiresAt: EpochMs | null;
}

/** Installations, their tokens sealed. */
export interface InstallationStore {
  /** Keeps one, in place of an older one of the same workspace. */
  save(installation: Installation): Promise<void>;
  /** `null` where there is none, or where its tokens cannot be opened with the present key. */
  find(workspace: string): Promise<Installation | null>;
  /** All that can be opened, by workspace. */
  all(): Promise<readonly Installation[]>;
  /** `false` where there was none. */
  remove(workspace: string): Promise<boolean>;
}

/** What stands at rest: everything but the tokens in plain, the tokens sealed. */
export interface SealedInstallation extends Omit<Installation, 'token' | 'refreshToken'> {
  readonly sealed: Uint8Array;
}

/** Installations as they stand at rest. */
export interface SealedInstallationStore {
  save(installation: SealedInstallation): Promise<void>;
  find(workspace: string): Promise<SealedInstallation | null>;
  all(): Promise<readonly SealedInstallation[]>;
  remove(workspace: string): Promise<boolean>;
}
