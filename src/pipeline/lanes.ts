import { hostGroup } from '../feeds/host-group.ts';

/** How many requests run side by side. */
export interface PollLimits {
  readonly overall: number;
  readonly perHost: number;
}

/** Does something with every feed, bounded overall and per host; in the order given within a host. */
export async function inLanes<F extends { readonly url: string }, R>(
  feeds: readonly F[],
  { overall, perHost }: PollLimits,
  signal: AbortSignal,
  work: (feed: F) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const lanes = lanesOf(feeds, perHost);
  const worker = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
      for (const feed of lane) {
        if (signal.aborted) return;
        results.push(await work(feed));
      }
    }
  };
  await Promise.all(Array.from({ length: overall }, worker));
  return results;
}

/** Feeds of one host share its few lanes; a lane goes one feed after another, the longest lanes begin. */
function lanesOf<F extends { readonly url: string }>(feeds: readonly F[], perHost: number): F[][] {
  const hosts = new Map<string, F[][]>();
  for (const feed of feeds) {
    const host = hostGroup(feed.url);
    const lanes = hosts.get(host) ?? [];
    hosts.set(host, lanes);
    if (lanes.length < perHost) lanes.push([feed]);
    else lanes.reduce((least, lane) => (lane.length < least.length ? lane : least)).push(feed);
  }
  return [...hosts.values()].flat().sort((a, b) => b.length - a.length);
}
