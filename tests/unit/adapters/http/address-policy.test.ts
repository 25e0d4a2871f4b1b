import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AllowPrivateError, createAddressPolicy } from '../../../../adapters/http/address-policy.ts';

const target = { host: 'news.example', port: 443 };
const strict = createAddressPolicy([]);

describe('an address policy', () => {
  it.each(['8.8.8.8', '1.1.1.1', '151.101.1.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'permits %s',
    (address) => {
      expect(strict.permits(address, target)).toBe(true);
    },
  );

  it.each([
    '',
    'localhost',
    '8.8.8',
    '08.8.8.8',
    '0x8.8.8.8',
    '134744072',
    '8.8.8.8.8',
    '256.1.1.1',
    '2606:4700::1::1',
  ])('refuses what is no address as a system writes it: %j', (address) => {
    expect(strict.permits(address, target)).toBe(false);
  });

  it('refuses every address of the private ranges', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(
      fc.tuple(fc.constantFrom(0, 10, 127, 224, 239, 240, 255), octet, octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    );
    fc.assert(
      fc.property(inside, (octets) => {
        const address = octets.join('.');
        expect(strict.permits(address, target)).toBe(false);
        expect(strict.permits(`::ffff:${address}`, target)).toBe(false);
        expect(strict.permits(`64:ff9b::${address}`, target)).toBe(false);
      }),
    );
  });

  it.each([
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.3', '::ffff:10.1.2.3', true],
    ['10.1.2.3', '10.1.2.4', false],
    ['10.1.0.0/16', '10.1.255.255', true],
    ['10.1.0.0/16', '10.2.0.0', false],
    ['fd00::/8', 'fd12::1', true],
    ['fd00::1', 'fd00:0:0::1', true],
    ['[fd00::1]:443', 'fd00::1', true],
    ['[fd00::1]:80', 'fd00::1', false],
    ['10.1.2.3:443', '10.1.2.3', true],
    ['news.example', '10.9.9.9', true],
    ['news.example:443', '10.9.9.9', true],
    ['news.example:80', '10.9.9.9', false],
    ['NEWS.example', '10.9.9.9', true],
    ['other.example', '10.9.9.9', false],
  ])('with %s permits %s: %s', (entry, address, permitted) => {
    expect(createAddressPolicy([entry]).permits(address, target)).toBe(permitted);
  });

  it.each(['10.0.0.0/99', '10.0.0/8', 'a b', '[fd00::1', '[name]', 'host:port', 'host:', '', 'http://host'])(
    'says which entry is none: %j',
    (entry) => {
      expect(() => createAddressPolicy(['10.0.0.1', entry])).toThrow(AllowPrivateError);
      expect(() => createAddressPolicy(['10.0.0.1', entry])).toThrow(
        /^Entry 2 of ENTENTE_ALLOW_PRIVATE_FEEDS/,
      );
    },
  );
});
