/** One variable: its name, default and meaning, as README and `.env.example` have it (a test holds them together). */
export interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
}

/** How much is logged, least first. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** All variables in the order in which they are documented. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'ENTENTE_HOME',
    fallback: './var',
    meaning: 'folder of the state: the database, its lock, backups',
  },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'address that the HTTP server listens on' },
  { name: 'PORT', fallback: '8080', meaning: 'port that the HTTP server listens on; 0 takes a free one' },
  { name: 'LOG_LEVEL', fallback: 'info', meaning: `one of ${LOG_LEVELS.join(', ')}` },
  {
    name: 'ENTENTE_OWNERS',
    fallback: '',
    meaning: 'who is told when something breaks, e.g. slack:U123,teams:29:1a2b',
  },
  {
    name: 'ENTENTE_ALLOW_PRIVATE_FEEDS',
    fallback: '',
    meaning: 'hosts or ranges that may be fetched although private, e.g. intranet.example,10.1.0.0/16',
  },
  {
    name: 'ENTENTE_CONTACT',
    fallback: '',
    meaning: 'web or mail address in the User-Agent, by which publishers can reach you',
  },
  {
    name: 'ENTENTE_CATALOGUE',
    fallback: 'on',
    meaning: 'on: the feeds that ship with Entente are watched; off: only your own',
  },
  {
    name: 'ENTENTE_TIME_ZONE',
    fallback: 'UTC',
    meaning: 'IANA time zone in which the terminal writes dates',
  },
  {
    name: 'ENTENTE_POLL_MINUTES',
    fallback: '60',
    meaning: 'minutes between two polls of a feed that names no interval and shows no rhythm of its own',
  },
  {
    name: 'ENTENTE_POLL_SHORTEST_MINUTES',
    fallback: '15',
    meaning: 'no feed is polled more often, whatever it publishes or asks',
  },
  {
    name: 'ENTENTE_POLL_SLOWEST_MINUTES',
    fallback: '240',
    meaning: 'a feed that names no interval is polled at least so often, however seldom it publishes',
  },
  {
    name: 'ENTENTE_PUBLIC_URL',
    fallback: '',
    meaning:
      'https address at which the outside reaches this server, e.g. https://entente.example: for pictures in Teams, and for hubs that push feeds',
  },
  {
    name: 'ENTENTE_SECRET_KEY',
    fallback: '',
    meaning:
      'at least 32 letters that nobody knows (openssl rand -hex 32): signs what goes outside, encrypts tokens at rest',
  },
  { name: 'SLACK_BOT_TOKEN', fallback: '', meaning: 'bot token (xoxb-…) of the Slack app; empty: no Slack' },
  {
    name: 'SLACK_APP_TOKEN',
    fallback: '',
    meaning: 'app-level token (xapp-…) with connections:write: Slack by Socket Mode',
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    fallback: '',
    meaning: 'signing secret of the app: Slack by HTTP, at /slack/events, where no app-level token is set',
  },
  {
    name: 'SLACK_CLIENT_ID',
    fallback: '',
    meaning: 'client id of the app: many workspaces install it at /slack/install, instead of one bot token',
  },
  { name: 'SLACK_CLIENT_SECRET', fallback: '', meaning: 'its client secret' },
  {
    name: 'SLACK_STATE_SECRET',
    fallback: '',
    meaning: 'letters that nobody knows, which bind an installation to its browser',
  },
  {
    name: 'SLACK_API_URL',
    fallback: '',
    meaning: 'another Web API than Slack’s own, e.g. http://127.0.0.1:3100/api/',
  },
  {
    name: 'MicrosoftAppId',
    fallback: '',
    meaning: 'application (client) id of the Azure Bot: Microsoft Teams, at /api/messages; empty: no Teams',
  },
  { name: 'MicrosoftAppPassword', fallback: '', meaning: 'its client secret; none for a managed identity' },
  {
    name: 'MicrosoftAppType',
    fallback: 'SingleTenant',
    meaning: 'SingleTenant or UserAssignedMSI (a managed identity)',
  },
  { name: 'MicrosoftAppTenantId', fallback: '', meaning: 'the tenant of the bot' },
  {
    name: 'TEAMS_ALLOW_ANONYMOUS',
    fallback: '',
    meaning: 'local: without an app id anybody on this machine may speak as Teams, for the Agents Playground',
  },
  {
    name: 'LLM_BASE_URL',
    fallback: '',
    meaning:
      'OpenAI-compatible API whose model may rewrite the prose of cards, e.g. http://127.0.0.1:11434/v1; empty: off',
  },
  { name: 'LLM_API_KEY', fallback: '', meaning: 'its key, where it asks for one' },
  { name: 'LLM_MODEL', fallback: '', meaning: 'the model, as that API names it' },
];
