import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMMAND_WORDS } from '../../src/commands/command-words.ts';
import { commandBench } from './command-bench.ts';

const bench = commandBench();

const word = fc.oneof(
  fc.constantFrom(...COMMAND_WORDS.map((entry) => entry.word)),
  fc.constantFrom(...COMMAND_WORDS.flatMap(({ form }) => form.split(' ').slice(1))),
  fc.constantFrom('1', '2', '#3', '999999999', 'stage:signed', 'urgent:signed', '"', '(', '|', '@U1', 'Mint'),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const text = fc.oneof(
  fc.array(word, { maxLength: 7 }).map((words) => words.join(' ')),
  fc.constantFrom(...COMMAND_WORDS.map(({ form }) => form)),
);
const asker = fc.record({
  user: fc.constantFrom('U1', 'U2'),
  authority: fc.constantFrom('member', 'manager', 'admin'),
  place: fc.constantFrom(
    { kind: 'channel' as const, address: '#policy', name: '#policy', reference: null },
    { kind: 'person' as const, address: 'D1', name: null, reference: '{}' },
  ),
  timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York'),
  page: fc.integer({ min: 1, max: 3 }),
});

it('any text whatever is answered, by a reply that can be shown, and what is subscribed stays in bounds', async () => {
  await bench().news({});
  const asked = fc.array(fc.tuple(text, asker), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(asked, async (all) => {
      for (const [typed, who] of all) {
        const reply = await bench().reply(typed, who);
        expect(reply.visibility).toBe('private');
        expect(reply.message.title).not.toBe('');
        expect(reply.message.blocks.length).toBeGreaterThan(0);
      }
      await bench().deliver();
      bench().clock.advance(3_600_000);
    }),
    { numRuns: 60 },
  );
  const made = await bench().store.subscriptions.all();
  for (const { destination } of made) {
    const there = made.filter((one) => one.destination === destination);
    expect(there.filter(({ channelDigest }) => channelDigest).length).toBeLessThanOrEqual(1);
    expect(there.length).toBeLessThanOrEqual(26);
  }
});
