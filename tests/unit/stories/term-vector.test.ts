import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosine, type TermVector, termKey, termVector } from '../../../src/stories/term-vector.ts';

const weighted = fc
  .array(fc.tuple(fc.string({ minLength: 1, maxLength: 6 }), fc.double({ min: 0.1, max: 3, noNaN: true })))
  .map((entries) => new Map(entries));

function vectorOf(terms: ReadonlyMap<string, number>): TermVector {
  return termVector([...terms.keys()].map(termKey), [...terms.values()]);
}

/** The definition, term by term. */
function plainCosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const square = (of: ReadonlyMap<string, number>): number =>
    [...of.values()].reduce((sum, weight) => sum + weight * weight, 0);
  const dot = [...a].reduce((sum, [term, weight]) => sum + weight * (b.get(term) ?? 0), 0);
  return dot === 0 ? 0 : dot / Math.sqrt(square(a) * square(b));
}

describe('term vectors', () => {
  it('give the cosine of the weighted terms', () => {
    fc.assert(
      fc.property(weighted, weighted, (a, b) => {
        expect(cosine(vectorOf(a), vectorOf(b))).toBeCloseTo(plainCosine(a, b), 9);
      }),
    );
  });

  it('count a term that comes again once, with its greatest weight', () => {
    const again = termVector([7, 3, 7], [0.5, 1, 2]);
    expect(again).toEqual(termVector([3, 7], [1, 2]));
  });

  it('are alike with themselves, and unlike where nothing is shared', () => {
    const chips = vectorOf(new Map([['chip', 1]]));
    expect(cosine(chips, chips)).toBeCloseTo(1);
    expect(cosine(chips, vectorOf(new Map([['nuclear', 1]])))).toBe(0);
    expect(cosine(chips, vectorOf(new Map()))).toBe(0);
  });

  it('stay bounded however many terms a text has', () => {
    const many = new Map(Array.from({ length: 5_000 }, (_, n): [string, number] => [`term ${n}`, 1]));
    expect(vectorOf(many).terms.length).toBeLessThanOrEqual(1_024);
  });
});
