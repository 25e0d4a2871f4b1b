import { describe, expect, test } from 'vitest';
import { aCatalogue, anInitiative, aSeed } from '../../builders/ledger.ts';

const indian = anInitiative({
  id: 'eu-in-ttc',
  name: 'EU-India TTC',
  aliases: ['TTC'],
  parties: ['EU', 'IN'],
});
const american = anInitiative({
  id: 'eu-us-ttc',
  name: 'EU-US TTC',
  aliases: ['TTC'],
  parties: ['EU', 'US'],
});
const group = anInitiative({
  id: 'quad',
  name: 'Quad Minerals',
  aliases: [],
  kind: 'plurilateral',
  parties: ['AU', 'IN', 'JP', 'US'],
});
const catalogue = aCatalogue([anInitiative(), indian, american, group]);

describe('the initiative that the news means', () => {
  test.each([
    ['an alias', 'TSI', ['GB', 'IN'], 'gb-in-tsi'],
    ['whatever the case', 'tsi', ['GB', 'IN'], 'gb-in-tsi'],
    ['the id', 'gb-in-tsi', ['GB', 'IN'], 'gb-in-tsi'],
    ['the name', 'Technology Security Initiative', ['GB', 'IN', 'US'], 'gb-in-tsi'],
    ['not without its parties', 'TSI', ['IN', 'US'], null],
    ['by the parties where several have the name', 'TTC', ['EU', 'US'], 'eu-us-ttc'],
    ['none where several can be meant', 'TTC', ['EU', 'IN', 'US'], null],
    ['a group by some of its members', 'quad minerals', ['IN', 'US'], 'quad'],
    ['none of that name', 'Entente', ['GB', 'IN'], null],
  ] as const)('%s', (_name, name, parties, id) => {
    expect(catalogue.meant(name, parties)?.id ?? null).toBe(id);
  });
});

describe('the seeded ledger', () => {
  const brief = (...args: Parameters<typeof aCatalogue>) =>
    aCatalogue(...args).seeds.map(({ date, stage, initiative }) => `${date} ${stage} ${initiative}`);

  test('is the researched steps, oldest first', () => {
    const seeds = [aSeed({ date: '2025-10-09', stage: 'active' }), aSeed()];
    expect(brief([anInitiative()], seeds)).toEqual([
      '2024-07-24 announced gb-in-tsi',
      '2025-10-09 active gb-in-tsi',
    ]);
  });

  test.each([
    ['proposed', 'proposed'],
    ['signed', 'signed'],
    ['active', 'announced'],
    ['stalled', 'announced'],
    ['ended', 'announced'],
  ] as const)('begins a record that says %s and has no step with %s', (status, stage) => {
    expect(brief([anInitiative({ status })])).toEqual([`2024-07-24 ${stage} gb-in-tsi`]);
  });

  test('says that a record’s beginning is to be checked where the record is', () => {
    const [seed] = aCatalogue([anInitiative({ checked: false })]).seeds;
    expect(seed).toMatchObject({ checked: false, sources: [{ outlet: 'gov.uk', kind: 'government' }] });
  });

  const trust = anInitiative({ id: 'trust', name: 'TRUST', launched: '2025-02-13' });
  const icet = anInitiative({ id: 'icet', status: 'superseded', launched: '2022-05', successors: ['trust'] });

  test('ends what was superseded on the day on which the next began, and links the two', () => {
    expect(brief([trust, icet])).toEqual([
      '2022-05 announced icet',
      '2025-02-13 announced trust',
      '2025-02-13 superseded icet',
    ]);
    const closing = aCatalogue([trust, icet]).seeds.at(-1);
    expect(closing?.says).toContain('TRUST');
    expect(closing?.checked, 'no source was seen to say so').toBe(false);
  });

  test('does not end what a researched step ends', () => {
    const closing = aSeed({ initiative: 'icet', stage: 'superseded', date: '2025-02' });
    expect(brief([trust, icet], [closing])).toEqual([
      '2025-02 superseded icet',
      '2025-02-13 announced trust',
    ]);
  });
});
