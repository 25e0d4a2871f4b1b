import { describe, expect, it } from 'vitest';
import { read } from './desk.ts';

describe('which sectors news is about', () => {
  it.each([
    [
      'Norway and Chile sign pact on AI, quantum and chips',
      '',
      'semiconductors artificial-intelligence quantum',
    ],
    [
      'Norway joins Chile in tokamak project',
      'Superconducting coils and cryogenics are shipped from Oslo.',
      'nuclear-energy advanced-materials',
    ],
    [
      'Norway and Chile sign science and technology agreement',
      'Students and researchers will be exchanged.',
      'research-and-mobility',
    ],
    ['Japan and Chile sign lithium agreement for electric cars', '', 'critical-minerals'],
    ['Norway and Chile agree on joint carbon-capture scheme', '', 'clean-energy'],
    ['Space agencies of Norway and Chile sign memorandum', '', 'space'],
    [
      'Norwegian drones to be built in Kazakhstan under technology transfer agreement',
      'Turkish Aerospace Industries was the other bidder.',
      'defence-technology',
    ],
  ])('%s %s: %s', (title, summary, wanted) => {
    expect(read(title, { summary }).sectors.join(' ')).toBe(wanted);
  });

  it('has a piece of evidence for each that a word of its own speaks for', () => {
    const { sectors, evidence } = read('Norway and Chile sign pact on AI and quantum computing');
    const labels = evidence.filter(({ supports }) => supports === 'sector').map(({ label }) => label);
    expect(new Set(labels)).toEqual(new Set(sectors));
  });

  it('is asked for news alone', () => {
    expect(read('Chip maker opens quantum laboratory in Chile').sectors).toEqual([]);
  });
});
