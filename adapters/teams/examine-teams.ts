import type { Destination } from '../../src/domain/destination.ts';
import type { Finding } from '../../src/messages/doctor.ts';
import { count } from '../../src/messages/labels.ts';
import { readReference } from './reference.ts';
import type { TeamsCall } from './teams-calls.ts';

/** What is examined. */
export interface ExaminedTeams {
  /** Asks Microsoft for a token of the bot; `null` where the bot has no credentials. */
  readonly token: (() => Promise<TeamsCall<string>>) | null;
  /** Places that Teams is kept of. */
  readonly places: readonly Destination[];
  /** The owners' ids in Teams. */
  readonly owners: readonly string[];
  /** Where the outside reaches the server; `null`: it was not said. */
  readonly publicUrl: string | null;
  /** Whether what answers at an address is this program; the reason where it is not. */
  readonly reach: (address: string) => Promise<string | null>;
}

/** What Microsoft's words for a refused token mean (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). */
const MENDS: Readonly<Record<string, string>> = {
  AADSTS700016:
    'MicrosoftAppId is not known in the tenant of MicrosoftAppTenantId: compare both with “Configuration” of the Azure Bot.',
  AADSTS90002: 'There is no such tenant: copy “App Tenant ID” anew.',
  AADSTS7000215: 'The client secret is wrong: copy its Value, not its id, under “Manage Password”.',
  AADSTS7000222: 'The client secret is over: make another under “Manage Password”.',
};

/** Asks about credentials, address and places; says of each what is missing and what to click. */
export async function examineTeams(examined: ExaminedTeams): Promise<readonly Finding[]> {
  const { places, owners } = examined;
  const written = places.filter(
    ({ goneAt, reference }) => goneAt === null && readReference(reference) !== null,
  );
  return [
    await tokenFinding(examined.token),
    await addressFinding(examined),
    places.length === 0
      ? note('Teams places', 'nobody has installed Entente or spoken to it yet')
      : well('Teams places', `${written.length} of ${count(places.length, 'place')} can be written to`),
    ...owners.filter((owner) => !places.some(({ address }) => address === owner)).map(ownerFinding),
  ];
}

async function tokenFinding(token: ExaminedTeams['token']): Promise<Finding> {
  const subject = 'Teams credentials';
  if (token === null)
    return note(subject, 'none: anybody on this machine may speak as Teams (TEAMS_ALLOW_ANONYMOUS)');
  const call = await token();
  if (call.kind === 'done') return well(subject, 'Microsoft gives the bot a token');
  const said = call.code ?? call.cause ?? 'no answer';
  return {
    level: 'bad',
    subject,
    found: `Microsoft gives no token: ${said}.`,
    mend: MENDS[call.code ?? ''] ?? null,
  };
}

async function addressFinding({ publicUrl, reach }: ExaminedTeams): Promise<Finding> {
  const subject = 'Teams address';
  if (publicUrl === null) {
    const found =
      'ENTENTE_PUBLIC_URL is not set: matrices are drawn as tables, and whether Azure reaches /api/messages is not known.';
    return note(subject, found);
  }
  const wrong = await reach(publicUrl);
  if (wrong === null)
    return well(subject, `${publicUrl} leads here; Azure’s messaging endpoint is ${publicUrl}/api/messages`);
  const mend = 'See that “entente start” runs, and that the address leads to its port.';
  return { level: 'bad', subject, found: `${publicUrl} does not lead here: ${wrong}`, mend };
}

function ownerFinding(owner: string): Finding {
  const found = 'has not spoken to Entente in Teams: nothing can be told to them yet.';
  return { level: 'bad', subject: `owner ${owner}`, found, mend: 'Let them say “help” to it once.' };
}

function well(subject: string, found: string): Finding {
  return { level: 'well', subject, found, mend: null };
}

function note(subject: string, found: string): Finding {
  return { level: 'note', subject, found, mend: null };
}
