import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';

/** Where Slack's trouble is told. */
export interface SlackLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}

/** The library's own words, in our log; its debugging output is left out, since it holds payloads. */
export function boltLogger(log: SlackLog): BoltLogger {
  const words = (parts: readonly unknown[]): string => parts.map(wordOf).join(' ').slice(0, 500);
  return {
    debug: () => undefined,
    info: (...parts) => log.debug({ slack: words(parts) }, 'slack'),
    warn: (...parts) => log.warn({ slack: words(parts) }, 'slack'),
    error: (...parts) => log.error({ slack: words(parts) }, 'slack'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** No token leaves in an error's text. */
function wordOf(part: unknown): string {
  const text = part instanceof Error ? `${part.name}: ${part.message}` : String(part);
  return text.replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/gi, '[redacted]');
}
