import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SUMMARY_LENGTH, TITLE_LENGTH } from '../../../src/feeds/field-text.ts';
import { readFeed } from '../../../src/feeds/parse-feed.ts';
import { aDocument, feedFixture } from '../../builders/document.ts';

const fixtures = ['real', 'malformed'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, '../../fixtures/feeds', folder)).map((file) =>
    feedFixture(`${folder}/${file}`),
  ),
);

/** What a document may be hit with: bytes, and pieces of XML and JSON in the wrong place. */
const splinter = fc.oneof(
  fc.uint8Array({ maxLength: 8 }),
  fc
    .constantFrom(
      '<',
      '>',
      '&',
      '</',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?xml',
      '<!DOCTYPE x [',
      '"',
      "'",
      '<item>',
      '</item>',
      '<entry>',
      '<title>',
      '</title>',
      '<link>',
      '</channel>',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '&#xD800;',
      '&#0;',
      '&amp;',
      '{',
      '}',
      '[',
      ',',
      '\\',
      'xmlns:a="',
      ' type="xhtml"',
      '\u0000',
      '\uFEFF',
      '%PDF-',
      '<x:y',
    )
    .map((text) => new TextEncoder().encode(text)),
);

/** Where, how much is cut out there, and what comes in its place. */
const blow = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), splinter);

function strike(
  bytes: Uint8Array,
  [place, length, piece]: readonly [number, number, Uint8Array],
): Uint8Array {
  const at = Math.floor(place * bytes.length);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + length)]));
}

it('reads any mutation of a feed to an outcome within its bounds', async () => {
  const contentType = fc.constantFrom(
    null,
    'text/xml',
    'text/xml; charset=utf-8',
    'text/xml; charset=koi8-r',
    'text/html; charset=shift_jis',
    ';;=',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fixtures),
      fc.array(blow, { minLength: 1, maxLength: 12 }),
      contentType,
      async (bytes, blows, type) => {
        const outcome = await readFeed(aDocument(blows.reduce(strike, bytes), type));
        if (outcome.kind !== 'feed') return;
        for (const { title, summary, url, published, guid } of outcome.feed.entries) {
          expect(title + summary).not.toBe('');
          expect(title.length).toBeLessThanOrEqual(TITLE_LENGTH);
          expect(summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
          expect(`${title}${summary}${guid}`.isWellFormed()).toBe(true);
          expect(url === null || /^https?:\/\//.test(url)).toBe(true);
          expect(published === null || Number.isSafeInteger(published)).toBe(true);
        }
      },
    ),
    { numRuns: 1_500 },
  );
});

it('reads any bytes to an outcome', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const outcome = await readFeed(aDocument(bytes));
      expect(['feed', 'not-a-feed']).toContain(outcome.kind);
    }),
    { numRuns: 500 },
  );
});
