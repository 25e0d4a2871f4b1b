import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../src/domain/time.ts';
import type { Publisher } from '../../src/pipeline/delivery-ports.ts';
import type { Installation, InstallationStore } from '../../src/pipeline/installation-ports.ts';
import { createPeople, type People } from './asker.ts';
import { createConversations } from './conversation.ts';
import { createSlackApi, createWaitingApi } from './slack-api.ts';
import type { SlackIdentity } from './slack-identity.ts';
import { createSlackPublisher } from './slack-publisher.ts';

/** One workspace, and how it is spoken to. */
export interface SlackWorkspace {
  readonly workspace: string;
  readonly token: string;
  readonly identity: SlackIdentity;
  /** For answers: waits and repeats by itself. */
  readonly api: WebClient;
  readonly people: People;
  readonly publisher: Publisher;
}

/** The workspaces that the app is installed in. */
export interface SlackWorkspaces {
  /** `null` where it is not installed there (any more). */
  of(workspace: string): Promise<SlackWorkspace | null>;
}

/** How a workspace is reached. */
export interface WorkspaceAccess {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly identity: SlackIdentity;
  readonly clock: Clock;
}

/** Opens the way to one workspace. */
export function openWorkspace({ token, apiUrl, identity, clock }: WorkspaceAccess): SlackWorkspace {
  const access = { token, apiUrl };
  const outbox = createSlackApi(access);
  return {
    workspace: identity.workspace,
    token,
    identity,
    api: createWaitingApi(access),
    people: createPeople(createSlackApi(access), clock),
    publisher: createSlackPublisher({ api: outbox, conversationOf: createConversations(outbox), clock }),
  };
}

/** The one workspace of a bot token, whichever an event says that it comes from. */
export function oneWorkspace(only: SlackWorkspace): SlackWorkspaces {
  return { of: async () => only };
}

/** Many workspaces, each by the token of its installation; a new token opens it anew. */
export function manyWorkspaces(
  installations: Pick<InstallationStore, 'find'>,
  { apiUrl, clock }: Pick<WorkspaceAccess, 'apiUrl' | 'clock'>,
): SlackWorkspaces {
  const open = new Map<string, SlackWorkspace>();
  return {
    of: async (workspace) => {
      const found = await installations.find(workspace);
      const known = open.get(workspace);
      if (found === null) {
        open.delete(workspace);
        return null;
      }
      if (known?.token === found.token) return known;
      const opened = openWorkspace({ token: found.token, apiUrl, identity: identityOf(found), clock });
      open.set(workspace, opened);
      return opened;
    },
  };
}

function identityOf({ workspace, botUser, bot }: Installation): SlackIdentity {
  return { workspace, user: botUser, bot };
}

/** Delivers to the workspace of each destination; where the app is gone from it, nothing can be delivered there. */
export function workspacesPublisher(workspaces: SlackWorkspaces, pace: number): Publisher {
  const removed = { kind: 'gone', because: 'The app was removed from the workspace.' } as const;
  return {
    pace,
    post: async (to, ...rest) => (await workspaces.of(to.workspace))?.publisher.post(to, ...rest) ?? removed,
    edit: async (to, ...rest) => (await workspaces.of(to.workspace))?.publisher.edit(to, ...rest) ?? removed,
    reply: async (to, ...rest) =>
      (await workspaces.of(to.workspace))?.publisher.reply(to, ...rest) ?? removed,
    find: async (to, ...rest) =>
      (await workspaces.of(to.workspace))?.publisher.find(to, ...rest) ?? { kind: 'unknown' },
  };
}
