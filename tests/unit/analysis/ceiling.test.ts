import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGoldFile } from '../../../adapters/files/load-gold.ts';
import { createInspector } from '../../../src/analysis/analyse.ts';
import { assemble } from '../../../src/analysis/assemble.ts';
import { boundsOf } from '../../../src/analysis/ceiling.ts';
import type { Analysis, AnalysisInput } from '../../../src/domain/analysis.ts';
import { analyse, DATA, item, lexicon, read } from './desk.ts';

const GOLD = join(import.meta.dirname, '../../gold');
const items = [
  join(GOLD, 'dev.jsonl'),
  join(GOLD, 'growth-events.jsonl'),
  join(GOLD, 'growth-noise.jsonl'),
  join(DATA, 'sample/noise.jsonl'),
  join(DATA, 'sample/partnerships.jsonl'),
].flatMap((file): AnalysisInput[] => [...readGoldFile(file)]);

const inspect = createInspector(lexicon);

/** Every room asked, whatever a first glance says. */
function thorough(input: AnalysisInput): Analysis {
  const { findings, features } = inspect(input);
  return assemble(input, findings, features, lexicon);
}

/** An item read in full and one left early agree on all that is not an explanation. */
function agrees(input: AnalysisInput): void {
  const [quick, full] = [analyse(input), thorough(input)];
  if (quick.relevant || full.relevant) {
    expect(quick).toEqual(full);
    return;
  }
  const { confidence, because, evidence: _shorter, ...rest } = quick;
  expect(full).toMatchObject(rest);
  expect(confidence).toBeLessThanOrEqual(full.confidence);
  expect(confidence).toBeGreaterThanOrEqual(0.5);
  expect(because).toMatch(/^Not shown: /);
}

/** Features that lie outside the bounds that a first glance gives them. */
function outside(input: AnalysisInput): string[] {
  const { findings, features } = inspect(input);
  const bounds = boundsOf(findings);
  return Object.entries(features).flatMap(([name, value]) => {
    const [least, most] = bounds(name);
    return value >= least && value <= most ? [] : [`${name} is ${value} in "${input.title}"`];
  });
}

/** Halves of real items put together: combinations that no item has. */
const mixed = fc
  .tuple(fc.nat(items.length - 1), fc.nat(items.length - 1), fc.constantFrom('en', 'fr', 'ja', 'ru', null))
  .map(([a, b, lang]): AnalysisInput => {
    const [one, other] = [items[a], items[b]];
    return item(one?.title ?? '', { summary: `${other?.title ?? ''}. ${other?.summary ?? ''}`, lang });
  });

describe('the ceiling of an item', () => {
  it('bounds every feature of every labelled item', () => {
    expect(items.flatMap(outside)).toEqual([]);
  });

  it('bounds every feature of items put together from others', () => {
    fc.assert(
      fc.property(mixed, (input) => {
        expect(outside(input)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});

describe('an item left early', () => {
  it('is one that reading in full finds irrelevant too, at least as surely', () => {
    for (const input of items) agrees(input);
  });

  it('is so whatever is put together', () => {
    fc.assert(fc.property(mixed, agrees), { numRuns: 600 });
  });

  it('is most of everyday news, and names its parties', () => {
    const everyday = readGoldFile(join(DATA, 'sample/noise.jsonl'));
    const left = everyday.filter((one) => analyse(one).confidence !== thorough(one).confidence);
    expect(left.length / everyday.length).toBeGreaterThan(0.5);
    expect(read('Norway beats Chile in the final').parties).toEqual(['CL', 'NO']);
  });

  it.each([
    [
      'Fans cheer as home side wins football match',
      'Not shown: the text does not name two governments acting together',
    ],
    ['Norway beats Chile in the final', 'Not shown: no technology or science is named'],
  ])('says plainly why: %s', (title, because) => {
    expect(read(title).because.startsWith(because)).toBe(true);
  });
});
