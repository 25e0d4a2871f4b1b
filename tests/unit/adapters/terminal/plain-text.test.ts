import { expect, it } from 'vitest';
import { plainText } from '../../../../adapters/terminal/plain-text.ts';

it.each([
  ['an escape sequence', '\u001b[31mred\u001b[0m', 'red'],
  ['a title-setting sequence', '\u001b]0;owned\u0007text', 'text'],
  ['a reset sequence', 'a\u001bcb', 'ab'],
  ['bidirectional override', 'safe\u202egnp.exe', 'safe gnp.exe'],
  ['zero width', 'pay\u200bpal', 'pay pal'],
  ['line feeds and bells', 'a\nb\u0007c', 'a b c'],
  ['a C1 control', 'a\u0085b', 'a b'],
  ['joiners of Hindi stay', 'क्\u200dष', 'क्\u200dष'],
])('%s', (_what, given, wanted) => {
  expect(plainText(given)).toBe(wanted);
});
