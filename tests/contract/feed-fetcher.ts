import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_VALIDATORS, type Validators } from '../../src/domain/feed.ts';
import type { FetchOutcome } from '../../src/feeds/fetch-outcome.ts';
import type { FeedFetcher } from '../../src/pipeline/ports.ts';

/** The body that {@link FetcherSite.feed} gives. */
export const CONTRACT_FEED = '<rss version="2.0"><channel><title>Contract</title></channel></rss>';

/** The validator that goes with it: opaque, and not even quoted. */
export const CONTRACT_ETAG = 'W/contract 1';

/** Addresses that behave as their names say. */
export interface FetcherSite {
  /** {@link CONTRACT_FEED} with {@link CONTRACT_ETAG}; 304 to a request that carries it. */
  readonly feed: string;
  /** Redirects for good to `feed`. */
  readonly moved: string;
  readonly gone: string;
  /** 429, to be asked again a minute after {@link CONTRACT_NOW}. */
  readonly limited: string;
  readonly missing: string;
  readonly unknownHost: string;
  /** Never answers. */
  readonly silent: string;
}

/** The time in which the fetchers under test live. */
export const CONTRACT_NOW = Date.UTC(2026, 0, 5, 12);

/** What every fetcher does. `start` gives one with a site; `stop` is called at the end. */
export function feedFetcherContract(
  name: string,
  start: () => Promise<{ fetcher: FeedFetcher; site: FetcherSite; stop: () => Promise<void> }>,
): void {
  describe(`${name} as a feed fetcher`, () => {
    let started: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      started = await start();
    });
    afterAll(() => started.stop());

    const fetch = (
      address: keyof FetcherSite,
      validators: Validators = NO_VALIDATORS,
      signal: AbortSignal = new AbortController().signal,
    ): Promise<FetchOutcome> => started.fetcher.fetch({ url: started.site[address], validators, signal });

    it('gives bytes, the address that answered and validators', async () => {
      const outcome = await fetch('feed');
      if (outcome.kind !== 'fetched') throw new Error(outcome.kind);
      expect(new TextDecoder().decode(outcome.document.bytes)).toBe(CONTRACT_FEED);
      expect(outcome).toMatchObject({ document: { url: started.site.feed }, movedTo: null });
      expect(outcome.validators).toEqual({ etag: CONTRACT_ETAG, lastModified: null });
    });

    it('is told that nothing changed when it sends the validators back', async () => {
      const validators = { etag: CONTRACT_ETAG, lastModified: null };
      expect(await fetch('feed', validators)).toEqual({
        kind: 'unchanged',
        validators,
        hints: { freshFor: null },
        movedTo: null,
      });
      expect(await fetch('feed', { etag: 'older', lastModified: null })).toMatchObject({ kind: 'fetched' });
    });

    it('tells where a feed has moved, and that one is gone', async () => {
      const { feed } = started.site;
      expect(await fetch('moved')).toMatchObject({ kind: 'fetched', movedTo: feed, document: { url: feed } });
      expect(await fetch('gone')).toMatchObject({ kind: 'gone' });
    });

    it('tells when a server wants to be asked again', async () => {
      expect(await fetch('limited')).toMatchObject({
        kind: 'limited',
        status: 429,
        retryAt: CONTRACT_NOW + 60_000,
      });
    });

    it('fails with a code and one sentence, and never by throwing', async () => {
      const { fetcher } = started;
      const signal = new AbortController().signal;
      const bad = await fetcher.fetch({ url: 'no address', validators: NO_VALIDATORS, signal });
      const failures = [await fetch('missing'), await fetch('unknownHost'), bad];
      expect(failures).toMatchObject([{ code: 'http-status' }, { code: 'dns' }, { code: 'bad-address' }]);
      for (const failure of failures)
        expect(failure).toMatchObject({ message: expect.stringMatching(/^\S.*\.$/) });
    });

    it('ends at once when it is broken off, before or while it waits', async () => {
      expect(await fetch('feed', NO_VALIDATORS, AbortSignal.abort())).toMatchObject({ code: 'aborted' });
      const controller = new AbortController();
      const waiting = fetch('silent', NO_VALIDATORS, controller.signal);
      setImmediate(() => controller.abort());
      expect(await waiting).toMatchObject({ kind: 'failed', code: 'aborted' });
    });

    it('serves several feeds side by side', async () => {
      const outcomes = await Promise.all([fetch('feed'), fetch('gone'), fetch('feed'), fetch('missing')]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(['fetched', 'gone', 'fetched', 'failed']);
    });
  });
}
