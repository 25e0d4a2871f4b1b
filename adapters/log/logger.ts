import { type Logger as PinoLogger, pino } from 'pino';

/** What the program says about itself, to operators. */
export type Logger = Pick<PinoLogger, 'fatal' | 'error' | 'warn' | 'info' | 'debug'>;

/** Names under which a secret may travel; their values never reach the log. */
const SECRET_NAMES = [
  'token',
  'password',
  'secret',
  'authorization',
  'cookie',
  'apiKey',
  'signingSecret',
  'appPassword',
];

/** A logger that writes JSON lines to standard error, so that standard output stays for answers. */
export function createLogger(level: string): Logger {
  const paths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: '[redacted]' } },
    pino.destination({ dest: 2, sync: true }),
  );
}
