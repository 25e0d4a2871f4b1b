import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import {
  AppCredentials,
  AuthenticationConfiguration,
  AuthenticationConstants,
  ClaimsIdentity,
  type ConnectorClient,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { failureOf } from './sdk-failure.ts';
import type {
  BotFramework,
  ConversationAddress,
  OtherCloud,
  OutgoingCard,
  TeamsCall,
  TeamsCredentials,
} from './teams-calls.ts';

// The one file that knows Microsoft's SDK (docs/adr/0018-teams.md says how it would be exchanged).

const BOT_FRAMEWORK = 'https://api.botframework.com';

/** Makes the way to Teams. */
export function createBotFramework(
  credentials: TeamsCredentials,
  cloud: OtherCloud | null = null,
): BotFramework {
  const factory = credentials === null ? null : credentialsFactory(credentials, cloud);
  const authentication = authenticationOf(credentials, cloud, factory);
  const identity = new ClaimsIdentity(
    credentials === null ? [] : [{ type: AuthenticationConstants.AudienceClaim, value: credentials.appId }],
    true,
  );
  const connectors = authentication.createConnectorFactory(identity);
  const call = async <T>(
    to: ConversationAddress,
    ask: (client: ConnectorClient) => Promise<T>,
  ): Promise<TeamsCall<T>> => {
    try {
      const connector = await connectors.create(to.serviceUrl, BOT_FRAMEWORK);
      return await inTime(ask(withoutRepeats(connector)));
    } catch (error) {
      return failureOf(error);
    }
  };
  return {
    isGenuine: async (activity, authorization) => {
      try {
        await authentication.authenticateRequest(activity as Activity, authorization);
        return true;
      } catch (error) {
        // The SDK says with an error of whatever kind that it does not believe a token (a bad signature is a plain one).
        if (error instanceof Error) return false;
        throw error;
      }
    },
    token: async () => {
      if (factory === null || credentials === null) return NO_CREDENTIALS;
      const login = `https://login.microsoftonline.com/${credentials.tenantId}`;
      try {
        const made = await factory.createCredentials(credentials.appId, BOT_FRAMEWORK, login, true);
        return await inTime(tokenOf(made));
      } catch (error) {
        return failureOf(error);
      }
    },
    post: (to, card, replyTo) =>
      call(to, async ({ conversations }) => {
        const activity = activityOf(to, card);
        const sent =
          replyTo === undefined
            ? await conversations.sendToConversation(to.conversation, activity)
            : await conversations.replyToActivity(to.conversation, replyTo, {
                ...activity,
                replyToId: replyTo,
              });
        return sent.id ?? null;
      }),
    edit: (to, id, card) =>
      call(to, async ({ conversations }) => {
        const done = await conversations.updateActivity(to.conversation, id, { ...activityOf(to, card), id });
        return done.id ?? null;
      }),
    member: (of, user) =>
      call(of, async ({ conversations }) => {
        const found: { readonly name?: string; readonly userRole?: string } =
          await conversations.getConversationMember(of.conversation, user);
        return { name: found.name ?? null, isOwner: found.userRole === 'owner' };
      }),
  };
}

/** Milliseconds after which a call counts as unanswered. */
const LONGEST_CALL = 20_000;

async function inTime<T>(asking: Promise<T>): Promise<TeamsCall<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<TeamsCall<T>>((resolve) => {
    const failure = { status: null, code: null, retryAfter: null, cause: 'timed out' } as const;
    timer = setTimeout(() => resolve({ kind: 'call-failed', ...failure }), LONGEST_CALL);
  });
  try {
    return await Promise.race([asking.then((value) => ({ kind: 'done', value }) as const), late]);
  } finally {
    clearTimeout(timer);
  }
}

function activityOf(to: ConversationAddress, { card, summary, bot }: OutgoingCard): Partial<Activity> {
  return {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: to.serviceUrl,
    from: bot,
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

const NO_CREDENTIALS = {
  kind: 'call-failed',
  status: null,
  code: null,
  retryAfter: null,
  cause: 'there are no credentials',
} as const;

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/** Asks for the token that calls would carry; some credentials have no way to ask but to sign. */
async function tokenOf(credentials: Credentials): Promise<string> {
  if (credentials instanceof AppCredentials) return credentials.getToken();
  return 'signed without a token of its own';
}

function credentialsFactory(
  { appId, password, type, tenantId }: NonNullable<TeamsCredentials>,
  cloud: OtherCloud | null,
): ServiceClientCredentialsFactory {
  if (cloud !== null) return new FixedToken(appId, cloud.token);
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
  });
}

function authenticationOf(
  credentials: TeamsCredentials,
  cloud: OtherCloud | null,
  factory: ServiceClientCredentialsFactory | null,
) {
  const options: ConfigurationBotFrameworkAuthenticationOptions = {
    MicrosoftAppId: credentials?.appId ?? '',
    ...(credentials === null
      ? {}
      : {
          MicrosoftAppPassword: credentials.password,
          MicrosoftAppType: credentials.type,
          MicrosoftAppTenantId: credentials.tenantId,
        }),
    ...(cloud === null
      ? {}
      : {
          ValidateAuthority: true,
          ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
          ToChannelFromBotOAuthScope: BOT_FRAMEWORK,
          ToBotFromChannelTokenIssuer: BOT_FRAMEWORK,
          OAuthUrl: BOT_FRAMEWORK,
          ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadata,
          ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadata,
          CallerId: '',
        }),
  };
  return new ConfigurationBotFrameworkAuthentication(
    options,
    factory ?? undefined,
    new AuthenticationConfiguration(),
  );
}

/**
 * The SDK's client repeats by itself what was throttled or met a 5xx, and has no switch for it: a create that was
 * repeated could stand there twice, and 429 is for the outbox to wait out. Its own repeating part is taken out.
 */
function withoutRepeats(connector: ConnectorClient): ConnectorClient {
  const inner: { readonly pipeline?: { removePolicy?(which: { name: string }): unknown } } = Reflect.get(
    connector,
    'client',
  );
  inner.pipeline?.removePolicy?.({ name: 'defaultRetryPolicy' });
  return connector;
}

/** Credentials of a cloud that gives one token to all. The SDK asks for a class. */
class FixedToken extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #token: string;

  constructor(appId: string, token: string) {
    super();
    this.#appId = appId;
    this.#token = token;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    const authorization = `Bearer ${this.#token}`;
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', authorization);
        return request;
      },
    };
  }
}
