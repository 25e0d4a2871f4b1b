import { expect, test } from 'vitest';
import { partialDateLabel, spanLabel } from '../../../src/messages/partial-date.ts';

test.each([
  ['2021-05-04', '4 May 2021'],
  ['2021-05', 'May 2021'],
  ['2021', '2021'],
  ['soon', 'soon'],
  ['2021-13', '2021-13'],
])('%s is written as exactly as it is known: %s', (date, label) => {
  expect(partialDateLabel(date)).toBe(label);
});

test.each([
  ['2021-05-04', '2025-10-09', 'May 2021 – Oct 2025'],
  ['2006', '2026-02', '2006 – Feb 2026'],
  ['2021-05-04', '2021-05-20', 'May 2021'],
])('from %s to %s: %s', (from, to, label) => {
  expect(spanLabel(from, to)).toBe(label);
});
