import { IANAZone } from 'luxon';
import * as z from 'zod';
import { LOG_LEVELS, SETTINGS } from './config-settings.ts';
import { type SlackConfig, slackOf, slackProblems, slackShape } from './config-slack.ts';
import { type TeamsConfig, teamsOf, teamsProblems, teamsShape } from './config-teams.ts';

/** Everything that the environment can set. Read once, at the start; nothing else reads the environment. */
export interface Config {
  /** Folder of the state file, its lock and backups. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Who is told when something breaks: `slack:U123`, `teams:<id>`. */
  readonly owners: readonly string[];
  /** Hosts, addresses or CIDR ranges that may be fetched although they are private. */
  readonly allowPrivateFeeds: readonly string[];
  /** Web or mail address in the User-Agent, by which a publisher can reach whoever runs this; `null`: none. */
  readonly contact: string | null;
  /** Whether the feeds that ship with the program are watched, or only the user's own. */
  readonly catalogue: boolean;
  /** IANA zone in which the terminal writes dates. */
  readonly timeZone: string;
  /** Minutes between two polls of a feed that says nothing about it. */
  readonly pollMinutes: number;
  /** The bounds between which a feed’s own rhythm sets its interval, in minutes. */
  readonly pollBounds: { readonly shortest: number; readonly slowest: number };
  /** Where the outside reaches this server, without a slash at its end; `null`: it does not. */
  readonly publicUrl: string | null;
  /** What is signed and encrypted with; `null`: nothing is. */
  readonly secretKey: string | null;
  /** How Slack is reached; `null`: it is not. */
  readonly slack: SlackConfig | null;
  /** How Teams is reached; `null`: it is not. */
  readonly teams: TeamsConfig | null;
  /** The language model that may write the prose of cards; `null`: none, the item’s own words are shown. */
  readonly llm: {
    /** Address of an OpenAI-compatible API; may be private, since the operator names it. */
    readonly baseUrl: string;
    readonly apiKey: string | null;
    readonly model: string;
  } | null;
}

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `expected a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `expected a whole number from ${least} to ${most}`);

const apiAddress = (example: string) =>
  z
    .string()
    .refine((value) => value === '' || isApiAddress(value), `expected an http(s) address such as ${example}`);

const schema = z
  .object({
    ENTENTE_HOME: z.string().min(1, 'expected a folder'),
    HOST: z.string().regex(/^[\w.:-]+$/, 'expected a host name or an IP address'),
    PORT: wholeNumber(0, 65_535),
    LOG_LEVEL: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`),
    ENTENTE_OWNERS: list.refine(
      (owners) => owners.every((owner) => /^(?:slack|teams):\S+$/.test(owner)),
      'expected entries such as slack:U123 or teams:29:1a2b',
    ),
    ENTENTE_ALLOW_PRIVATE_FEEDS: list.refine(
      (hosts) => hosts.every((host) => /^[\w.:/[\]-]+$/.test(host)),
      'expected host names, addresses or ranges such as 10.1.0.0/16',
    ),
    ENTENTE_CONTACT: z
      .string()
      .max(200)
      .regex(/^[\x21-\x7e]*$/, 'expected a web or mail address'),
    ENTENTE_CATALOGUE: z.enum(['on', 'off'], 'expected on or off'),
    ENTENTE_TIME_ZONE: z
      .string()
      .refine(
        (zone) => zone === 'UTC' || IANAZone.isValidZone(zone),
        'expected an IANA zone such as Asia/Kolkata',
      ),
    ENTENTE_POLL_MINUTES: wholeNumber(5, 1_440),
    ENTENTE_POLL_SHORTEST_MINUTES: wholeNumber(5, 1_440),
    ENTENTE_POLL_SLOWEST_MINUTES: wholeNumber(5, 1_440),
    ENTENTE_PUBLIC_URL: z
      .string()
      .refine(
        (value) => value === '' || isPublicAddress(value),
        'expected an https address such as https://entente.example',
      ),
    ENTENTE_SECRET_KEY: z
      .string()
      .regex(/^(?:[\x21-\x7e]{32,500})?$/, 'expected at least 32 printable characters without spaces'),
    ...slackShape,
    SLACK_API_URL: apiAddress('http://127.0.0.1:3100/api/'),
    ...teamsShape,
    LLM_BASE_URL: apiAddress('http://127.0.0.1:11434/v1'),
    LLM_API_KEY: z
      .string()
      .max(500)
      .regex(/^[\x21-\x7e]*$/, 'expected printable characters without spaces'),
    LLM_MODEL: z.string().max(200),
  })
  .refine(({ LLM_BASE_URL, LLM_MODEL }) => LLM_BASE_URL === '' || LLM_MODEL !== '', {
    path: ['LLM_MODEL'],
    message: 'expected the name of a model, since LLM_BASE_URL is set',
    // Also where another variable is bad: all are named at once.
    when: () => true,
  })
  .refine((given) => given.ENTENTE_POLL_SHORTEST_MINUTES <= given.ENTENTE_POLL_MINUTES, {
    path: ['ENTENTE_POLL_MINUTES'],
    message: 'expected no less than ENTENTE_POLL_SHORTEST_MINUTES',
    when: () => true,
  })
  .refine((given) => given.ENTENTE_POLL_MINUTES <= given.ENTENTE_POLL_SLOWEST_MINUTES, {
    path: ['ENTENTE_POLL_SLOWEST_MINUTES'],
    message: 'expected no less than ENTENTE_POLL_MINUTES',
    when: () => true,
  })
  .superRefine(
    (given, context) => {
      for (const { path, message } of [...slackProblems(given), ...teamsProblems(given)]) {
        context.addIssue({ code: 'custom', path: [path], message });
      }
    },
    { when: () => true },
  );

/** Without a user, a query or a fragment, so that no secret stands in it and a path can follow. */
function isApiAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** By https; by http on this machine alone, to try it out. */
function isPublicAddress(value: string): boolean {
  if (!isApiAddress(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** What reading the environment gave: the configuration, or every bad variable by name (never its value). */
export type ConfigOutcome =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the configuration from an environment. An empty variable counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigOutcome {
  const given = Object.fromEntries(
    SETTINGS.map(({ name, fallback }) => [name, environment[name]?.trim() || fallback]),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`),
    };
  }
  const values = parsed.data;
  return {
    ok: true,
    config: {
      home: values.ENTENTE_HOME,
      host: values.HOST,
      port: values.PORT,
      logLevel: values.LOG_LEVEL,
      owners: values.ENTENTE_OWNERS,
      allowPrivateFeeds: values.ENTENTE_ALLOW_PRIVATE_FEEDS,
      contact: values.ENTENTE_CONTACT || null,
      catalogue: values.ENTENTE_CATALOGUE === 'on',
      timeZone: values.ENTENTE_TIME_ZONE,
      pollMinutes: values.ENTENTE_POLL_MINUTES,
      pollBounds: {
        shortest: values.ENTENTE_POLL_SHORTEST_MINUTES,
        slowest: values.ENTENTE_POLL_SLOWEST_MINUTES,
      },
      publicUrl: values.ENTENTE_PUBLIC_URL.replace(/\/+$/, '') || null,
      secretKey: values.ENTENTE_SECRET_KEY || null,
      slack: slackOf(values),
      teams: teamsOf(values),
      llm:
        values.LLM_BASE_URL === ''
          ? null
          : { baseUrl: values.LLM_BASE_URL, apiKey: values.LLM_API_KEY || null, model: values.LLM_MODEL },
    },
  };
}
