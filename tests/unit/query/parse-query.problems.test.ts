import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { mended } from '../../../src/query/problem.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const now = Date.parse('2026-11-25T12:00:00Z');

function parse(text: string) {
  return parseQuery(text, theVocabulary(), { now });
}

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
    ['no', /Write NO for Norway/, 'NO'],
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
