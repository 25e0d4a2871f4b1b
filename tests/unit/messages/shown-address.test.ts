import { expect, it } from 'vitest';
import { shownAddress } from '../../../src/messages/shown-address.ts';

it.each([
  ['https://example.org/a?utm_source=rss&id=7&utm_medium=feed', 'https://example.org/a?id=7'],
  ['https://example.org/a?utm_source=rss', 'https://example.org/a'],
  ['https://example.org/a?q=%20x', 'https://example.org/a?q=%20x'],
  ['not an address utm_', 'not an address utm_'],
  [null, null],
])('%s', (given, wanted) => {
  expect(shownAddress(given)).toBe(wanted);
});
