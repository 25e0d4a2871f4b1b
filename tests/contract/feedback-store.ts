import { describe, expect, test } from 'vitest';
import { NOW, type OpenStore, withFeeds } from './store-under-test.ts';

const signed = { by: 'reviewer', at: NOW };

/** What every store of readers' verdicts does. */
export function feedbackStoreContract(open: OpenStore): void {
  describe('feedback', () => {
    test('waits until it is settled, once', () =>
      withFeeds(open, async ({ review }) => {
        const said = { platform: 'slack', workspace: 'T', user: 'U', story: 1, note: null, at: NOW };
        const first = await review.give({ ...said, verdict: 'not-relevant' });
        const second = await review.give({ ...said, verdict: 'wrong-label', note: 'signed', at: NOW - 1 });
        expect((await review.openFeedback(9)).map(({ id }) => id)).toEqual([second, first]);
        const settled = await review.settleFeedback(first, 'accepted', signed);
        expect(settled).toEqual({ id: first, ...said, verdict: 'not-relevant' });
        expect(await review.settleFeedback(first, 'rejected', signed)).toBeNull();
        expect((await review.openFeedback(9)).map(({ id }) => id)).toEqual([second]);
      }));
  });
}
