import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { printQuery } from '../../../src/query/print-query.ts';
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
    ['us', 'country:US'],
    ['india us', 'pair:IN-US'],
    ['no', '"no"'],
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
