import * as z from 'zod';

/** How the Azure Bot Service knows this bot; `null` credentials: not at all, for the Playground on this machine. */
export interface TeamsConfig {
  readonly credentials: {
    readonly appId: string;
    /** Empty for a managed identity. */
    readonly password: string;
    readonly type: (typeof APP_TYPES)[number];
    readonly tenantId: string;
  } | null;
}

const APP_TYPES = ['SingleTenant', 'UserAssignedMSI'] as const;

const guid = z
  .string()
  .regex(
    /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})?$/i,
    'expected an id such as 00000000-0000-0000-0000-000000000000',
  );

/** The variables of Teams, under the names that Microsoft's SDK gives them. */
export const teamsShape = {
  MicrosoftAppId: guid,
  MicrosoftAppPassword: z
    .string()
    .max(500)
    .regex(/^[\x21-\x7e]*$/, 'expected printable characters without spaces'),
  MicrosoftAppType: z.enum(
    APP_TYPES,
    'expected SingleTenant or UserAssignedMSI; MultiTenant bots are made no more',
  ),
  MicrosoftAppTenantId: guid,
  TEAMS_ALLOW_ANONYMOUS: z.enum(['', 'local'], 'expected local, or nothing'),
};

const values = z.object({ ...teamsShape, HOST: z.string() });
type Values = z.infer<typeof values>;

/** What is wrong with the variables of Teams taken together: each by name, with what was expected. */
export function teamsProblems(given: Values): readonly { readonly path: string; readonly message: string }[] {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = given;
  if (given.TEAMS_ALLOW_ANONYMOUS === 'local') {
    if (MicrosoftAppId !== '') {
      return [{ path: 'TEAMS_ALLOW_ANONYMOUS', message: 'expected nothing, since MicrosoftAppId is set' }];
    }
    const message =
      'expected together with HOST=127.0.0.1: anybody who reaches the port could speak as Teams';
    return isLoopback(given.HOST) ? [] : [{ path: 'TEAMS_ALLOW_ANONYMOUS', message }];
  }
  if (MicrosoftAppId === '') {
    const message = 'expected the application id of the Azure Bot, since other variables of Teams are set';
    return MicrosoftAppPassword !== '' || MicrosoftAppTenantId !== ''
      ? [{ path: 'MicrosoftAppId', message }]
      : [];
  }
  return [
    ...(MicrosoftAppPassword === '' && MicrosoftAppType === 'SingleTenant'
      ? [{ path: 'MicrosoftAppPassword', message: 'expected the client secret, since MicrosoftAppId is set' }]
      : []),
    ...(MicrosoftAppTenantId === ''
      ? [{ path: 'MicrosoftAppTenantId', message: 'expected the tenant, since MicrosoftAppId is set' }]
      : []),
  ];
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}

/** The configuration of Teams; `null` where it is not asked for. */
export function teamsOf(given: Values): TeamsConfig | null {
  if (given.TEAMS_ALLOW_ANONYMOUS === 'local') return { credentials: null };
  if (given.MicrosoftAppId === '') return null;
  return {
    credentials: {
      appId: given.MicrosoftAppId,
      password: given.MicrosoftAppPassword,
      type: given.MicrosoftAppType,
      tenantId: given.MicrosoftAppTenantId,
    },
  };
}
