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

describe('partners that the headline leaves out', () => {
  it('ties a list behind “with” to the country of the outlet, not to each other', () => {
    const title = 'Court halts lithium contracts with Russia and China';
    const summary = 'Joint research on extraction stops as well.';
    expect(pairsIn(read(title, { summary, outlet: 'El Deber' })).sort()).toEqual(['BO-CN', 'BO-RU']);
  });
  it('ties it to the one other party of the text where there is one', () => {
    const title = 'Judges throw out atomic accords with Moscow and Seoul';
    const summary = 'Pretoria had signed both on nuclear energy.';
    expect(pairsIn(read(title, { summary })).sort()).toEqual(['KR-ZA', 'RU-ZA']);
  });
  it('ties a list that acts for one other to that other, though the three are called trilateral', () => {
    const title = 'Tokyo, Canberra and Washington to fund Nauru’s second internet cable';
    const summary = 'It is the first project of the trilateral partnership.';
    expect(pairsIn(read(title, { summary })).sort()).toEqual(['AU-NR', 'JP-NR', 'NR-US']);
  });
  it('makes no pair of two where the headline says that three took part', () => {
    const analysis = read('Oslo and Riga sign tripartite quantum research agreement');
    expect([pairsIn(analysis), analysis.plurilateral]).toEqual([[], true]);
  });
  it('trusts the first sentence of the lead more than the next', () => {
    const title = 'Hydrogen research agreement signed in Lisbon';
    const summary = 'Tunisian and Portuguese ministers signed. Chile will follow with Portugal, some say.';
    expect(pairsIn(read(title, { summary }))).toEqual(['PT-TN']);
  });
});

describe('stand-ins', () => {
  it.each([
    ['Luxembourg and Brussels sign quantum pact', 'Belgium will host the laboratory.', ['BE-LU']],
    ['Luxembourg and Brussels sign quantum pact', 'The European Commission pays; Belgium hosts.', ['EU-LU']],
    ['Norway and Brussels sign quantum pact', '', ['EU-NO']],
  ])('%s. %s', (title, summary, pairs) => {
    expect(pairsIn(read(title, { summary }))).toEqual(pairs);
  });
  it('reads “our country” for the country of the outlet', () => {
    const title = '我国与澳大利亚签署人工智能合作协定';
    expect(pairsIn(read(title, { lang: 'zh', outlet: '联合早报' }))).toEqual(['AU-SG']);
    expect(pairsIn(read(title, { lang: 'zh', outlet: '新华社' }))).toEqual(['AU-CN']);
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

describe('names that are somebody else’s', () => {
  it('takes a name before another for a first name', () => {
    const analysis = read('Lula in Moscow wants to learn about small reactors', {
      summary: 'Energy minister Alexandre Silveira says the two countries could jointly look for uranium.',
      published: '2025-05-09',
    });
    expect(pairsIn(analysis)).toEqual(['BR-RU']);
  });

  it.each([
    ['President Vladimir Vladimirovich Putin', 'RU', '2021-05-09'],
    ['President Gabriel Boric Font', 'CL', '2023-05-09'],
    ['President Cyril Matamela Ramaphosa', 'ZA', '2023-05-09'],
    ['President Ferdinand Marcos Jr', 'PH', '2023-05-09'],
    ['Prime Minister Anthony Norman Albanese', 'AU', '2023-05-09'],
  ])('knows %s by all names', (name, code, published) => {
    const analysis = read('Norway in quantum pact', { summary: `${name} signed the agreement.`, published });
    expect(pairsIn(analysis)).toEqual([[code, 'NO'].sort().join('-')]);
  });
});

describe('origins alone', () => {
  it('takes two places that nobody else stands beside for the two', () => {
    const analysis = read('Radar satellites built in Oslo arrive in Hanoi under joint space programme');
    expect(pairsIn(analysis)).toEqual(['NO-VN']);
  });
});
