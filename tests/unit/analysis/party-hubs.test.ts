import { describe, expect, it } from 'vitest';
import { inspected, type item, read } from './desk.ts';

/** Pairs as settled before anything else is judged, as one line. */
const pairs = (title: string, more: Parameters<typeof item>[1] = {}): string =>
  inspected(title, more)
    .parties.pairs.map((pair) => pair.join('-'))
    .sort()
    .join(' ');

describe('who is meant where the headline leaves it out', () => {
  it.each([
    ['Chile and Norway sign Artemis Accords', '', 'CL-US NO-US'],
    ['Norway joins Pax Silica', '', 'NO-US'],
    ['UPI goes live in Sri Lanka and Mauritius', 'Narendra Modi watched by video link.', 'IN-LK IN-MU'],
    ['Norway plugs into Chile and Peru', 'The cable was switched on today.', 'CL-NO NO-PE'],
    [
      'Chile abandons plan for reactors',
      'Two plants that Norway and Japan were to build will not come.',
      'CL-JP CL-NO',
    ],
    ['Athens and Cairo sign up to cable between Europe and Egypt', '', 'EG-GR'],
    ['Taipei puts US$200m into Lithuanian chips', '', 'LT-TW'],
    ['Norway and Chile sign chip pact before G20 gets going', '', 'CL-NO'],
  ])('%s %s: %s', (title, summary, wanted) => {
    expect(pairs(title, { summary })).toBe(wanted);
  });

  it.each([
    ['ESA suspends rover cooperation with Roscosmos', ''],
    ['CERN agreement with Russia runs out', 'Institutes of the country must leave.'],
  ])('no pair of states where a body of many acts: %s', (title, summary) => {
    const { parties } = inspected(title, { summary });
    expect([parties.pairs, parties.plurilateral]).toEqual([[], true]);
  });

  it('takes a mark that countries share for the one that is named in full', () => {
    const summary = '中国与巴基斯坦在伊斯兰堡签署协议。';
    expect(pairs('中巴签署航天员协议', { summary, lang: 'zh' })).toBe('CN-PK');
    expect(pairs('中巴签署卫星协议', { summary: '巴西总统出席。', lang: 'zh' })).toBe('BR-CN');
  });
});

describe('a headline in English', () => {
  it.each([
    'Rocket Lab launches a step nearer as NZ, US sign space technology safeguards agreement',
    'No EU-Australia farm access, no trade deal: Osaka talks collapse',
  ])('stays English: %s', (title) => {
    expect(inspected(title).reading.lang).toBe('en');
  });

  it('is none where the words of another language speak clearly', () => {
    const german =
      'Norwegen und Chile wollen bei der Forschung mit den Hochschulen und der Industrie arbeiten';
    expect(inspected(german).reading.lang).toBe('de');
  });

  it('that names no technology is no partnership news', () => {
    expect(read('Norway and Chile sign agreement').relevant).toBe(false);
    expect(read('Norway and Chile sign quantum agreement').relevant).toBe(true);
  });
});
