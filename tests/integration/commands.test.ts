import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeFeedFetcher } from '../../adapters/memory/fake-feed-fetcher.ts';
import { openStore } from '../../adapters/sqlite/store.ts';
import { createManualClock } from '../../adapters/time/system-clock.ts';
import type { CommandDeps } from '../../src/commands/command-deps.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { PAGE_SIZE } from '../../src/commands/search-cards.ts';
import { AS_A_FEED } from '../../src/domain/feed.ts';
import { DEFAULT_RHYTHM } from '../../src/feeds/next-poll.ts';
import type { Message } from '../../src/messages/message.ts';
import { pollDueFeeds } from '../../src/pipeline/poll-due-feeds.ts';
import { aRequest, commandDeps } from '../builders/command-deps.ts';
import { createPlainReader, fetched } from '../builders/plain-reader.ts';
import { pollParts } from '../builders/poll-parts.ts';
import { tempFolder } from '../builders/temp-folder.ts';

const file = tempFolder();
const now = Date.parse('2023-05-31T18:00:00Z');
const day = 86_400_000;
let deps: CommandDeps;
let close: () => void = () => {};

beforeEach(async () => {
  const clock = createManualClock(now);
  const store = openStore({ file: file('state.db'), clock });
  const source = {
    url: 'https://a.example/rss',
    title: 'A',
    publisher: 'Mint',
    country: null,
    lang: 'en',
    kind: 'news' as const,
    ...AS_A_FEED,
  };
  await store.feeds.upsert([{ source, origin: 'user', disabled: null }]);
  const entries = Array.from({ length: 20 }, (_, i) => ({
    url: `https://a.example/${i}`,
    title: i < 12 ? `Pact ${i} on chips` : `Weather ${i}`,
    published: now - i * 8 * day,
  }));
  const fetcher = createFakeFeedFetcher(new Map([[source.url, [fetched({ entries })]]]));
  const rhythm = { ...DEFAULT_RHYTHM, random: () => 0 };
  await pollDueFeeds(
    { ...pollParts(store, clock), fetcher, reader: createPlainReader(), rhythm },
    { overall: 2, perHost: 2 },
    new AbortController().signal,
  );
  deps = commandDeps(store, clock);
  close = () => store.close();
});
afterEach(() => close());

const ask = (text: string, page = 1) => runCommand(deps, aRequest(text, { page }));
const cards = (message: Message) =>
  message.blocks.flatMap((block) => (block.kind === 'story' ? [block.card] : []));

describe('answers', () => {
  it('are private, newest first, in pages that do not overlap', async () => {
    const [one, two] = [await ask('india uk'), await ask('india uk', 2)];
    expect(one.visibility).toBe('private');
    expect(cards(one.message)).toHaveLength(PAGE_SIZE);
    expect(cards(two.message)).toHaveLength(12 - PAGE_SIZE);
    const published = [...cards(one.message), ...cards(two.message)].map((card) => card.published);
    expect(published).toEqual([...published].sort((a, b) => b - a));
    expect(one.message.title).toMatch(/^12 stories: /);
  });

  it('to a query that finds nothing say so', async () => {
    const reply = await ask('japan quantum');
    expect(reply).toMatchObject({ ok: true });
    expect(reply.message.title).toMatch(/^No stories: .*Japan.*[Qq]uantum/);
  });

  it('to nothing are the week and how to go on', async () => {
    const { message } = await ask('');
    expect(message.title).toMatch(/24 – 31 May 2023: 1 story/);
    expect(JSON.stringify(message)).toContain('/partnership help');
  });

  it('to why show the words and the items', async () => {
    const [card] = cards((await ask('india uk')).message);
    const { message } = await ask(`why ${card?.number}`);
    expect(JSON.stringify(message)).toContain('founded the story');
    expect((await ask('why 999')).ok).toBe(false);
  });

  it('link a story to the steps that it follows, and leave them stories of their own', async () => {
    const [first, second, ...others] = cards((await ask('india uk')).message);
    expect(first?.earlier).toBe(`#${second?.number} proposed ${second?.when.split(' · ')[0]}`);
    const { message } = await ask(`why ${first?.number}`);
    const [card] = cards(message);
    expect(card?.earlier).toBe(first?.earlier);
    expect(JSON.stringify(message)).toMatch(
      new RegExp(`Earlier steps of the same.*#${second?.number} .*#${others[0]?.number} `),
    );
    const oldest = cards((await ask('india uk', 2)).message).at(-1);
    expect(oldest).not.toHaveProperty('earlier');
  });

  it('to why-not tell the fate of an article, whatever its tracking', async () => {
    const told = await ask('why-not http://www.a.example/15?utm_source=x');
    expect(JSON.stringify(told.message)).toMatch(/no partnership news.*It names no second government/);
    expect((await ask('why-not https://elsewhere.example/')).message.title).toBe(
      'No feed has carried this address.',
    );
  });

  it('to status and sources balance', async () => {
    const status = JSON.stringify((await ask('status')).message);
    expect(status).toMatch(
      /\["founded a story","12"\].*\["no partnership news","8"\].*\["items in all","20"\]/,
    );
    expect(JSON.stringify((await ask('sources')).message)).toContain('1 of 1 feed healthy');
  });

  it('to what is not understood name the nearest form', async () => {
    const reply = await ask('stage:singed');
    expect(reply.ok).toBe(false);
    expect(JSON.stringify(reply.message)).toContain('Try: stage:signed');
  });
});
