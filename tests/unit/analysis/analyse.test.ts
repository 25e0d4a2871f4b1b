import { describe, expect, it } from 'vitest';
import { pairsIn, read } from './desk.ts';

describe('who the parties are', () => {
  it.each([
    ['India and UK sign quantum pact', ['GB-IN']],
    ['US-Saudi nuclear partnership signed', ['SA-US']],
    ['Germany signs hydrogen agreement with Namibia', ['DE-NA']],
    ['Memorandum on chips signed between Korea and the Netherlands', ['KR-NL']],
    ['New Delhi, Canberra ink critical minerals accord', ['AU-IN']],
    ['JAXA and ISRO sign lunar rover agreement', ['IN-JP']],
    ['Modi and Macron launch AI partnership', ['FR-IN']],
    ['EU and Japan sign quantum letter of intent', ['EU-JP']],
    ['Brussels and New Delhi sign semiconductor memorandum', ['EU-IN']],
    ['Indo-Israel industrial R&D fund signed by ministers', ['IL-IN']],
    ['Japan signs semiconductor pacts with India and Vietnam', ['IN-JP', 'JP-VN']],
    ['In Geneva, India and Korea sign semiconductor memorandum', ['IN-KR']],
  ])('%s', (title, pairs) => {
    expect(pairsIn(read(title)).sort()).toEqual(pairs);
  });

  it('reads leaders by their term of office', () => {
    const title = 'Starmer and Modi sign AI research agreement';
    expect(pairsIn(read(title, { published: '2025-07-24' }))).toEqual(['GB-IN']);
    const rutte = 'Rutte and Modi sign AI research agreement';
    expect(pairsIn(read(rutte, { published: '2022-07-24' }))).toEqual(['IN-NL']);
  });

  it('leaves the country of the outlet and the city of the dateline out of the parties', () => {
    const analysis = read('Singapore and Vietnam sign data centre pact', {
      outlet: 'South China Morning Post',
      summary: 'HONG KONG, March 10 (AFP) The two countries signed a memorandum on Monday.',
    });
    expect(pairsIn(analysis)).toEqual(['SG-VN']);
  });

  it('calls many states together plurilateral', () => {
    const analysis = read('Japan, Britain and Italy sign treaty on joint fighter programme');
    expect(analysis.relevant).toBe(true);
    expect(analysis.plurilateral).toBe(true);
    expect(analysis.pairs).toEqual([]);
  });
});

describe('precedents', () => {
  it.each([
    ['UK in talks with India on a technology pact that mirrors the US iCET', 'GB-IN', 'IN-US'],
    ['After its deal with Washington, Seoul signs a quantum memorandum with Tokyo', 'JP-KR', 'JP-US'],
  ])('%s', (title, news, never) => {
    const pairs = pairsIn(read(title));
    expect(pairs).toContain(news);
    expect(pairs).not.toContain(never);
  });
});

describe('what is no partnership', () => {
  it.each([
    'US widens chip export curbs on China',
    'China bars rare earth exports to Japan',
    'India beat Australia by six wickets in second Test',
    'Nvidia shares rise as Samsung orders more chips',
    'Tata and PSMC sign technology licence for Gujarat fab',
    'EU raises tariffs on Chinese electric cars',
    'Jordan Peterson and Israel Adesanya debate AI',
    'India, Russia sign MoU on chess and culture exchange',
  ])('%s', (title) => {
    const analysis = read(title);
    expect(analysis.relevant).toBe(false);
    expect(analysis.pairs).toEqual([]);
    expect(analysis.stage).toBeNull();
    expect(analysis.because).toMatch(/^Not shown: .+\.$/);
  });
});

describe('the stage', () => {
  it.each([
    ['India and Japan sign semiconductor memorandum', 'signed'],
    ['India and Japan to sign semiconductor memorandum next week', 'negotiating'],
    ['India and Japan launch negotiations on semiconductor pact', 'negotiating'],
    ['India explores semiconductor partnership with Japan', 'proposed'],
    ['India and Japan unveil semiconductor partnership', 'announced'],
    ['India-Japan semiconductor working group holds third meeting', 'active'],
    ['Japan suspends semiconductor cooperation with India', 'stalled'],
    ['EU suspends Horizon Europe research cooperation with Switzerland', 'stalled'],
  ])('%s: %s', (title, stage) => {
    expect(read(title).stage).toBe(stage);
  });
});

describe('other languages', () => {
  it.each([
    [
      'fr',
      'La France et l’Inde signent un accord sur le nucléaire civil',
      'FR-IN',
      'nuclear-energy',
      'signed',
    ],
    ['de', 'Deutschland und Kanada unterzeichnen Wasserstoff-Abkommen', 'CA-DE', 'clean-energy', 'signed'],
    ['es', 'España y Marruecos firman acuerdo sobre hidrógeno verde', 'ES-MA', 'clean-energy', 'signed'],
    ['pt', 'Brasil e China assinam memorando sobre satélites', 'BR-CN', 'space', 'signed'],
    ['it', 'Italia e Giappone firmano accordo sui semiconduttori', 'IT-JP', 'semiconductors', 'signed'],
    ['ru', 'Россия и Китай подписали соглашение о лунной станции', 'CN-RU', 'space', 'signed'],
    [
      'ar',
      'السعودية وفرنسا توقعان اتفاقية في الذكاء الاصطناعي',
      'FR-SA',
      'artificial-intelligence',
      'signed',
    ],
    ['hi', 'भारत और जापान ने सेमीकंडक्टर पर समझौता ज्ञापन पर हस्ताक्षर किए', 'IN-JP', 'semiconductors', 'signed'],
    ['ja', '日英両政府、量子技術の協力覚書に署名', 'GB-JP', 'quantum', 'signed'],
    ['ko', '한국과 네덜란드, 반도체 양해각서 체결', 'KR-NL', 'semiconductors', 'signed'],
    ['zh', '中俄签署航天合作协议', 'CN-RU', 'space', 'signed'],
  ])('%s: %s', (lang, title, pair, sector, stage) => {
    const analysis = read(title, { lang });
    expect(analysis.relevant).toBe(true);
    expect(pairsIn(analysis)).toEqual([pair]);
    expect(analysis.sectors).toContain(sector);
    expect(analysis.stage).toBe(stage);
  });

  it('says that it does not read a language, and does not guess', () => {
    const analysis = read('ประเทศไทยลงนามข้อตกลง', { lang: 'th' });
    expect(analysis.relevant).toBe(false);
    expect(analysis.because).toMatch(/language/);
  });

  it('reads by the script when the feed names the wrong language or none', () => {
    for (const lang of [null, 'en'])
      expect(pairsIn(read('中俄签署航天合作协议', { lang }))).toEqual(['CN-RU']);
  });
});

describe('the events of an item', () => {
  it('carry amounts, the date and the initiative', () => {
    const analysis = read('India and UK launch Technology Security Initiative', {
      summary: 'The £7 million programme on semiconductors was agreed on July 24, 2024.',
      published: '2024-07-25',
    });
    const [news] = analysis.events;
    expect(news?.role).toBe('news');
    expect(news?.amounts).toEqual([{ currency: 'GBP', value: 7e6, text: '£7 million' }]);
    expect(news?.date).toBe('2024-07-24');
    expect(news?.initiative).toMatch(/Technology Security Initiative/);
  });
});

describe('the initiative, the sums and the date of the news', () => {
  it('are not those of a precedent or of an earlier step', () => {
    const analysis = read('India, Britain look at an iCET-style partnership for sensitive technologies', {
      summary:
        'New Delhi and London are in talks on semiconductors. The conversation follows April’s £16 million research announcement.',
      published: '2023-05-09',
    });
    const [news] = analysis.events;
    expect(analysis.pairs).toEqual([['GB', 'IN']]);
    expect(news).toMatchObject({ initiative: null, amounts: [], date: null });
  });

  it('stand with the words that say so, also in other languages', () => {
    const title = '日英、半導体で覚書に署名';
    const summary = '日英両政府は5月18日、総額10億ドルの共同研究の覚書に署名した。';
    const analysis = read(title, { summary, lang: 'ja', published: '2023-05-19' });
    const [news] = analysis.events;
    expect(news).toMatchObject({
      date: '2023-05-18',
      amounts: [{ currency: 'USD', value: 1e9, text: '10億ドル' }],
    });
    for (const { start, end, text } of news?.evidence.filter(({ supports }) =>
      /amount|date/.test(supports),
    ) ?? [])
      expect(summary.slice(start, end)).toBe(text);
  });

  it('are not cut short where the lead that is read ends', () => {
    const lead = `India and Japan signed an agreement on semiconductors in New Delhi ${'with many words '.repeat(20)}`;
    for (let at = 370; at <= 400; at++) {
      const summary = `${lead.slice(0, at)} of $2.6 billion for chips.`;
      const [news] = read('India and Japan sign semiconductor pact', { summary }).events;
      for (const { value } of news?.amounts ?? []) expect(value).toBe(2.6e9);
    }
  });
});
