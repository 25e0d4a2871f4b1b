import { describe, expect, it } from 'vitest';
import type { CommandRequest } from '../../src/commands/command.ts';
import { HOUR } from '../../src/domain/time.ts';
import { expectGolden } from '../golden/golden.ts';
import { AT_TERMINAL, commandBench } from './command-bench.ts';

const bench = commandBench();

/** Asks all of it in turn, and prints each with its answer. */
async function walk(texts: readonly string[], asker: Partial<CommandRequest> = AT_TERMINAL): Promise<string> {
  const parts: string[] = [];
  for (const text of texts) parts.push(`> ${text}\n${await bench().ask(text, asker)}`);
  return parts.join('\n=====\n\n');
}

const JAPAN = { pairs: [['IN', 'JP']], parties: ['IN', 'JP'], sectors: ['quantum'] } as const;

describe('the life of subscriptions in a terminal', () => {
  it('from the first one to the digest', async () => {
    await bench().news(
      { pairs: [['FR', 'IN']], parties: ['FR', 'IN'], sectors: ['space'] },
      { title: 'France and India weigh a joint satellite' },
      'first',
    );
    const pages = [
      await walk([
        'subscriptions',
        'subscribe india uk semiconductors',
        'subscribe uk india chips instantly',
        'subscribe india weekly mon,thu 09:00 Asia/Kolkata skip-holidays IN',
        'subscribe india urgent:signed',
        'digest',
        'digest daily 09:00 Asia/Kolkata',
        'subscriptions',
      ]),
    ];
    bench().clock.advance(HOUR);
    await bench().news({}, { title: 'UK and India explore a semiconductor laboratory' });
    await bench().news(JAPAN, { title: 'India and Japan to share quantum laboratories' });
    await bench().deliver();
    expect(bench().inbox()).toEqual([
      'India – United Kingdom: UK and India explore a semiconductor laboratory',
      'India – Japan: India and Japan to share quantum laboratories',
    ]);
    pages.push(await walk(['why 2', 'why 1', 'pause 3 3d', 'edit 1 india uk ai|chips', 'test 1', 'test 4']));
    await bench().news({ ...JAPAN, sectors: ['space'] }, { title: 'Japan and India plan a lunar rover' });
    expect(await bench().deliver()).toBe(0);
    bench().clock.advance(HOUR);
    pages.push(
      await walk([
        'why 4',
        'resume 3',
        'resume 3',
        'quiet 20:00-07:00',
        'quiet',
        'mute Mint',
        'mute 3',
        'mutes',
        'unmute mint',
      ]),
    );
    bench().clock.advance(8 * HOUR);
    await bench().news(
      { pairs: [['IN', 'US']], parties: ['IN', 'US'], sectors: ['artificial-intelligence'] },
      { title: 'US and India to test AI models together', outlet: 'PTI' },
    );
    await bench().deliver();
    expect(bench().inbox()).toHaveLength(2);
    pages.push(await walk(['why 5', 'status']));
    for (const hours of [6, 3]) {
      bench().clock.advance(hours * HOUR);
      await bench().deliver();
    }
    expect(bench().inbox().slice(2)).toEqual([
      // Digests come in quiet hours as well; what the first has told, neither the other nor the card tells again.
      'Technology partnerships: India, 29 May – 1 Jun 2023: 3 stories',
      'Technology partnerships, 31 May – 1 Jun 2023: 0 stories',
    ]);
    pages.push(
      await walk(['why 5', 'digest off', 'unsubscribe 1', 'subscriptions', 'unsubscribe 1', 'permissions']),
    );
    expectGolden('commands-life.txt', pages.join('\n=====\n\n'));
  });
});

describe('looking things up in a terminal', () => {
  it('answers every command that asks', async () => {
    for (const other of ['JP', 'KR', 'LK', 'MY', 'NL', 'NO', 'NZ', 'PH', 'PL', 'PT', 'SE', 'SG']) {
      const labels = { pairs: [['IN', other]], parties: ['IN', other], sectors: ['quantum'] } as const;
      await bench().news(labels, { title: `Quantum laboratory to be opened by India and ${other}` });
    }
    await bench().news(
      { pairs: [['GB', 'IN']], parties: ['GB', 'IN'], stage: 'signed', sectors: ['semiconductors'] },
      { title: 'UK and India sign a semiconductor accord' },
    );
    const pages = [
      await walk([
        '',
        'india',
        'india uk chips since:90d',
        'semicondutors',
        'find status quantum',
        'quantum (',
      ]),
      await walk(['quantum'], { ...AT_TERMINAL, page: 2 }),
      await walk([
        'timeline india',
        'timeline',
        'initiative icet',
        'initiative nothing',
        'matrix india',
        'matrix',
      ]),
      await walk([
        'why 13',
        'why 99',
        'why-not https://example.org/unknown',
        'sources',
        'sources add ftp://x.org/',
      ]),
      await walk([
        'digest now',
        'export india csv',
        'export india pdf',
        'status',
        'help',
        'frobnicate the india',
      ]),
    ];
    expectGolden('commands-answers.txt', pages.join('\n=====\n\n'));
  });
});
