import { expect, it } from 'vitest';
import type { PollStatus } from '../../../src/domain/feed.ts';
import { BROKEN_AFTER, feedNotices } from '../../../src/pipeline/feed-notices.ts';
import { NO_ITEMS, type PollReport } from '../../../src/pipeline/poll-feed.ts';
import { aFeed } from '../../builders/feed.ts';

const NOW = Date.parse('2023-05-31T12:00:00Z');
const report = (status: PollStatus, failures: number, id = 1, message: string | null = null): PollReport => {
  const feed = aFeed({ id, title: `Feed ${id}` });
  return {
    feed: { ...feed, health: { ...feed.health, failures, lastSuccessAt: 1_000 } },
    status,
    message,
    account: NO_ITEMS,
    edited: 0,
  };
};
const titles = (...reports: readonly PollReport[]): readonly string[] =>
  feedNotices(reports, NOW).map(({ title }) => title);

it.each<readonly [PollStatus, number, readonly string[]]>([
  ['failed', 0, []],
  ['failed', BROKEN_AFTER - 2, []],
  ['failed', BROKEN_AFTER - 1, ['A feed is broken: Feed 1']],
  ['not-a-feed', BROKEN_AFTER - 1, ['A feed is broken: Feed 1']],
  ['failed', BROKEN_AFTER, []],
  ['failed', 40, []],
  ['limited', 40, []],
  ['fetched', BROKEN_AFTER - 1, []],
  ['fetched', BROKEN_AFTER, ['A feed is well again: Feed 1']],
  ['unchanged', 40, ['A feed is well again: Feed 1']],
  ['gone', 0, ['A feed is gone: Feed 1']],
  ['moved', 0, ['A feed has moved: Feed 1']],
])('after “%s” with %i failures before: %j', (status, failures, wanted) => {
  expect(titles(report(status, failures))).toEqual(wanted);
});

it('tells of one outage under one key, and of another under another', () => {
  const [first] = feedNotices([report('failed', BROKEN_AFTER - 1)], NOW);
  const [again] = feedNotices([report('failed', BROKEN_AFTER - 1)], NOW + 1e9);
  expect(again?.key).toBe(first?.key);
  const later = report('failed', BROKEN_AFTER - 1);
  const [other] = feedNotices(
    [{ ...later, feed: { ...later.feed, health: { ...later.feed.health, lastSuccessAt: 2_000 } } }],
    NOW,
  );
  expect(other?.key).not.toBe(first?.key);
});

it('says why, what happens next, and where', () => {
  const [notice] = feedNotices([report('failed', BROKEN_AFTER - 1, 1, 'It answered with 503.')], NOW);
  expect(notice?.lines[0]).toBe('It answered with 503.');
  expect(notice?.lines.at(-1)).toMatch(/^https?:/);
  expect(notice?.offers).toEqual([{ label: 'Sources', command: 'sources' }]);
});

it('offers the feed that the page in its place names', () => {
  const moved = { ...report('not-a-feed', BROKEN_AFTER - 1), feedLink: 'https://new.example/feed' };
  expect(feedNotices([moved], NOW)[0]?.offers[0]).toEqual({
    label: 'Watch the feed that the page names',
    command: 'sources add https://new.example/feed',
  });
});

it('tells of many at once in one', () => {
  const many = Array.from({ length: 40 }, (_, n) => report('failed', BROKEN_AFTER - 1, n + 1, `Reason ${n}`));
  const [notice, ...others] = feedNotices(many, NOW);
  expect(others).toEqual([]);
  expect(notice?.title).toBe('40 feeds are broken at once');
  expect(notice?.lines.join('\n')).toContain('and 30 more');
  expect(notice?.lines.join('\n')).toContain('is the network of this machine well?');
});
