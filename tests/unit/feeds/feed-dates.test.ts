import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseFeedDate } from '../../../src/feeds/feed-dates.ts';

const iso = (text: string): string | null => {
  const moment = parseFeedDate(text);
  return moment === null ? null : new Date(moment).toISOString().replace('.000Z', 'Z');
};

const T = '2024-07-24T15:30:00Z';

describe('RFC 822, 850, 2822', () => {
  it.each([
    ['Wed, 24 Jul 2024 15:30:00 GMT', T],
    ['Wed, 24 Jul 2024 15:30:00 +0000', T],
    ['Wed, 24 Jul 2024 15:30:00 -0000', T],
    ['Wed, 24 Jul 2024 21:00:00 +0530', T],
    ['24 Jul 2024 21:00 IST', T],
    ['Wed, 24 Jul 2024 15:30 GMT', T],
    ['Wed,24 Jul 2024 15:30:00 GMT', T],
    ['Mon, 24 Jul 2024 15:30:00 GMT', T],
    ['Wednesday, 24 July 2024 15:30:00 UT', T],
    ['Wed, 24 JUL 2024 15:30:00 gmt', T],
    ['Wed, 24 Jul 24 15:30:00 GMT', T],
    ['Wednesday, 24-Jul-24 15:30:00 GMT', T],
    ['24-JUL-2024 15:30:00', T],
    ['Wed, 24 Jul 124 15:30:00 GMT', T],
    ['Wed, 24 Jul 2024 15:30:00 +0000 (UTC)', T],
    ['Wed, 24 Jul 2024 15:30:00 GMT+00:00', T],
    ['Wed, 24 Jul 2024 21:00:00 GMT+5:30', T],
    ['Wed, 24 Jul 2024 21:00:00 +05:30', T],
    ['Wed, 24 Jul 2024 21:00:00 +0530 IST', T],
    ['Wed, 24 Jul 2024 8:30:00 -7:00', T],
    ['  Wed,  24 Jul 2024\n 15:30:00  GMT ', T],
    ['Wed, 24 Jul 2024', '2024-07-24T00:00:00Z'],
    ['Sat, 01 Jan 00 00:00:00 GMT', '2000-01-01T00:00:00Z'],
    ['Fri, 31 Dec 99 23:59:59 GMT', '1999-12-31T23:59:59Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));

  it.each([
    ['EST', 20],
    ['EDT', 19],
    ['CST', 21],
    ['CDT', 20],
    ['MST', 22],
    ['MDT', 21],
    ['PST', 23],
    ['PDT', 22],
    ['GMT', 15],
    ['UTC', 15],
    ['Z', 15],
    ['BST', 14],
    ['CET', 14],
    ['CEST', 13],
    ['EET', 13],
    ['MSK', 12],
    ['JST', 6],
    ['KST', 6],
    ['SGT', 7],
    ['HKT', 7],
    ['AEST', 5],
    ['NZST', 3],
    ['SAST', 13],
    ['PKT', 10],
  ])('zone %s', (zone, hour) => {
    expect(iso(`24 Jul 2024 15:30:00 ${zone}`)).toBe(`2024-07-24T${String(hour).padStart(2, '0')}:30:00Z`);
  });

  it('takes an unknown or impossible zone for Greenwich', () => {
    expect(iso('24 Jul 2024 15:30:00 XYZ')).toBe(T);
    expect(iso('24 Jul 2024 15:30:00 +9900')).toBe(T);
  });
});

describe('ISO 8601 and W3CDTF', () => {
  it.each([
    ['2024-07-24T15:30:00Z', T],
    ['2024-07-24t15:30:00z', T],
    ['2024-07-24T15:30Z', T],
    ['2024-07-24T15:30:00.123456Z', T],
    ['2024-07-24T15:30:00,5Z', T],
    ['2024-07-24T21:00:00+05:30', T],
    ['2024-07-24T21:00:00+0530', T],
    ['2024-07-24T17:30:00+02', T],
    ['2024-07-24T08:30:00 -7:00', T],
    ['2024-07-24T15:30:00', T],
    ['2024-07-24 15:30:00', T],
    ['2024-07-24 15:30:00 UTC', T],
    ['2024-07-24 15:30:00 +0000 UTC', T],
    ['2024-07-24T15:30:00Z[UTC]', T],
    ['2024/07/24 15:30:00', T],
    ['20240724T153000Z', T],
    ['2024-07-24', '2024-07-24T00:00:00Z'],
    ['20240724', '2024-07-24T00:00:00Z'],
    ['2024-07', '2024-07-01T00:00:00Z'],
    ['2024', '2024-01-01T00:00:00Z'],
    ['2024-07-24T24:00:00Z', '2024-07-25T00:00:00Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));
});

describe('as programs print dates', () => {
  it.each([
    ['Wed Jul 24 15:30:00 2024', T],
    ['Wed Jul 24 21:00:00 IST 2024', T],
    ['Wed Jul 24 2024 21:00:00 GMT+0530 (India Standard Time)', T],
    ['Jul 24, 2024 3:30 PM', T],
    ['July 24, 2024 11:30 am EDT', T],
    ['07/24/2024 3:30:00 PM', T],
    ['7/8/2024 12:05:00 AM', '2024-07-08T00:05:00Z'],
    ['24/07/2024 15:30', T],
    ['24/07/2024 - 15:30', T],
    ['24.07.2024 15:30', T],
    ['24.07.24', '2024-07-24T00:00:00Z'],
    ['1721835000', T],
    ['1721835000000', T],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));
});

describe('as people write dates', () => {
  it.each([
    ['24. Juli 2024, 15:30 Uhr', T],
    ['Mi, 24 Jul 2024 17:30:00 +0200', T],
    ['Do, 07 Mär 2024 10:00:00 +0100', '2024-03-07T09:00:00Z'],
    ['7. März 2024', '2024-03-07T00:00:00Z'],
    ['So, 06 Okt 2024 10:00:00 MESZ', '2024-10-06T08:00:00Z'],
    ['10. Dez. 2024', '2024-12-10T00:00:00Z'],
    ['mer., 24 juil. 2024 15h30', T],
    ['jeudi 1er août 2024', '2024-08-01T00:00:00Z'],
    ['mar., 24 sept. 2024 10:00:00 +0200', '2024-09-24T08:00:00Z'],
    ['lun., 12 févr. 2024', '2024-02-12T00:00:00Z'],
    ['mié, 24 ene 2024 10:00:00 -0300', '2024-01-24T13:00:00Z'],
    ['24 de julio de 2024', '2024-07-24T00:00:00Z'],
    ['mer, 24 lug 2024 17:30:00 +0200', T],
    ['qua, 24 abr 2024', '2024-04-24T00:00:00Z'],
    ['wo, 24 mei 2023', '2023-05-24T00:00:00Z'],
    ['śr., 24 paź 2024', '2024-10-24T00:00:00Z'],
    ['24 Ağustos 2024', '2024-08-24T00:00:00Z'],
    ['Ср, 24 июл 2024 18:30:00 +0300', T],
    ['24 мая 2024', '2024-05-24T00:00:00Z'],
    ['24 липня 2024', '2024-07-24T00:00:00Z'],
    ['Τετ, 24 Ιούλ 2024 18:30:00 EEST', T],
    ['24 يوليو 2024', '2024-07-24T00:00:00Z'],
    ['24 जुलाई 2024', '2024-07-24T00:00:00Z'],
    ['2024年7月24日 15時30分', T],
    ['2024年07月24日（水） 午後3時30分', T],
    ['2024年7月24日下午3:30', T],
    ['２０２４年７月２４日', '2024-07-24T00:00:00Z'],
    ['2024년 7월 25일 (목) 오전 12:30', '2024-07-24T15:30:00Z'],
    ['2024. 7. 24.', '2024-07-24T00:00:00Z'],
    ['令和6年7月25日', '2024-07-24T15:00:00Z'],
    ['令和元年5月2日', '2019-05-01T15:00:00Z'],
    ['Sept. 3rd, 2024', '2024-09-03T00:00:00Z'],
    ['Published: 3 September 2024 at 9:05 a.m.', '2024-09-03T09:05:00Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));
});

describe('what is no date', () => {
  it.each([
    '',
    ' ',
    'tomorrow',
    'Wed',
    'not a date',
    '0',
    '12',
    '-1',
    '12:30',
    '24 Jul',
    'Jul 24 15:30',
    'Thu, 32 Jul 2024 10:00:00 GMT',
    'Fri, 30 Feb 2024 10:00:00 GMT',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    'Wed, 24 Jul 2024 25:30:00 GMT',
    'Wed, 24 Jul 2024 15:61:00 GMT',
    '2024-07-24T24:30:00Z',
    'Mon, 01 Jan 0001 00:00:00 GMT',
    '0001-01-01T00:00:00Z',
    '0000-00-00 00:00:00',
    '1970-01-01T00:00:00Z',
    '07/08/2024',
    '07/08/2024 15:30',
    '24-07-24',
    '3 PM, July 24 2024',
    '2024-07-24T15:30:00Z 99',
    '9999-12-31',
  ])('%j', (text) => expect(iso(text)).toBeNull());
});

describe('every text', () => {
  const zone = process.env.TZ;
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it("reads the same whatever the server's zone", () => {
    const texts = [
      '24 Jul 2024 15:30',
      '2024-07-24',
      '2024-07-24T15:30:00',
      'Jul 24, 2024 3:30 PM',
      '2024年7月24日',
    ];
    const inZone = (name: string): (string | null)[] => {
      process.env.TZ = name;
      return texts.map(iso);
    };
    expect(inZone('Pacific/Kiritimati')).toEqual(inZone('America/Los_Angeles'));
  });

  it('gives a plausible moment or null, and never throws', () => {
    const pieces = fc.constantFrom(
      '24',
      'Jul',
      '2024',
      '15:30',
      'GMT',
      '+0530',
      ',',
      '年',
      '月',
      '-',
      'T',
      'pm',
      '.',
      '(',
      '0',
      'mar',
      'Z',
      '/',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((list) => list.join(' ')),
        ),
        (text) => {
          const moment = parseFeedDate(text);
          if (moment !== null) {
            expect(moment).toBeGreaterThan(Date.UTC(1970, 11, 30));
            expect(moment).toBeLessThan(Date.UTC(2201, 0, 2));
          }
        },
      ),
    );
  });

  it('comes back from its own ISO form to the second', () => {
    const dates = fc.date({ min: new Date('1971-01-02'), max: new Date('2199-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const seconds = Math.floor(date.getTime() / 1_000) * 1_000;
        expect(parseFeedDate(date.toISOString())).toBe(seconds);
        expect(parseFeedDate(date.toUTCString())).toBe(seconds);
        expect(parseFeedDate(date.toString())).toBe(seconds);
      }),
    );
  });
});
