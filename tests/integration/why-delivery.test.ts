import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { commandBench } from './command-bench.ts';

const bench = commandBench();
const MANAGER = { authority: 'manager' } as const;
const ask = (text: string) => bench().ask(text, MANAGER);

/** What `why` says of the deliveries of story 1, on one line. */
async function whyHere(): Promise<string> {
  const [, section = ''] = (await ask('why 1')).split('Delivered here\n');
  return section.split('\n\n')[0]?.replace(/\s+/gu, ' ') ?? '';
}

describe('why, of a story that was delivered here', () => {
  it('tells when, for which subscriptions and by which of their terms', async () => {
    await ask('subscribe india uk semi* -china');
    await ask('subscribe japan|india since:7d');
    await bench().news({});
    await bench().deliver();
    bench().clock.advance(30 * DAY);
    expect(await whyHere()).toBe(
      ' • Card: sent, 31 May 2023, 12:00 UTC, for #1: India with the United Kingdom (pair), “semiconductor” (begins with semi), without China, for #2: India (country), within the last 7 days',
    );
  });

  it('tells what holds it, until when', async () => {
    await ask('subscribe india');
    await ask('quiet 11:00-07:00 Asia/Kolkata');
    await bench().news({});
    await bench().deliver();
    expect(await whyHere()).toMatch(
      /Card: held by quiet hours since 31 May 2023, 12:00 UTC\. Quiet hours until 1 Jun 2023, 07:00 \S+\. For #1: India/,
    );
  });

  it('tells that quiet hours do not hold what is urgent', async () => {
    await ask('subscribe india urgent:signed');
    await ask('quiet 11:00-07:00 UTC');
    await bench().news({ stage: 'signed' });
    await bench().deliver();
    expect(await whyHere()).toMatch(/Card: sent/);
  });

  it('tells of attempts in vain, of giving up, and of what is no longer owed', async () => {
    await ask('subscribe india');
    bench().publisher.script({ kind: 'failed', because: 'Slack answered 503.', doubtful: false });
    await bench().news({});
    await bench().deliver();
    expect(await whyHere()).toMatch(
      /failed, will be tried again since .*Slack answered 503\. Attempt 2 comes/,
    );
    await ask('unsubscribe 1');
    expect(await whyHere()).toMatch(/no longer owed, .*\. The subscription was ended\./);
  });

  it('tells of the digest that told it, and of the change since', async () => {
    await ask('digest daily 13:00');
    await bench().news({ stage: 'announced' });
    bench().clock.advance(2 * HOUR);
    await bench().deliver();
    expect(await whyHere()).toMatch(/Digest: sent, 31 May 2023, 14:00 UTC, for #1: everything/);
    await bench().news(
      { stage: 'signed' },
      { title: 'India and UK sign semiconductor partnership', outlet: 'PTI', published: bench().clock.now() },
    );
    await bench().news(
      { stage: 'signed' },
      { title: 'UK, India sign semiconductor partnership', outlet: 'Reuters' },
    );
    bench().clock.advance(DAY);
    await bench().deliver();
    const digest = bench().publisher.shown.at(-1)?.message;
    expect(JSON.stringify(digest)).toContain('1 moved on since it was told here.');
    expect(JSON.stringify(digest)).toContain(
      '"moved":{"from":"announced","since":"Signed on 31 May 2023, as PTI reports"}',
    );
  });
});

describe('why, of a story that was not', () => {
  it('says that nothing is subscribed, or nothing that it matches', async () => {
    await bench().news({});
    expect(await whyHere()).toBe('Nothing: nobody has subscribed to anything here.');
    await ask('subscribe japan');
    await ask('digest daily 09:00 quantum');
    expect(await whyHere()).toBe('Nothing: it matches no subscription here: #1 (Japan), #2 (quantum).');
  });

  it('says that the story, or all who tell it, are muted', async () => {
    await ask('subscribe india');
    await ask('mute Mint');
    await bench().news({});
    expect(await whyHere()).toBe('Nothing: every outlet that tells it is muted here.');
    await ask('unmute Mint');
    await ask('mute 1');
    expect(await whyHere()).toBe('Nothing: the story is muted here.');
  });

  it('says that the subscription was paused, or made later', async () => {
    await ask('subscribe india');
    await ask('pause 1 3d');
    await bench().news({}, { canonicalUrl: 'https://example.com/talks', url: 'https://example.com/talks' });
    bench().clock.advance(MINUTE);
    await ask('subscribe uk');
    const said = await whyHere();
    expect(said).toContain('#1: India (country). It is paused until 3 Jun 2023, 12:00 UTC.');
    expect(said).toContain(
      '#2: United Kingdom (country). It was made after the story had come, 31 May 2023, 12:01 UTC.',
    );
    expect(await ask('why-not https://example.com/talks?utm_source=x')).toContain('It is paused until');
  });

  it('says that it was old when it came, or came with a first poll', async () => {
    await ask('subscribe india');
    const page = 'https://example.com/page';
    await bench().news({}, { published: bench().clock.now() - 9 * DAY, url: page, canonicalUrl: page });
    expect(await whyHere()).toMatch(/published more than a week before it came/);
    await ask('unsubscribe 1');
    await ask('subscribe india daily 13:00');
    expect(await whyHere()).toMatch(/published more than a week before it came/);
  });

  it('says in which digest it will be, or that it came before its window', async () => {
    await bench().news({});
    bench().clock.advance(3 * DAY);
    await ask('subscribe india daily 11:00');
    expect(await whyHere()).toMatch(
      /#1: India \(country\)\. The story came before what its next digest covers, which begins 3 Jun 2023, 11:00 UTC/,
    );
    await ask('unsubscribe 1');
    await ask('subscribe india weekly mon 11:00');
    expect(await whyHere()).toMatch(
      /#2: India \(country\)\. The story is in its next digest, 5 Jun 2023, 11:00 UTC/,
    );
  });
});
