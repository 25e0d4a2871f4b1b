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

describe('groups of three and more', () => {
  it('ties two who join a bloc each to the bloc', () => {
    const title = 'Serbia and Albania join EU digital payments scheme';
    expect(pairsIn(read(title)).sort()).toEqual(['AL-EU', 'EU-RS']);
  });
  it('takes one paper with several for a paper of all', () => {
    const title = 'Chile signs quantum research agreement with Kenya, Norway and Japan';
    const analysis = read(title);
    expect([pairsIn(analysis), analysis.plurilateral]).toEqual([[], true]);
  });
  it('keeps a list of others in the text apart from the pair of the headline', () => {
    const summary = 'Tokyo, Washington and Canberra lay cables across the Pacific.';
    const analysis = read('Japan signs subsea cable agreement with Micronesia', { summary });
    expect(pairsIn(analysis)).toEqual(['FM-JP']);
  });
});

describe('what stands for a state', () => {
  it.each([
    ['Zelensky, Lula sign pact on joint drone research', ['BR-UA']],
    ['KAIST and Technion to share quantum laboratory under agreement', ['IL-KR']],
    ['Rosatom loads nuclear fuel at Rooppur under intergovernmental agreement', ['BD-RU']],
    ["Kenya's NRF signs joint research agreement with Japan", ['JP-KE']],
  ])('%s', (title, pairs) => {
    expect(pairsIn(read(title))).toEqual(pairs);
  });
});

describe('cables', () => {
  it('are of power where power is named, else of data', () => {
    const power = read('Cyprus and Greece sign agreement on undersea cable to link electricity grids');
    expect(power.sectors).toEqual(['clean-energy']);
    const data = read('Cyprus and Greece sign agreement on undersea cable');
    expect(data.sectors).toEqual(['telecommunications']);
  });
});
