import { describe, expect, it } from 'vitest';
import { contentTag, isUnchanged, stateHeaders } from '../../../../adapters/server/conditional.ts';

const state = { etag: '"abc"', lastModified: Date.UTC(2026, 4, 6, 10, 0, 0, 500) };

describe('isUnchanged', () => {
  it.each([
    ['"abc"', true],
    ['W/"abc"', true],
    ['"x", W/"abc" , "y"', true],
    ['*', true],
    ['"abcd"', false],
    ['abc', false],
    ['', false],
  ])('If-None-Match: %s', (tags, unchanged) => {
    expect(isUnchanged({ 'if-none-match': tags }, state)).toBe(unchanged);
  });

  it.each([
    ['Wed, 06 May 2026 10:00:00 GMT', true],
    ['Wed, 06 May 2026 10:00:01 GMT', true],
    ['Wed, 06 May 2026 09:59:59 GMT', false],
    ['yesterday', false],
  ])('If-Modified-Since: %s', (since, unchanged) => {
    expect(isUnchanged({ 'if-modified-since': since }, state)).toBe(unchanged);
  });

  it('judges by the tag where both are given', () => {
    const since = 'Wed, 06 May 2026 12:00:00 GMT';
    expect(isUnchanged({ 'if-none-match': '"old"', 'if-modified-since': since }, state)).toBe(false);
  });

  it('is what its own headers lead to', () => {
    const { etag = '', 'last-modified': since = '' } = stateHeaders(state);
    expect(isUnchanged({ 'if-none-match': etag }, state)).toBe(true);
    expect(isUnchanged({ 'if-modified-since': since }, state)).toBe(true);
    expect(isUnchanged({}, state)).toBe(false);
  });
});

describe('contentTag', () => {
  it('follows the content', () => {
    expect(contentTag(Buffer.from('a'))).toMatch(/^"[\w-]{22}"$/);
    expect(contentTag(Buffer.from('a'))).toBe(contentTag(Buffer.from('a')));
    expect(contentTag(Buffer.from('a'))).not.toBe(contentTag(Buffer.from('b')));
  });
});
