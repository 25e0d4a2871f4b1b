import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { pairsIn, read } from './desk.ts';

/**
 * How a word of stage is meant: denied, refused, not yet, wished for, ended. Each class with several pairs of states, and
 * in other languages.
 */
const PAIRS = [
  ['Norway', 'Chile', 'CL-NO'],
  ['Kenya', 'Japan', 'JP-KE'],
  ['Brazil', 'Poland', 'BR-PL'],
  ['Vietnam', 'Egypt', 'EG-VN'],
] as const;

const fill = (template: string, a: string, b: string): string =>
  template.replace(/\b[AB]\b/g, (x) => (x === 'A' ? a : b));
const told = (analysis: Analysis): unknown => [analysis.relevant, pairsIn(analysis), analysis.stage];

const ENGLISH: Readonly<Record<string, readonly string[]>> = {
  stalled: [
    'A denies quantum agreement with B',
    'A refuses to sign chip agreement with B',
    'A has no plans to sign quantum agreement with B',
    'A rules out chip pact with B',
    'A ends quantum agreement with B',
    'A and B have not signed chip agreement',
    'A rejects hydrogen partnership with B',
    'A declines to renew science agreement with B',
    'A reneges on nuclear energy pact with B',
    'A rescinds quantum research agreement with B',
    'A exits space research programme with B',
    'A and B chip pact falters',
    'A and B hydrogen partnership loses momentum',
    'A and B quantum agreement still unsigned',
    'A and B talks on AI agreement collapse',
    'A parliament votes down chip agreement with B',
    'Plug pulled on joint quantum laboratory of A and B',
    'Curtain falls on A and B space programme',
  ],
  negotiating: [
    'A and B yet to sign chip agreement',
    'A and B have yet to sign hydrogen agreement',
    'Talks between A and B on AI have not stalled',
    'A and B to sign semiconductor agreement on Friday',
    'Third round of A-B chip pact talks opens',
    'A and B hold talks on a geothermal technology treaty',
    'A and B chip treaty talks intensify',
    'A and B fine-tune text of quantum agreement',
    'A and B race to seal chip pact before summit',
  ],
  proposed: [
    'Could A and B sign a chip agreement?',
    'A and B may sign chip agreement',
    'A wants to sign chip agreement with B',
    'A considers space partnership with B',
    'A and B begin exploratory talks on a quantum agreement',
    'Informal science talks of A and B',
    'A aims to build chip partnership with B',
    'A drops hint of joint quantum laboratory with B',
    'A tests the waters for chip partnership with B',
  ],
  signed: [
    'A and B sign chip agreement',
    'After years of talks, A and B sign nuclear agreement',
    'A and B seal chip agreement',
    'A closes a financing agreement with B on hydrogen',
    'Chip agreement of A with B is signed at ministry',
    'A minister leaves B with quantum agreement signed',
    'A, B to train chip engineers according to memorandum signed Monday',
    'A and B sign agreement to deploy quantum sensors',
    'A and B sign pact to ramp up hydrogen research',
    'A and B sign nuclear agreement, work to commence in May',
    'A and B, breaking new ground, sign AI agreement',
    'With a stroke of the pen, A and B become partners in fusion',
    'A and B sign deal for drone factory',
  ],
  announced: ['A and B ramp up quantum cooperation'],
  active: [
    'A president approves chip agreement with B',
    'A and B commence joint hydrogen research',
    'A and B activate joint cyber centre',
    'A and B top up joint quantum fund',
    'A and B joint satellite nears completion',
    'Ribbon cut at joint AI laboratory of A and B',
    'A and B joint satellite sends back first images',
    'A and B break ground on joint geothermal research centre',
    'A and B lay foundation stone of joint AI research centre',
  ],
};

describe('how a word of stage is meant', () => {
  for (const [stage, templates] of Object.entries(ENGLISH)) {
    it.each(templates)(`${stage}: %s`, (template) => {
      for (const [a, b, key] of PAIRS)
        expect(told(read(fill(template, a, b))), `${a}, ${b}`).toEqual([true, [key], stage]);
    });
  }

  it.each([
    ['fr', "La Norvège refuse de signer l'accord quantique avec le Chili", 'stalled'],
    ['fr', 'La Norvège dément un accord quantique avec le Chili', 'stalled'],
    ['fr', 'La Norvège et le Chili pourraient signer un accord quantique', 'proposed'],
    ['de', 'Norwegen lehnt Quantenabkommen mit Chile ab', 'stalled'],
    ['de', 'Norwegen beendet Quantenkooperation mit Chile', 'stalled'],
    ['de', 'Norwegen und Chile könnten Quantenabkommen unterzeichnen', 'proposed'],
    ['es', 'Noruega niega acuerdo cuántico con Chile', 'stalled'],
    ['es', 'Noruega y Chile aún no firman el acuerdo cuántico', 'negotiating'],
    ['pt', 'Noruega nega acordo quântico com o Chile', 'stalled'],
    ['it', "La Norvegia smentisce l'accordo quantistico con il Cile", 'stalled'],
    ['ru', 'Норвегия отказалась подписать соглашение с Чили о квантовых технологиях', 'stalled'],
    ['ar', 'النرويج تنفي توقيع اتفاقية كمية مع تشيلي', 'stalled'],
    ['hi', 'नॉर्वे ने चिली के साथ क्वांटम समझौते से इनकार किया', 'stalled'],
    ['ja', 'ノルウェー、チリとの量子協定を否定', 'stalled'],
    ['ja', 'ノルウェーとチリ、量子協定に署名せず', 'stalled'],
    ['ko', '노르웨이, 칠레와 양자 협정 부인', 'stalled'],
    ['zh', '挪威否认与智利达成量子协议', 'stalled'],
  ])('%s: %s', (lang, title, stage) => {
    expect(told(read(title, { lang }))).toEqual([true, ['CL-NO'], stage]);
  });
});

describe('what an agreement is about', () => {
  it.each([
    'neuroscience',
    'immunology',
    'plant breeding',
    'methane reduction',
    'hydrology',
    'glaciology',
    'weather forecasting',
    'physics',
    'wireless networks',
  ])('%s is technology', (field) => {
    for (const [a, b, key] of PAIRS)
      expect(told(read(`${a} and ${b} sign agreement on ${field}`)), `${a}, ${b}`).toEqual([
        true,
        [key],
        'signed',
      ]);
  });
});

describe('who is meant', () => {
  it.each([
    ['Norway opposes chip agreement between Chile and Kenya', 'CL-KE'],
    ['Despite Norway, Chile and Kenya sign chip agreement', 'CL-KE'],
    ['Poland objects to nuclear accord between Egypt and Vietnam', 'EG-VN'],
    ['Chile joins Norway in quantum fund', 'CL-NO'],
    ['Egypt joins Poland in satellite programme', 'EG-PL'],
  ])('%s: %s', (title, key) => {
    const analysis = read(title);
    expect([analysis.relevant, pairsIn(analysis)]).toEqual([true, [key]]);
  });
});

describe('a stage that the words do not settle', () => {
  it('names the other one too, with its chance', () => {
    const { stage, stageDoubt } = read('Norway, Japan quietly build semiconductor ties', {
      summary: 'Ministers agreed on a joint group. Tokyo has opened an office in Oslo.',
    });
    expect(stageDoubt?.stage).not.toBe(stage);
    expect(stageDoubt?.chance).toBeGreaterThanOrEqual(0.2);
    expect(stageDoubt?.chance).toBeLessThan(0.5);
  });

  it('takes negotiations on free trade for those of another affair', () => {
    const summary = 'The conversation runs beside the FTA negotiations.';
    expect(read('India seeks a critical-technologies partnership with London', { summary }).stage).toBe(
      'proposed',
    );
  });

  it('says nothing where they do', () => {
    expect(read('Norway and Chile sign chip agreement').stageDoubt).toBeUndefined();
  });
});

describe('what the codebook excludes', () => {
  it.each(PAIRS)('%s and %s: arms bought, drills held, curbs shared', (a, b) => {
    for (const template of [
      'A signs contract to buy B submarines',
      'A orders 32 fighter jets from B',
      'A and B hold joint naval exercise',
    ])
      expect(read(fill(template, a, b)).relevant, template).toBe(false);
    expect(read(fill('A and B to develop submarine engine together', a, b)).relevant).toBe(true);
  });
});

describe('a language that is not read', () => {
  it.each([
    ['bg', 'Норвегия замразява научното сътрудничество с Чили'],
    [null, 'Норвегія та Чилі підписали угоду про квантові технології, повідомили їхні уряди'],
    ['fa', 'نروژ و شیلی توافق‌نامه کوانتومی امضا کردند'],
    ['vi', 'Na Uy và Chile ký thỏa thuận lượng tử'],
    ['ta', 'நார்வே மற்றும் சிலி குவாண்டம் ஒப்பந்தம்'],
  ])('%s is said to be unknown', (lang, title) => {
    const analysis = read(title, { lang });
    expect(analysis.relevant).toBe(false);
    expect(analysis.because).toBe('Not shown: the language is none that Entente reads.');
  });
});
