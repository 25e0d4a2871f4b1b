import { describe, expect, it } from 'vitest';
import type { EventFacts } from '../../../src/stories/event-facts.ts';
import { veto } from '../../../src/stories/event-vetoes.ts';
import { tellingOf } from '../../../src/stories/telling.ts';

const HOUR = 3_600_000;
const at = (hours: number): number => Date.parse('2025-06-02T08:00:00Z') + hours * HOUR;

const facts = (changes: Partial<EventFacts>): EventFacts => ({
  title: 'India and UK hold dialogue on semiconductors and quantum',
  summary: '',
  lang: 'en',
  pairs: [['GB', 'IN']],
  parties: ['GB', 'IN'],
  sectors: ['semiconductors', 'quantum'],
  stage: 'active',
  initiative: null,
  published: at(0),
  ...changes,
});
const between = (a: Partial<EventFacts>, b: Partial<EventFacts>) =>
  veto(tellingOf(facts(a)), tellingOf(facts(b)));

describe('never one event', () => {
  it.each<[string, Partial<EventFacts>, Partial<EventFacts>, RegExp]>([
    [
      'the same words on other parties',
      {},
      {
        title: 'Japan and UK hold dialogue on semiconductors and quantum',
        pairs: [['GB', 'JP']],
        parties: ['GB', 'JP'],
      },
      /other parties/,
    ],
    [
      'other sums in the headline',
      { title: 'Taipei sets aside $200m for chips in Lithuania' },
      { title: '龚明鑫宣布10亿美元融资方案', lang: 'zh' },
      /different sums/,
    ],
    [
      'another round of a series',
      { title: 'India and UK hold second round of chip talks' },
      { title: 'India and UK hold third round of chip talks' },
      /different rounds/,
    ],
    [
      'a preview and its outcome',
      { title: 'India and UK to sign chip pact in London', stage: 'negotiating' },
      { title: 'India and UK sign chip pact in London', stage: 'signed', published: at(30) },
      /looks ahead/,
    ],
    [
      'other technologies in other words',
      { title: 'Vaccine plant opens in Pune', sectors: ['biotechnology'] },
      { title: 'Lunar rover joins mission', sectors: ['space'] },
      /different technologies/,
    ],
    [
      'a breakdown and what is done about it',
      { title: 'Judge halts reactor signing', stage: 'stalled', sectors: ['nuclear-energy'] },
      { title: 'Cabinet clears the contract ahead', stage: 'negotiating', sectors: ['nuclear-energy'] },
      /breakdown/,
    ],
  ])('%s', (_what, a, b, why) => {
    expect(between(a, b)).toMatch(why);
    expect(between(b, a)).toMatch(why);
  });
});

describe('nothing forbids', () => {
  it.each<[string, Partial<EventFacts>, Partial<EventFacts>]>([
    ['the same headline again', {}, { published: at(5) }],
    ['a sum that is rounded', { title: 'A $2.6 billion chip deal' }, { title: 'A $3 billion chip deal' }],
    ['sums in two currencies', { title: 'A $200m chip fund' }, { title: 'A £160m chip fund' }],
    [
      'another pair that was read where the right parties are named',
      {},
      { pairs: [['IN', 'US']], parties: ['GB', 'IN', 'US'] },
    ],
    [
      'other words of another language',
      {},
      { title: 'Chip-Dialog in Neu-Delhi', lang: 'de', stage: 'active' },
    ],
  ])('%s', (_what, a, b) => {
    expect(between(a, b)).toBeNull();
  });
});
