import { describe, expect, it } from 'vitest';
import { pairsIn, read } from './desk.ts';

describe('one party and a list of others', () => {
  it('ties the party after the colon to each of the list before it', () => {
    const analysis = read('Lisbon, Madrid and Athens: Korea signs chip research memorandum with each');
    expect(pairsIn(analysis).sort()).toEqual(['ES-KR', 'GR-KR', 'KR-PT']);
  });
  it('takes a bloc of the listed for no further party', () => {
    const summary = 'Teams signed drone agreements with Qatar, Oman and Kuwait on joint development.';
    const analysis = read('Japan signs drone technology agreements with Gulf states', { summary });
    expect(pairsIn(analysis).sort()).toEqual(['JP-KW', 'JP-OM', 'JP-QA']);
  });
});

describe('rivals that the news names', () => {
  it.each([
    ['Defying Beijing, Taiwan signs chip research pact with Latvia', ['LV-TW']],
    ['Norway and Chile sign lithium partnership to counter China', ['CL-NO']],
    ['Peru and Japan sign rare earths pact to cut dependence on China', ['JP-PE']],
  ])('%s', (title, pairs) => {
    expect(pairsIn(read(title))).toEqual(pairs);
  });
});

describe('generic words of a sector', () => {
  it('need support in other languages too', () => {
    const general = read('Le Japon et la France signent un accord sur les semi-conducteurs et la recherche', {
      lang: 'fr',
    });
    expect(general.sectors).toEqual(['semiconductors']);
    const own = read('Le Japon et la France signent un accord de recherche conjointe', { lang: 'fr' });
    expect(own.sectors).toEqual(['research-and-mobility']);
  });
  it('leave the drive of submarines to defence', () => {
    const analysis = read('Brazil and France sign pact on nuclear-powered submarine technology');
    expect(analysis.sectors).toEqual(['defence-technology']);
  });
});
