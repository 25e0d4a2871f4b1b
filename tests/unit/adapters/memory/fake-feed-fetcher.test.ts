import { describe, expect, it } from 'vitest';
import { createFakeFeedFetcher, fetchedText } from '../../../../adapters/memory/fake-feed-fetcher.ts';
import { NO_VALIDATORS } from '../../../../src/domain/feed.ts';
import type { FetchOutcome } from '../../../../src/feeds/fetch-outcome.ts';

const url = 'https://news.example/feed';
const gone: FetchOutcome = { kind: 'gone', message: 'It is gone.' };

describe('the scripted fetcher', () => {
  it('plays the answers of an address in order, repeats the last and remembers the requests', async () => {
    const fetcher = createFakeFeedFetcher(new Map([[url, [fetchedText(url, 'a'), gone]]]));
    const request = { url, validators: NO_VALIDATORS, signal: new AbortController().signal };
    const kinds = [];
    for (let n = 0; n < 3; n++) kinds.push((await fetcher.fetch(request)).kind);
    expect(kinds).toEqual(['fetched', 'gone', 'gone']);
    fetcher.answer(url, fetchedText(url, 'b'));
    expect((await fetcher.fetch(request)).kind).toBe('fetched');
    expect(fetcher.requests).toEqual(Array.from({ length: 4 }, () => ({ url, validators: NO_VALIDATORS })));
  });

  it('leaves the script that it was given as it is', async () => {
    const answers = [fetchedText(url, 'a'), gone];
    const fetcher = createFakeFeedFetcher(new Map([[url, answers]]));
    await fetcher.fetch({ url, validators: NO_VALIDATORS, signal: new AbortController().signal });
    expect(answers).toHaveLength(2);
  });
});
