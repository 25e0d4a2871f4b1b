import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadCatalogue } from '../../../../adapters/files/load-catalogue.ts';
import { dataDir } from '../../../../adapters/files/locations.ts';
import { hostGroup } from '../../../../src/feeds/host-group.ts';
import { canonicalUrl } from '../../../../src/stories/canonical-url.ts';

/** The feeds that ship with the program: every row is looked at, for a row that is wrong is polled every hour for ever. */
const catalogue = loadCatalogue(dataDir());
const watched = catalogue.filter(({ disabled }) => disabled === null);
const rows = z
  .array(
    z.looseObject({ url: z.string(), status: z.string(), note: z.string(), evidence: z.array(z.string()) }),
  )
  .parse(JSON.parse(readFileSync(join(dataDir(), 'feeds.json'), 'utf8')));
const countries = z
  .object({ countries: z.array(z.object({ iso2: z.string() })) })
  .parse(JSON.parse(readFileSync(join(dataDir(), 'countries.json'), 'utf8')))
  .countries.map(({ iso2 }) => iso2);

/** Feeds of one registrable domain at most: each of them may be asked every quarter of an hour. */
const MOST_PER_DOMAIN = 12;

const counted = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};
const twice = (values: readonly string[]): string[] =>
  [...counted(values)].filter(([, times]) => times > 1).map(([value]) => value);

describe.each(catalogue.map(({ source }) => [source.url, source] as const))('%s', (address, source) => {
  it('is a public address without secrets, in the form in which it is asked', () => {
    const url = new URL(address);
    expect(url.href).toBe(address);
    expect([url.username, url.password, url.hash, url.port]).toEqual(['', '', '', '']);
    expect(url.hostname).toContain('.');
    expect(ipaddr.isValid(url.hostname.replace(/^\[|\]$/g, ''))).toBe(false);
    expect([...url.searchParams.keys()].filter((key) => /^utm_|token|secret|api_?key/i.test(key))).toEqual(
      [],
    );
  });

  it('says whose it is', () => {
    expect(source.title.trim()).toBe(source.title);
    expect(source.publisher.trim()).toBe(source.publisher);
    if (source.country !== null)
      expect([...countries, 'EU', 'ASEAN', 'AU-UNION', 'GCC', 'ZZ']).toContain(source.country);
    if (source.lang !== null) expect(Intl.getCanonicalLocales(source.lang)).toEqual([source.lang]);
  });
});

describe('the catalogue', () => {
  it('has no feed twice, under whatever form of its address, and no title twice', () => {
    expect(twice(catalogue.map(({ source }) => canonicalUrl(source.url) ?? source.url))).toEqual([]);
    expect(twice(catalogue.map(({ source }) => `${source.publisher}: ${source.title}`))).toEqual([]);
  });

  it('asks no publisher for more feeds than it would notice kindly', () => {
    const perDomain = counted(watched.map(({ source }) => hostGroup(source.url)));
    expect([...perDomain].filter(([, feeds]) => feeds > MOST_PER_DOMAIN)).toEqual([]);
  });

  it('says of every feed that is switched off why, and of every feed where it is from', () => {
    expect(rows.filter(({ status, note }) => status !== 'ok' && status !== 'ok?' && note === '')).toEqual([]);
    expect(rows.filter(({ evidence }) => evidence.length === 0).map(({ url }) => url)).toEqual([]);
  });

  it('watches governments, agencies, news, think tanks and wires of every continent that matters', () => {
    const kinds = new Set(watched.map(({ source }) => source.kind));
    expect([...kinds].sort()).toEqual(['agency', 'aggregator', 'government', 'news', 'think-tank', 'wire']);
    expect(new Set(watched.map(({ source }) => source.country)).size).toBeGreaterThanOrEqual(30);
    expect(new Set(watched.map(({ source }) => source.lang)).size).toBeGreaterThan(8);
  });
});
