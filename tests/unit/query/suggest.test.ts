import { describe, expect, it } from 'vitest';
import { nearest, SLIP } from '../../../src/query/suggest.ts';

const STAGES = ['proposed', 'negotiating', 'announced', 'signed', 'active', 'stalled'];
const COUNTRIES = [
  'India',
  'Indian',
  'Iran',
  'Iraq',
  'Chile',
  'China',
  'Austria',
  'Australia',
  'Niger',
  'Nigeria',
];

describe('nearest, where something was meant', () => {
  it.each([
    ['sgined', STAGES, 'signed'],
    ['signd', STAGES, 'signed'],
    ['SIGNED', STAGES, 'signed'],
    ['announcd', STAGES, 'announced'],
    ['negot', STAGES, 'negotiating'],
    ['stale', STAGES, null],
    ['indai', COUNTRIES, 'India'],
    ['austrlia', COUNTRIES, 'Australia'],
    ['nigera', COUNTRIES, 'Nigeria'],
    ['xx', COUNTRIES, null],
    ['', COUNTRIES, null],
    ['x'.repeat(500), COUNTRIES, null],
  ])('%j is %j → %j', (typed, names, expected) => {
    expect(nearest(typed, names)).toBe(expected);
  });
});

describe('nearest, for a bare word', () => {
  it.each([
    ['indai', 'India'],
    ['idnia', 'India'],
    ['chian', 'China'],
    ['child', null],
    ['chin', null],
    ['niegr', 'Niger'],
    ['bustria', null],
    ['austrla', 'Austria'],
    ['iraq', 'Iraq'],
    ['ind', null],
  ])('%j → %j', (typed, expected) => {
    expect(nearest(typed, COUNTRIES, SLIP)).toBe(expected);
  });
});
