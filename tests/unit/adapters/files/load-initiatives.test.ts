import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadInitiatives } from '../../../../adapters/files/load-initiatives.ts';
import { isClosing } from '../../../../src/domain/initiative.ts';
import { lastDayOf } from '../../../../src/stories/partial-date.ts';

const shipped = resolve(import.meta.dirname, '../../../../data');
const catalogue = loadInitiatives(shipped);
const researched = catalogue.seeds.filter(({ says, checked }) => checked && says !== '');

describe('the shipped initiatives', () => {
  it('are linked to initiatives that exist', () => {
    expect(catalogue.all.length).toBeGreaterThanOrEqual(239);
    const ids = new Set(catalogue.all.map(({ id }) => id));
    expect(ids.size).toBe(catalogue.all.length);
    const links = catalogue.all.flatMap(({ parents, successors }) => [...parents, ...successors]);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('that were superseded end on the day on which another took their place', () => {
    for (const { id, status } of catalogue.all) {
      if (status !== 'superseded') continue;
      const closing = catalogue.seeds.filter(
        ({ initiative, stage }) => initiative === id && isClosing(stage),
      );
      expect(closing, id).toHaveLength(1);
    }
  });
});

describe('the seeded ledger', () => {
  it('has dated steps of most initiatives, and three or more of at least sixty', () => {
    const steps = new Map<string, number>();
    for (const { initiative, says } of catalogue.seeds) {
      if (says !== '') steps.set(initiative, (steps.get(initiative) ?? 0) + 1);
    }
    expect(steps.size).toBeGreaterThanOrEqual(180);
    expect([...steps.values()].filter((n) => n > 2).length).toBeGreaterThanOrEqual(60);
  });

  it('says of a step that was not seen in its source that it is to be checked there', () => {
    const of = (initiative: string, date: string) =>
      catalogue.seeds.find((seed) => seed.initiative === initiative && seed.date === date);
    expect(of('eu-us-ttc', '2022-05-16')?.checked).toBe(false);
    expect(of('eu-us-ttc', '2022-12-05')?.checked).toBe(true);
    expect(researched.length).toBeGreaterThan(360);
  });

  it('gives one step once, and nothing after the end of an initiative', () => {
    const keys = catalogue.seeds.map(
      ({ initiative, parties, date, stage }) => `${initiative} ${parties} ${date} ${stage}`,
    );
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    for (const { initiative, date, stage } of catalogue.seeds) {
      if (!isClosing(stage)) continue;
      const later = catalogue.seeds.filter((seed) => seed.initiative === initiative && seed.date > date);
      expect(later, initiative).toEqual([]);
    }
  });

  it('knows the stated rhythm of at least seventeen', () => {
    const stated = catalogue.all.filter(({ rhythm }) => rhythm !== null);
    expect(stated.length).toBeGreaterThanOrEqual(17);
    for (const { id, rhythm } of stated) expect(rhythm?.says, id).toMatch(/^[A-Z].{8,160}\.$/);
  });

  it('has for every step a date that is one, in the past, and a source', () => {
    for (const { date, sources, initiative } of catalogue.seeds) {
      expect(lastDayOf(date), `${initiative} ${date}`).toBeGreaterThan(0);
      expect(sources.length, initiative).toBeGreaterThan(0);
    }
    const years = researched.map(({ date }) => Number(date.slice(0, 4)));
    expect(Math.max(...years)).toBeLessThanOrEqual(2026);
  });

  it('says one plain sentence of each researched step', () => {
    for (const { says, initiative } of researched) {
      expect(says, initiative).toMatch(/^[A-Z].{8,160}\.$/);
    }
  });

  it('runs for India and the UK from the roadmap of 2021 to 2026, a source on each line', () => {
    const steps = catalogue.seeds.filter(({ parties }) => parties.join() === 'GB,IN');
    const of = (initiative: string) =>
      steps.filter((step) => step.initiative === initiative).map(({ date }) => date);
    expect(of('gb-in-roadmap-2030')[0]).toBe('2021-05-04');
    expect(of('gb-in-science-mou')[0]).toBe('2023-04-26');
    expect(of('gb-in-tsi')).toContain('2024-07-24');
    const since2021 = steps.filter(({ date }) => date >= '2021');
    expect(since2021.at(-1)?.date.slice(0, 4)).toBe('2026');
    for (const { checked, sources } of since2021) {
      expect(checked).toBe(true);
      for (const { url } of sources) expect(url).toMatch(/^https?:\/\/[^/]+\/./);
    }
  });

  it('links iCET to TRUST', () => {
    expect(catalogue.byId('in-us-icet')?.successors).toEqual(['in-us-trust']);
    const last = catalogue.seeds.filter(({ initiative }) => initiative === 'in-us-icet').at(-1);
    expect(last).toMatchObject({ stage: 'superseded', date: '2025-02-13' });
  });

  it('knows who stands behind an address', () => {
    const sources = catalogue.seeds.flatMap((seed) => seed.sources);
    expect(sources.find(({ url }) => url.startsWith('https://www.gov.uk/'))).toMatchObject({
      outlet: 'GOV.UK',
      kind: 'government',
    });
  });
});

describe('a bad file of seeds', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-seeds-'));
    for (const file of ['initiatives.json', 'ledger-seeds.json'])
      cpSync(join(shipped, file), join(folder, file));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['an unknown initiative', { initiative: 'nobody' }, /transitions\.3\.initiative: “nobody” is not in/],
    [
      'a date that is none',
      { date: '2023-13' },
      /transitions\.3\.date: a date is 2023, 2023-04 or 2023-04-25/,
    ],
    ['an unknown stage', { stage: 'agreed' }, /transitions\.3\.stage/],
    ['no source', { sources: [] }, /transitions\.3\.sources/],
    ['an address that is none', { sources: ['javascript:alert(1)'] }, /transitions\.3\.sources\.0/],
  ])('with %s names the row', (_name, changes, message) => {
    const file = join(folder, 'ledger-seeds.json');
    const data = JSON.parse(readFileSync(file, 'utf8')) as { transitions: object[] };
    data.transitions[3] = { ...data.transitions[3], ...changes };
    writeFileSync(file, JSON.stringify(data));
    expect(() => loadInitiatives(folder)).toThrow(message);
  });
});
