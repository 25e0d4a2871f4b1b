import { expect, it } from 'vitest';
import { pressedButton } from '../../../../adapters/slack/action-blocks.ts';
import { incomingText, textAfterMention } from '../../../../adapters/slack/incoming-text.ts';
import { createSeenOnce } from '../../../../src/commands/seen-once.ts';

it.each([
  ['india &amp; uk &lt;b&gt; &amp;lt;', 'india & uk <b> &lt;'],
  ['why-not <https://example.org/a?x=1&amp;y=2>', 'why-not https://example.org/a?x=1&y=2'],
  ['why-not <https://example.org/a|example.org/a>', 'why-not https://example.org/a'],
  ['permissions digests <@U1|alice> <@U2>', 'permissions digests U1 U2'],
  ['<!channel> india', 'india'],
])('reads %s as %s', (sent, typed) => {
  expect(incomingText(sent)).toBe(typed);
});

it.each([
  ['<@U0BOT> india uk', 'india uk'],
  [' <@U0BOT|entente>: india', 'india'],
  ['india', 'india'],
])('leaves the app’s own name out of %s', (sent, typed) => {
  expect(textAfterMention(sent, 'U0BOT')).toBe(typed);
});

it('knows what it has met, and forgets the oldest alone', () => {
  const isNew = createSeenOnce(2);
  expect(['a', 'a', 'b', 'c', 'c', 'a'].map(isNew)).toEqual([true, false, true, true, false, true]);
});

it.each([
  ['run.0.3', 'india', { deed: 'run', command: 'india', page: 3 }],
  ['share.2.1', 'india', { deed: 'share', command: 'india', page: 1 }],
  ['run.0.0', 'india', { deed: 'run', command: 'india', page: 1 }],
  ['run.0.3', '', null],
  ['other.0.3', 'india', null],
  ['run.0', 'india', null],
])('reads the button %s with %j', (id, value, expected) => {
  expect(pressedButton(id, value)).toEqual(expected);
});
