import { expect, it } from 'vitest';
import { primaryLanguage } from '../../../src/feeds/language-tag.ts';

it.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['EN_us', 'en'],
  [' zh-Hant-TW ', 'zh'],
  ['fil', 'fil'],
  ['und', null],
  ['', null],
  ['English', null],
  ['e', null],
  ['12', null],
  [null, null],
])('%j is %j', (tag, expected) => expect(primaryLanguage(tag)).toBe(expected));
