import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/feeds/decode.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const encode = (text: string, charset: string): Uint8Array => new Uint8Array(iconv.encode(text, charset));

/** Text of each charset, long enough to be told by its letters. */
const TEXTS: readonly (readonly [charset: string, text: string])[] = [
  [
    'windows-1250',
    'Česká republika a Japonsko podepsaly dohodu o spolupráci v oblasti polovodičů a umělé inteligence',
  ],
  ['iso-8859-2', 'Polska i Korea Południowa podpisały umowę o współpracy w dziedzinie energetyki jądrowej'],
  ['windows-1251', 'Россия и Индия договорились о сотрудничестве в области полупроводников'],
  ['koi8-r', 'Учёные двух стран создадут общую лабораторию искусственного интеллекта'],
  ['koi8-u', 'Україна та Японія домовилися про співпрацю у сфері напівпровідників'],
  ['iso-8859-5', 'Страны договорились о сотрудничестве в области полупроводников'],
  [
    'windows-1252',
    'L’Inde et la France signent un accord – « une première » coopération stratégique à Paris',
  ],
  ['iso-8859-1', 'Die Bundesregierung prüft ein Abkommen mit Japan über größere Projekte'],
  ['iso-8859-15', "La coopération coûte 20 €, à l'été, une œuvre franco-indienne"],
  ['windows-1253', 'Η Ελλάδα και η Ινδία υπέγραψαν συμφωνία για την τεχνολογία ημιαγωγών'],
  ['iso-8859-7', 'Η Ελλάδα και η Κύπρος υπέγραψαν νέα συμφωνία για την έρευνα'],
  [
    'windows-1254',
    'Türkiye ile Japonya arasında yarı iletken iş birliği anlaşması imzalandı, şirketler görüştü',
  ],
  ['windows-1255', 'ישראל והודו חתמו על הסכם לשיתוף פעולה בתחום הבינה המלאכותית'],
  ['windows-1256', 'وقعت الإمارات والهند اتفاقية للتعاون في مجال الذكاء الاصطناعي والطاقة'],
  [
    'windows-1257',
    'Lietuva ir Taivanas pasirašė susitarimą dėl puslaidininkių ir lazerių technologijų plėtros',
  ],
  ['windows-874', 'ไทยและญี่ปุ่นลงนามความร่วมมือด้านเซมิคอนดักเตอร์และปัญญาประดิษฐ์'],
  ['shift_jis', '日本とインドは半導体分野での協力に関する覚書に署名したと発表した'],
  ['euc-jp', '日本とインドは半導体分野での協力に関する覚書に署名したと発表した'],
  ['gb2312', '中国和法国签署人工智能合作协议，双方将加强半导体领域合作'],
  ['gb18030', '两国外长在北京会谈，讨论关键矿产与量子计算合作'],
  ['big5', '台灣與日本簽署半導體合作備忘錄，雙方將加強人工智慧領域合作'],
  ['euc-kr', '한국과 인도는 반도체 분야 협력을 위한 양해각서를 체결했다고 발표했다'],
];

const xml = (text: string, encoding: string | null): string =>
  `<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?>` +
  `<rss version="2.0"><channel><title>${text}</title><link>https://example.org/</link></channel></rss>`;

describe('legacy charsets', () => {
  it.each(TEXTS)('%s declared in the XML declaration', (charset, text) => {
    expect(decode(encode(xml(text, charset), charset), 'text/xml').text).toBe(xml(text, charset));
  });

  it.each(TEXTS)('%s declared in HTTP only', (charset, text) => {
    const contentType = `application/rss+xml; charset="${charset.toUpperCase()}"`;
    expect(decode(encode(xml(text, null), charset), contentType).text).toBe(xml(text, null));
  });

  it.each(TEXTS)('%s undeclared', (charset, text) => {
    expect(decode(encode(xml(text, null), charset), null).text).toBe(xml(text, null));
  });

  it.each(TEXTS)('%s that says it is UTF-8', (charset, text) => {
    const document = xml(text, 'utf-8');
    expect(decode(encode(document, charset), 'text/xml; charset=utf-8').text).toBe(document);
  });

  it('reads the upper half of windows-1252 as letters and signs, whatever name it goes by', () => {
    const body = bytes(0x96, 0x93, 0x80, 0x92);
    for (const label of ['windows-1252', 'iso-8859-1', 'ISO-8859-1', 'latin1', 'us-ascii', 'cp1252']) {
      expect(decode(body, `text/xml; charset=${label}`).text, label).toBe('–“€’');
    }
  });

  it('reads ISO-2022-JP, declared and by its escape sequence', () => {
    const body = bytes(0x3c, 0x61, 0x3e, 0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42);
    expect(decode(body, 'text/xml; charset=iso-2022-jp')).toEqual({
      text: '<a>日本',
      charset: 'iso-2022-jp',
    });
    expect(decode(body, null)).toEqual({ text: '<a>日本', charset: 'iso-2022-jp' });
  });
});

describe('Unicode', () => {
  const text = xml('Norway–India: “fjord” नई दिल्ली', null);

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    '%s with a byte order mark',
    (charset) => {
      const marked = new Uint8Array(iconv.encode(text, charset, { addBOM: true }));
      expect(decode(marked, 'text/xml; charset=windows-1252')).toEqual({ text, charset });
    },
  );

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s without a byte order mark', (charset) => {
    expect(decode(encode(text, charset), null)).toEqual({ text, charset });
  });

  it('wins over a single-byte charset in HTTP and XML when the bytes are multi-byte UTF-8', () => {
    const declared = xml('Köln–Delhi', 'iso-8859-1');
    expect(decode(encode(declared, 'utf-8'), 'text/xml; charset=iso-8859-1')).toEqual({
      text: declared,
      charset: 'utf-8',
    });
  });

  it('wins over a multi-byte charset only where that cannot read the bytes', () => {
    const declared = xml('日本とインド', 'euc-jp');
    expect(decode(encode(declared, 'utf-8'), null).text).toBe(declared);
    expect(decode(encode(declared, 'euc-jp'), null).text).toBe(declared);
  });

  it('is not UTF-16 only because a transcoded document still says so', () => {
    const declared = xml('Köln', 'utf-16');
    expect(decode(encode(declared, 'utf-8'), 'text/xml; charset=utf-16').text).toBe(declared);
  });

  it('keeps the rest when single windows-1252 bytes stray into UTF-8', () => {
    const body = Buffer.concat([
      Buffer.from('“Köln” – “Delhi” – “Rēzekne” – “Łódź”, it'),
      Buffer.from([0x92]),
      Buffer.from('s'),
    ]);
    expect(decode(body, null)).toEqual({
      text: '“Köln” – “Delhi” – “Rēzekne” – “Łódź”, it’s',
      charset: 'utf-8',
    });
  });
});

describe('which declaration counts', () => {
  const cyrillic = 'Москва и Дели';

  it('HTTP before XML', () => {
    const document = xml(cyrillic, 'koi8-r');
    expect(decode(encode(document, 'windows-1251'), 'text/xml; charset=windows-1251').text).toBe(document);
  });

  it.each(['x-unheard-of', 'none', 'base64', 'hex', 'utf-7', 'binary', ''])(
    'unknown label %j falls through',
    (label) => {
      const document = xml(cyrillic, 'koi8-r');
      expect(decode(encode(document, 'koi8-r'), `text/xml; charset=${label}`)).toEqual({
        text: document,
        charset: 'koi8-r',
      });
    },
  );

  it('a few accents suffice for Latin script', () => {
    const document = xml('Accord signé à Québec', null);
    expect(decode(encode(document, 'windows-1252'), null)).toEqual({
      text: document,
      charset: 'windows-1252',
    });
  });

  it('windows-1252 at the last', () => {
    expect(decode(bytes(0xe9), null)).toEqual({ text: 'é', charset: 'windows-1252' });
    expect(decode(bytes(), null)).toEqual({ text: '', charset: 'utf-8' });
  });

  it('reads a declaration behind junk, and without quotes', () => {
    const document = `<b>Warning</b>\n<?xml version='1.0' encoding=koi8-r?><rss><title>${cyrillic}</title></rss>`;
    expect(decode(encode(document, 'koi8-r'), null).text).toBe(document);
  });
});
