import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNodes, depthOf } from '../../../src/query/build-query.ts';
import { MAX_DEPTH } from '../../../src/query/grammar.ts';
import { MAX_NODES, MAX_QUERY_LENGTH, parseQuery } from '../../../src/query/parse-query.ts';
import { printQuery } from '../../../src/query/print-query.ts';
import { mended } from '../../../src/query/problem.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const now = Date.parse('2026-11-25T12:00:00Z');

function parse(text: string) {
  return parseQuery(text, theVocabulary(), { now });
}

/** The tree as canonical text; for what cannot be read, the errors. */
function read(text: string): string {
  const parsed = parse(text);
  return parsed.ok
    ? printQuery(parsed.query)
    : parsed.errors.map(({ message }) => `error: ${message}`).join('\n');
}

describe('words', () => {
  it.each<[string, string]>([
    ['', ''],
    ['   ', ''],
    ['india', 'country:IN'],
    ['IN', 'country:IN'],
    ['IND', 'country:IN'],
    ['Indian', 'country:IN'],
    ["India's", 'country:IN'],
    ['new-delhi', 'country:IN'],
    ['New Delhi', 'country:IN'],
    ['eu', 'country:EU'],
    ['europe', 'country:EU'],
    ['südkorea', 'country:KR'],
    ['日本', 'country:JP'],
    ['भारत', 'country:IN'],
    ['south korea', 'country:KR'],
    ['south-korea', 'country:KR'],
    ['korea', 'country:KR'],
    ['georgia', 'country:GE'],
    ['chad', 'country:TD'],
    ['trinidad and tobago', 'country:TT'],
    ['trinidad & tobago', 'country:TT'],
    ['congolese', 'country:CD | country:CG'],
    ['nordic', 'country:NORDIC'],
    ['chips', 'sector:semiconductors'],
    ['ai', 'sector:artificial-intelligence'],
    ['AI', 'sector:artificial-intelligence'],
    ['6g', 'sector:telecommunications'],
    ['rare earths', 'sector:critical-minerals'],
    ['critical-minerals', 'sector:critical-minerals'],
    ['signed', 'stage:signed'],
    ['icet', 'initiative:in-us-icet'],
    ['ttc', 'initiative:eu-us-ttc | initiative:eu-in-ttc'],
    ['hydrogen', '"hydrogen"'],
    ['Indian Ocean', '"indian ocean"'],
    ['semi*', 'semi*'],
    ['半導体*', '"半 導 体"'],
    ['半導体', '"半 導 体"'],
    ['space-based', '"space based"'],
    ['12:30', '"12 30"'],
    ['1,000', '"1 000"'],
  ])('%j means %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each<[string, string]>([
    ['us', '"us"'],
    ['in', '"in"'],
    ['it', '"it"'],
    ['US', 'country:US'],
    ['u.s.', 'country:US'],
    ['uk', 'country:GB'],
    ['can', '"can"'],
    ['CAN', 'country:CA'],
    ['trust', '"trust"'],
    ['TRUST', 'initiative:in-us-trust'],
    ['jersey', '"jersey"'],
    ['Jersey', 'country:JE'],
    ['PM', '"pm"'],
    ['country:pm', 'country:PM'],
    ['country:us', 'country:US'],
  ])('a code or an ordinary word needs its capitals or a field: %j means %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('countries side by side', () => {
  it.each<[string, string]>([
    ['india uk', 'pair:GB-IN'],
    ['uk and india', 'pair:GB-IN'],
    ['india, uk', 'pair:GB-IN'],
    ['india & uk', 'pair:GB-IN'],
    ['india - uk', 'pair:GB-IN'],
    ['india-uk', 'pair:GB-IN'],
    ['India–UK', 'pair:GB-IN'],
    ['india/uk', 'pair:GB-IN'],
    ['us-india', 'pair:IN-US'],
    ['in-it', '"in it"'],
    ['south-korea-uk', 'pair:GB-KR'],
    ['india semiconductors uk', 'pair:GB-IN sector:semiconductors'],
    ['india indian', 'country:IN'],
    ['india uk japan', 'pair:GB-IN | pair:IN-JP | pair:GB-JP'],
    ['india uk|japan', 'pair:GB-IN | pair:IN-JP'],
    ['india (uk or japan) ai', 'pair:GB-IN | pair:IN-JP sector:artificial-intelligence'],
    ['uk|japan', 'country:GB | country:JP'],
    ['(india uk) japan', 'pair:GB-IN country:JP'],
    ['india (uk ai)', 'country:IN country:GB sector:artificial-intelligence'],
    ['india -china', 'country:IN -country:CN'],
    ['congolese uk', 'pair:CD-GB | pair:CG-GB'],
    ['india nordic', 'pair:IN-NORDIC'],
    ['africa-union india', '"africa union" country:IN'],
    ['african union india', 'pair:AU-UNION/IN'],
    ['country:in country:gb', 'country:IN country:GB'],
  ])('%j means %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('signs', () => {
  it.each<[string, string]>([
    ['chips | ai | quantum', 'sector:semiconductors | sector:artificial-intelligence | sector:quantum'],
    ['chips OR ai india', 'sector:semiconductors | sector:artificial-intelligence country:IN'],
    ['chips || ai', 'sector:semiconductors | sector:artificial-intelligence'],
    ['-defence', '-sector:defence-technology'],
    ['not defence', '-sector:defence-technology'],
    ['-south korea', '-country:KR'],
    ['-(china | russia)', '-(country:CN | country:RU)'],
    ['-(-india)', 'country:IN'],
    ['((india))', 'country:IN'],
    ['(a b) | c', '("a" "b") | "c"'],
    ['"rare earth" "or"', '"rare earth" "or"'],
    ["'rare earth'", '"rare earth"'],
    ['“rare earth” «two»', '"rare earth" "two"'],
    ['–defence', '-sector:defence-technology'],
    ['country：india（uk｜us*）', 'country:IN country:GB | us*'],
    ['country:\u00a0india\u0007uk', 'country:IN country:GB'],
    ['in\u200ddia', 'country:IN'],
    ['`india uk`', 'pair:GB-IN'],
  ])('%j means %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('fields', () => {
  it.each<[string, string]>([
    ['country:in', 'country:IN'],
    ['COUNTRY:"south korea"', 'country:KR'],
    ['country:in,gb|us', 'country:IN | country:GB | country:US'],
    ['country:quad', 'country:QUAD'],
    ['pair:gb-in', 'pair:GB-IN'],
    ['pair:india/uk', 'pair:GB-IN'],
    ['pair:"south korea/new zealand"', 'pair:KR-NZ'],
    ['pair:au-union-in', 'pair:AU-UNION/IN'],
    ['pair:nordic/nordic', 'pair:NORDIC-NORDIC'],
    ['sector:chips|ai', 'sector:semiconductors | sector:artificial-intelligence'],
    ['sector:ai|country:in', 'sector:artificial-intelligence | country:IN'],
    ['stage: signed', 'stage:signed'],
    ['stage:talks', 'stage:negotiating'],
    ['initiative:gb-in-tsi', 'initiative:gb-in-tsi'],
    ['initiative:trust', 'initiative:in-us-trust'],
    ['source:"financial times"|mint', 'source:"financial times" | source:"mint"'],
    ['outlet:gov.uk', 'source:"gov uk"'],
    ['kind:gov', 'kind:government'],
    ['lang:hindi', 'lang:hi'],
    ['since:30d', 'since:30d'],
    ['since:2w until:12h', 'since:14d until:12h'],
    ['since:3m', 'since:90d'],
    ['since:1y', 'since:365d'],
    ['since:90min', 'since:90min'],
    ['since:2023-04-01', 'since:2023-04-01'],
    ['since:2023-04 until:2023-04', 'since:2023-04-01 until:2023-04-30'],
    ['since:2023 until:2023', 'since:2023-01-01 until:2023-12-31'],
    ['since:today', 'since:2026-11-25'],
    ['since:yesterday', 'since:2026-11-24'],
    ['since:monday', 'since:2026-11-23'],
    ['since:wed', 'since:2026-11-25'],
    ['since:thursday', 'since:2026-11-19'],
    ['-stage:stalled', '-stage:stalled'],
  ])('%j means %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('errors', () => {
  it.each<[text: string, place: string, says: RegExp, suggestion: string | undefined]>([
    ['india contry:uk', 'contry', /no field “contry:”/, 'country'],
    ['foo:bar', 'foo', /Fields: country, pair/, undefined],
    ['sector:semicondutors', 'semicondutors', /No sector/, 'semiconductors'],
    ['sector:semi', 'semi', /No sector/, 'semicon'],
    ['stage:sgined', 'sgined', /proposed, negotiating, announced, signed, active, stalled/, 'signed'],
    ['country:indai', 'indai', /No country or bloc/, 'India'],
    ['country:"sout korea"', '"sout korea"', /No country or bloc/, 'South-Korea'],
    ['pair:gb-idia', 'gb-idia', /“idia”/, 'gb/IN'],
    ['pair:india', 'india', /two parties/, undefined],
    ['pair:in-in', 'in-in', /different parties/, undefined],
    ['kind:goverment', 'goverment', /No kind of source/, 'government'],
    ['lang:englsh', 'englsh', /No language/, 'English'],
    ['initiative:icett', 'icett', /No initiative/, 'iCET'],
    ['since:30', '30', /30d, 12h/, '30d'],
    ['since:2023-02-30', '2023-02-30', /no moment/, undefined],
    ['since:24.10.2026', '24.10.2026', /no moment/, undefined],
    ['since:0d', '0d', /no moment/, undefined],
    ['since:1d|2d', 'since:1d|2d', /one moment/, undefined],
    ['stage:', 'stage:', /needs a value/, undefined],
    ['sector:-ai', '-ai', /minus before the field/, undefined],
    ['source:mint*', 'mint*', /star/, undefined],
    ['source:"…"', '"…"', /letter or a digit/, undefined],
    ['india "rare earth', '"rare earth', /never closed/, '"rare earth"'],
    ['(india uk', '(', /never closed/, undefined],
    ['india) uk', ')', /no opening/, undefined],
    ['india ()', '()', /nothing between/i, undefined],
    ['-', '-', /no word here/, undefined],
    ['…', '…', /no word here/, undefined],
    ['""', '""', /no letter or digit/, undefined],
    ['--x', '--', /One minus/, '-'],
    ['india |', '|', /between two things/, undefined],
    ['or india', 'or', /between two things/, undefined],
    ['india and', 'and', /between two things/, undefined],
    ['india not', 'not', /directly before/, undefined],
    ['rare*earth', 'rare*earth', /star/, undefined],
    ['rare-ear*', 'rare-ear*', /single word/, undefined],
    ['r*', 'r*', /At least 2/, undefined],
    ['https://example.org/a', 'https://example.org/a', /why-not/, '"https://example.org/a"'],
    ['india “rare earth', '“rare earth', /never closed/, '"rare earth"'],
  ])('%j: the place is %j', (text, place, says, suggestion) => {
    const parsed = parse(text);
    expect(parsed.ok).toBe(false);
    const [error] = parsed.ok ? [] : parsed.errors;
    expect(error?.message).toMatch(says);
    expect(text.slice(error?.start, error?.end)).toBe(place === '()' ? '(' : place);
    expect(error?.suggestion).toBe(suggestion);
  });

  it('are told all at once, in the order of the text', () => {
    const parsed = parse('sector:foo contry:x india) stage:sgined');
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.start)).toEqual([7, 11, 25, 33]);
  });

  it('mend the text by their suggestion', () => {
    const text = 'india stage:sgined ai';
    const parsed = parse(text);
    const [error] = parsed.ok ? [] : parsed.errors;
    expect(error && mended(text, error)).toBe('india stage:signed ai');
  });

  it('keep their places when signs were replaced and invisible characters left out', () => {
    const text = '“ok” in\u200ddia \u{1f600} stage：sgined';
    const parsed = parse(text);
    const [error] = parsed.ok ? [] : parsed.errors;
    expect(text.slice(error?.start, error?.end)).toBe('sgined');
  });
});

describe('notes', () => {
  it.each<[text: string, says: RegExp, suggestion: string | undefined]>([
    ['semicondutors', /Did you mean “semiconductors”/, 'semiconductors'],
    ['indai', /Did you mean “india”/, 'india'],
    ['austrlia', /Did you mean “australia”/, 'australia'],
    ['us', /Write US for United States/, 'US'],
    ['trust', /Write TRUST/, 'TRUST'],
    ['quad', /country:QUAD/, 'country:QUAD'],
    ['india & uk', /“&” has no letter/, undefined],
  ])('%j is searched all the same, with a note', (text, says, suggestion) => {
    const parsed = parse(text);
    const [note] = parsed.ok ? parsed.notes : [];
    expect(note?.message).toMatch(says);
    expect(note?.suggestion).toBe(suggestion);
  });

  it.each([
    'ships',
    'child',
    'hydrogen',
    'minerals',
    'port',
    'lithium',
    'ministers',
    'coast',
    '"semicondutors"',
    '半導体',
  ])('%s is no slip', (text) => {
    expect(parse(text)).toMatchObject({ ok: true, notes: [] });
  });
});

describe('bounds', () => {
  it('refuses a text that is too long, saying where the limit is', () => {
    const text = 'a '.repeat(MAX_QUERY_LENGTH);
    expect(parse(text)).toMatchObject({ ok: false, errors: [{ start: MAX_QUERY_LENGTH, end: text.length }] });
  });

  it('refuses too many conditions', () => {
    expect(read(Array.from({ length: MAX_NODES }, (_, i) => `w${i}`).join(' '))).toMatch(/at most 64/);
    expect(parse(Array.from({ length: MAX_NODES - 1 }, (_, i) => `w${i}`).join(' ')).ok).toBe(true);
    expect(read('IN GB US JP KR DE FR IT ES NL SE FI')).toMatch(/makes 67 conditions/);
  });

  it('refuses what is nested too deep, without a deep recursion', () => {
    expect(read('('.repeat(250))).toMatch(/nested more than 16/);
    expect(read(`${'-('.repeat(17)}a${')'.repeat(17)}`)).toMatch(/nested more than 16/);
    expect(read(`${'('.repeat(16)}a${')'.repeat(16)}`)).toBe('"a"');
  });

  it('reads any text without throwing, and what it reads is within the bounds', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'india',
        'uk',
        ' ',
        ' ',
        '|',
        '(',
        ')',
        '-',
        '"',
        "'",
        ':',
        '*',
        ',',
        'since:',
        'pair:',
        'or',
        'and',
        'not ',
        '日本',
        '\u200d',
        '“',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parse(text);
        if (parsed.ok) {
          expect(countNodes(parsed.query)).toBeLessThanOrEqual(MAX_NODES);
          expect(depthOf(parsed.query)).toBeLessThanOrEqual(MAX_DEPTH);
        }
        for (const { start, end } of parsed.ok ? parsed.notes : parsed.errors) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('is quick on hostile text', () => {
    const start = performance.now();
    for (const sign of ['a-', "'a ", '"', ':', 'a:', 'us/', '(', '-', '|', '\u0301', 'sector:', 'and '])
      read(sign.repeat(500 / sign.length));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
