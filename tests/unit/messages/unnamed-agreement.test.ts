import { describe, expect, it } from 'vitest';
import type { LedgerStage } from '../../../src/domain/initiative.ts';
import type { Sector } from '../../../src/domain/sector.ts';
import { describeAgreement, describeInstrument } from '../../../src/messages/unnamed-agreement.ts';

const of = (sectors: readonly Sector[], stage: LedgerStage | null, date: string, words: string) =>
  describeAgreement({ sectors, stage, date, words });

describe('an agreement without a name', () => {
  it.each<[readonly Sector[], LedgerStage | null, string, string, string]>([
    [['research-and-mobility'], 'signed', '2023-04-26', 'UK and India sign an MoU', 'science MoU, 2023'],
    [['quantum'], 'signed', '2024', 'a Memorandum of Cooperation', 'quantum MoU, 2024'],
    [['space', 'quantum'], 'signed', '2024-05', 'sign a treaty', 'space and quantum treaty, 2024'],
    [
      ['semiconductors', 'quantum', 'space'],
      'announced',
      '2025',
      'start a joint fund',
      'technology fund, 2025',
    ],
    [['quantum', 'space', 'research-and-mobility'], 'signed', '2023', 'sign an MoU', 'science MoU, 2023'],
    [[], 'negotiating', '2025', 'nothing that tells', 'technology talks, 2025'],
    [
      ['nuclear-energy'],
      'announced',
      '2025',
      'letter of intent on reactors',
      'nuclear letter of intent, 2025',
    ],
    [
      ['semiconductors'],
      'proposed',
      '2023-05-08',
      'explore new partnership',
      'semiconductor partnership, 2023',
    ],
    [['semiconductors'], 'proposed', '2023-05-08', 'explore', 'semiconductor proposal, 2023'],
    [['artificial-intelligence'], null, '2023', '', 'AI agreement, 2023'],
    [['space'], 'superseded', '2012', '', 'space agreement, 2012'],
    [['space'], 'signed', '2023', 'Paris et Tokyo signent un protocole d’accord', 'space MoU, 2023'],
    [
      ['space'],
      'signed',
      '2023',
      'Berlin und Tokio: gemeinsame Absichtserklärung',
      'space letter of intent, 2023',
    ],
    [['space'], 'signed', '2023', 'firman un memorándum', 'space MoU, 2023'],
    [['space'], 'signed', '2023', 'criam um fundo', 'space fund, 2023'],
    [['space'], 'signed', '2023', 'firmano un accordo', 'space agreement, 2023'],
    [['space'], 'signed', '2023', 'подписали меморандум', 'space MoU, 2023'],
    [['space'], 'signed', '2023', 'وقعت مذكرة تفاهم', 'space MoU, 2023'],
    [['space'], 'signed', '2023', 'समझौता ज्ञापन पर हस्ताक्षर', 'space MoU, 2023'],
    [['quantum'], 'signed', '2023', '日英、量子で覚書', 'quantum MoU, 2023'],
    [['space'], 'signed', '2023', '양해각서 체결', 'space MoU, 2023'],
    [['space'], 'signed', '2023', '签署谅解备忘录', 'space MoU, 2023'],
  ])('%j %s %s %j', (sectors, stage, date, words, expected) => {
    expect(of(sectors, stage, date, words)).toBe(expected);
  });

  it('is left out of a card whose words name no instrument', () => {
    const agreement = { sectors: ['space'], stage: 'signed', date: '2023' } as const;
    expect(describeInstrument({ ...agreement, words: 'sign a deal' })).toBeNull();
    expect(describeInstrument({ ...agreement, words: 'meet' })).toBeNull();
    expect(describeInstrument({ ...agreement, words: 'sign an MoU' })).toBe('space MoU, 2023');
  });
});
