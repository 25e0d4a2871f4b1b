import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readGoldFile } from '../../../../adapters/files/load-gold.ts';
import type { LabelledItem } from '../../../../src/analysis/baselines.ts';
import { SECTORS } from '../../../../src/domain/sector.ts';
import { STAGES } from '../../../../src/domain/stage.ts';

const root = resolve(import.meta.dirname, '../../../..');
const FRESH = ['tests/gold/fresh-a.jsonl', 'tests/gold/fresh-b.jsonl'];
const LATER = ['tests/gold/fresh-c.jsonl', 'tests/gold/fresh-d.jsonl', 'tests/gold/fresh-e.jsonl'];
const TRAIN = ['tests/gold/train-c.jsonl', 'tests/gold/train-d.jsonl', 'tests/gold/train-e.jsonl'];
/** Nine parts in ten English, as most news that is read. */
const ENGLISH = ['tests/gold/train-f.jsonl', 'tests/gold/train-g.jsonl'];
/** Tells events of the files that are trained on in other words. */
const RETOLD = 'tests/gold/train-h.jsonl';
const OLDER = [
  'tests/gold/dev.jsonl',
  'tests/gold/growth-events.jsonl',
  'tests/gold/growth-noise.jsonl',
  'data/sample/partnerships.jsonl',
  'data/sample/noise.jsonl',
];
const BLOCS = ['EU', 'ASEAN', 'GCC', 'AU-UNION'];
const LANGUAGES = ['fr', 'de', 'es', 'pt', 'it', 'ru', 'ar', 'hi', 'ja', 'ko', 'zh'];

/** What the loader leaves aside, and the guide asks for. */
const source = z.object({
  id: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  outlet: z.string().min(1),
  published: z.iso.date(),
  title: z.string().min(1),
  relevant: z.boolean(),
  plurilateral: z.boolean(),
  pairs: z.array(z.array(z.string())),
  note: z.string(),
});

const read = (file: string): LabelledItem[] => readGoldFile(join(root, file));
const rawOf = (file: string): z.infer<typeof source>[] =>
  readFileSync(join(root, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => source.parse(JSON.parse(line)));
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, i) => values.indexOf(value) !== i);
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const known = (code: string): boolean =>
  BLOCS.includes(code) || (/^[A-Z]{2}$/.test(code) && countries.of(code) !== undefined);

describe.each(FRESH)('%s', (file) => {
  const items = read(file);
  const relevant = items.filter((item) => item.relevant);

  it('has 150 items, about half of them relevant, each with its source and date', () => {
    expect(items).toHaveLength(150);
    expect(relevant.length).toBeGreaterThanOrEqual(70);
    expect(relevant.length).toBeLessThanOrEqual(85);
    for (const { published } of rawOf(file)) {
      expect(published >= '2014' && published < '2027', published).toBe(true);
    }
  });

  it('has at least eight items of every stage, all sectors and four items of every language', () => {
    for (const stage of STAGES) {
      expect(relevant.filter((item) => item.stage === stage).length, stage).toBeGreaterThanOrEqual(8);
    }
    expect(new Set(relevant.flatMap((item) => item.sectors))).toEqual(new Set(SECTORS));
    for (const lang of LANGUAGES) {
      expect(items.filter((item) => item.lang === lang).length, lang).toBeGreaterThanOrEqual(4);
    }
  });

  it('has twelve items with background pairs, and fifteen events told more than once', () => {
    expect(items.filter((item) => item.background_pairs.length > 0).length).toBeGreaterThanOrEqual(12);
    expect(new Set(repeated(items.map((item) => item.story))).size).toBeGreaterThanOrEqual(15);
  });
});

describe.each(TRAIN)('%s', (file) => {
  const relevant = read(file).filter((item) => item.relevant);

  it('has 200 items or more, 120 of them relevant, fifteen of every stage and six of every sector', () => {
    expect(read(file).length).toBeGreaterThanOrEqual(200);
    expect(relevant.length).toBeGreaterThanOrEqual(120);
    for (const stage of STAGES) {
      expect(relevant.filter((item) => item.stage === stage).length, stage).toBeGreaterThanOrEqual(15);
    }
    for (const sector of SECTORS) {
      const told = relevant.filter(({ sectors }) => sectors.includes(sector));
      expect(told.length, sector).toBeGreaterThanOrEqual(6);
    }
  });

  it('has fifteen items with background pairs, and five items of every language', () => {
    expect(read(file).filter((item) => item.background_pairs.length > 0).length).toBeGreaterThanOrEqual(15);
    for (const lang of LANGUAGES) {
      expect(read(file).filter((item) => item.lang === lang).length, lang).toBeGreaterThanOrEqual(5);
    }
  });
});

describe.each(ENGLISH)('%s', (file) => {
  const items = read(file);
  const relevant = items.filter((item) => item.relevant);

  it('has 250 items or more, ten of every stage, every sector, and each language', () => {
    expect(items.length).toBeGreaterThanOrEqual(250);
    for (const stage of STAGES) {
      expect(relevant.filter((item) => item.stage === stage).length, stage).toBeGreaterThanOrEqual(10);
    }
    expect(new Set(relevant.flatMap((item) => item.sectors))).toEqual(new Set(SECTORS));
    for (const lang of LANGUAGES) expect(items.map((item) => item.lang)).toContain(lang);
  });
});

describe.each([...FRESH, ...LATER, ...TRAIN, ...ENGLISH, RETOLD])('%s', (file) => {
  const items = read(file);

  it('has valid labels: known codes in order, nothing about what is not relevant, pairs unless a group acts', () => {
    for (const { id, pairs, background_pairs } of items) {
      for (const pair of [...pairs, ...background_pairs]) {
        expect(pair.every(known) && pair[0] !== pair[1], `${id} ${pair.join('-')}`).toBe(true);
        expect([...pair].sort(), id).toEqual(pair);
      }
    }
    for (const item of items.filter(({ relevant: yes }) => !yes)) {
      expect([item.pairs, item.sectors, item.stage, item.initiative], item.id).toEqual([[], [], null, null]);
    }
    for (const item of items.filter((one) => one.relevant)) expect(item.stage, item.id).not.toBeNull();
    for (const { id, relevant: yes, plurilateral, pairs, published } of rawOf(file)) {
      expect(published >= '2014' && published < '2027', id).toBe(true);
      expect(plurilateral, id).toBe(yes && pairs.length === 0);
    }
  });
});

describe.each([...FRESH, ...LATER, ...TRAIN, ...ENGLISH])('%s', (file) => {
  const relevant = read(file).filter((item) => item.relevant);

  it('gives the relevant items of one event the same pairs and stage', () => {
    const first = new Map<string, LabelledItem>();
    for (const item of relevant) {
      const other = first.get(item.story) ?? item;
      first.set(item.story, other);
      expect([item.pairs, item.stage], item.id).toEqual([other.pairs, other.stage]);
    }
  });
});

describe('the fresh labelled news and the news to train on', () => {
  const files = [...FRESH, ...LATER, ...TRAIN, ...ENGLISH];
  const fresh = [...files, RETOLD].flatMap(read);
  const older = OLDER.flatMap(read);
  const text = ({ title, summary }: LabelledItem): string => `${title}\n${summary}`;

  it('repeats no id and no text', () => {
    expect(repeated([...fresh, ...older].map(({ id }) => id))).toEqual([]);
    expect(repeated(fresh.map(text))).toEqual([]);
    const known = new Set(older.map(text));
    expect(fresh.filter((item) => known.has(text(item)))).toEqual([]);
  });

  it('tells no event of another file', () => {
    const told = new Set(older.map(({ story }) => story));
    for (const file of files) {
      const own = new Set(read(file).map(({ story }) => story));
      expect(
        [...own].filter((story) => told.has(story)),
        file,
      ).toEqual([]);
      for (const story of own) told.add(story);
    }
  });

  it('retells no event that is kept for measuring', () => {
    const kept = [...FRESH.slice(1), ...LATER.slice(1), ...OLDER.slice(3)].flatMap(read);
    const told = new Set(kept.map(({ story }) => story));
    expect(read(RETOLD).filter(({ story }) => told.has(story))).toEqual([]);
  });
});
