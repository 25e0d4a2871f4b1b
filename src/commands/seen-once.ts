/** Whether something is met for the first time. */
export type SeenOnce = (key: string) => boolean;

/** Remembers the newest so many keys: what Slack sends again, within minutes, is answered once. */
export function createSeenOnce(most = 5_000): SeenOnce {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) return false;
    seen.add(key);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
