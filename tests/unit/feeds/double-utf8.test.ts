import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { undoDoubleUtf8 } from '../../../src/feeds/double-utf8.ts';

/** UTF-8 read as windows-1252, the free bytes as control characters. */
const garble = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      const character = iconv.decode(Buffer.from([byte]), 'windows-1252');
      return character === '\uFFFD' ? String.fromCharCode(byte) : character;
    })
    .join('');

describe('undoing double encoding', () => {
  it.each([
    'India’s plan',
    'Côte d’Ivoire : un accord numérique',
    'à la une',
    'Comunità e Società',
    'Gemeinsame Geschichte - Beč',
    'Учёные двух стран',
    'Η Ελλάδα',
    'Malmö–Köln',
    '«ami»',
    '£5m deal',
    '日本とインド',
    'भारत',
    'emoji 😀 here',
    'India – UK: “first” step…',
  ])('%s', (text) => {
    expect(garble(text)).not.toBe(text);
    expect(undoDoubleUtf8(garble(text))).toBe(text);
  });

  it('undoes the garbled part of a text that is sound elsewhere', () => {
    expect(undoDoubleUtf8(`“sound” 日本 and ${garble('à Paris, è vero')}`)).toBe(
      '“sound” 日本 and à Paris, è vero',
    );
  });

  it.each([
    'plain ASCII',
    'India’s plan',
    'LE CAFÉ…',
    '« LIBERTÉ »',
    'AMANHÃ”',
    'AMANHÃ…',
    'São Paulo, à noite',
    'SÃO PAULO À NOITE',
    'Ä… Ö… Ü…',
    'Über ß²',
    'Å er en bokstav',
    '5×³ = ×',
    'Ünïcödé',
    'Ελλάδα',
    '日本',
    'naïve café – “déjà vu”',
    'ÎLE-DE-FRANCE, ÊTRE',
    'voilà…»',
  ])('leaves %s alone', (text) => expect(undoDoubleUtf8(text)).toBe(text));

  it('never throws, and leaves ASCII as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof undoDoubleUtf8(text) === 'string'));
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => undoDoubleUtf8(text) === text));
  });
});
