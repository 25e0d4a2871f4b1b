import { describe, expect, it } from 'vitest';
import { timingFeatures } from '../../../src/analysis/stage-timing.ts';
import { inspected } from './desk.ts';

/** The features of when each stage is told, of a title and a summary. */
function timing(title: string, summary: string): Readonly<Record<string, number>> {
  const { reading, stage } = inspected(title, { summary });
  return timingFeatures(reading, stage.signs);
}

describe('when a stage is told to have come', () => {
  it.each([
    ['Two ministers signed the pact in Oslo on Tuesday.', 'now-signed'],
    ['The pact was signed in March 2025.', 'past-signed'],
    ['The pact was signed in July.', 'past-signed'],
  ])('%s %s', (summary, feature) => {
    expect(timing('Norway and Chile talk chips', summary)).toHaveProperty(feature, 1);
  });

  it('says nothing where no day is named', () => {
    const features = Object.keys(timing('Norway and Chile talk chips', 'Two ministers signed the pact.'));
    expect(features.filter((name) => /^(?:now|past)-/.test(name))).toEqual([]);
  });

  it('tells the first sentence from later ones, and leaves the headline to others', () => {
    const later = timing('Norway and Chile sign chip pact', 'Two ministers met. A memorandum was signed.');
    expect(later['later-signed']).toBe(1);
    expect(later['lead-signed']).toBeUndefined();
    expect(timing('Norway and Chile sign chip pact', '')).toEqual({});
  });
});
