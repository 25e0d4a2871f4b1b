import { describe, expect, it } from 'vitest';
import type { Analysis, AnalysisInput } from '../../../src/domain/analysis.ts';
import { pairsIn, read } from './desk.ts';

/**
 * Behaviour as a whole, after CheckList (Ribeiro et al., ACL 2020): what must change with the text (directional), what
 * must not (invariance), and what must always hold. What is known to fail stands in docs/model-card.md.
 */
const COUNTRIES = [
  ['Brazil', 'BR'],
  ['Norway', 'NO'],
  ['Vietnam', 'VN'],
  ['Kenya', 'KE'],
  ['Chile', 'CL'],
  ['Japan', 'JP'],
  ['Poland', 'PL'],
  ['Egypt', 'EG'],
] as const;

const TEMPLATES = [
  ['A and B sign semiconductor agreement', 'signed'],
  ['A, B ink quantum memorandum', 'signed'],
  ['A signs hydrogen accord with B', 'signed'],
  ['A and B launch joint space programme', 'announced'],
  ['A and B negotiate AI cooperation agreement', 'negotiating'],
  ['A proposes critical minerals partnership with B', 'proposed'],
  ['A suspends nuclear research cooperation with B', 'stalled'],
] as const;

const couples = COUNTRIES.flatMap((a, i) => COUNTRIES.slice(i + 1).map((b) => [a, b] as const));
const fill = (template: string, a: string, b: string): string =>
  template.replace(/\b[AB]\b/g, (x) => (x === 'A' ? a : b));
const labelsOf = ({ relevant, pairs, sectors, stage }: Analysis): unknown => ({
  relevant,
  pairs,
  sectors,
  stage,
});

describe('swapping the countries', () => {
  it.each(TEMPLATES)('%s: swaps the pair and leaves the rest', (template) => {
    const rest = new Set<string>();
    for (const [[a, codeA], [b, codeB]] of couples) {
      const key = [codeA, codeB].sort().join('-');
      for (const title of [fill(template, a, b), fill(template, b, a)]) {
        const analysis = read(title);
        expect(pairsIn(analysis), title).toEqual([key]);
        rest.add(JSON.stringify([analysis.relevant, analysis.sectors, analysis.stage]));
      }
    }
    expect([...rest]).toHaveLength(1);
  });

  it.each(TEMPLATES)('%s: is %s', (template, stage) => {
    const analysis = read(fill(template, 'Norway', 'Chile'));
    expect([analysis.relevant, analysis.stage]).toEqual([true, stage]);
  });
});

const NEWS = TEMPLATES.map(([template]) => fill(template, 'Norway', 'Chile'));

describe('a background clause', () => {
  const CLAUSES = [
    ', which mirrors the pact between Korea and the US',
    ', similar to the agreement between Korea and the US',
    ', modelled on the accord between Korea and the US',
  ];
  it.each(NEWS)('%s: adds nothing to the news', (title) => {
    const plain = read(title);
    for (const clause of CLAUSES)
      expect(labelsOf(read(`${title}${clause}`)), clause).toEqual(labelsOf(plain));
  });
});

describe('a negation', () => {
  it.each([
    [
      'Norway and Chile sign semiconductor agreement',
      'Norway and Chile did not sign semiconductor agreement',
    ],
    ['Norway, Chile sign quantum memorandum', 'Norway, Chile fail to sign quantum memorandum'],
    ['Norway and Chile reach AI agreement', 'Norway and Chile talks on AI agreement collapse'],
    ['Norway continues space cooperation with Chile', 'Norway suspends space cooperation with Chile'],
    ['Norway joins hydrogen programme with Chile', 'Norway withdraws from hydrogen programme with Chile'],
  ])('%s / %s', (told, denied) => {
    expect(read(told).stage).not.toBe('stalled');
    expect(read(denied).stage).toBe('stalled');
    expect(pairsIn(read(denied))).toEqual(['CL-NO']);
  });
});

describe('a future', () => {
  it.each([
    'Norway and Chile to sign semiconductor agreement next week',
    'Norway and Chile will sign semiconductor agreement on Friday',
    'Norway, Chile set to sign semiconductor agreement',
  ])('%s: is not signed yet', (title) => {
    expect(read(title).stage).toBe('negotiating');
  });
});

describe('another way to say it', () => {
  const PARAPHRASES: Readonly<Record<string, readonly string[]>> = {
    signed: [
      'Norway and Chile sign chip agreement',
      'Norway, Chile ink chip accord',
      'Norway inks chip pact with Chile',
      'Chip memorandum signed between Norway and Chile',
      'Oslo and Santiago sign semiconductor MoU',
      'Norway signs semiconductor deal with Chile',
    ],
    announced: [
      'Norway and Chile launch AI partnership',
      'Norway, Chile announce AI partnership',
      'Norway and Chile unveil AI partnership',
      'Norway launches AI partnership with Chile',
    ],
    stalled: [
      'Norway suspends quantum cooperation with Chile',
      'Norway freezes quantum partnership with Chile',
      'Norway pulls out of quantum agreement with Chile',
    ],
  };
  it.each(Object.entries(PARAPHRASES))('%s stays so', (stage, titles) => {
    for (const title of titles) {
      const analysis = read(title);
      expect([analysis.relevant, pairsIn(analysis), analysis.stage], title).toEqual([true, ['CL-NO'], stage]);
    }
  });
});

describe('what must not matter', () => {
  const summary = 'The two governments said so on Monday.';
  const CHANGES: readonly (readonly [
    string,
    (title: string) => Partial<AnalysisInput> & { readonly title: string },
  ])[] = [
    ['upper case', (title) => ({ title: title.toUpperCase() })],
    ['entities', (title) => ({ title: title.replaceAll(' ', '&nbsp;').replace(/a/g, '&#97;') })],
    ['tags', (title) => ({ title: `<b>${title}</b>`, summary: `<p>${summary}</p>` })],
    ['the outlet behind a dash', (title) => ({ title: `${title} - Daily News` })],
    ['the outlet behind a bar', (title) => ({ title: `${title} | Daily News` })],
    ['a section in front', (title) => ({ title: `World News: ${title}` })],
    ['spaces', (title) => ({ title: `  ${title.replaceAll(' ', '  ')} ` })],
    ['a cut summary', () => ({ title: '', summary: summary.slice(0, 20) })],
    ['an ellipsis', (title) => ({ title: `${title}…`, summary: `${summary.slice(0, 22)}…` })],
    [
      'a long tail',
      (title) => ({ title, summary: `${summary} ${'It rained in the afternoon. '.repeat(200)}` }),
    ],
  ];
  it.each(CHANGES)('%s', (_name, change) => {
    for (const title of NEWS) {
      const changed = change(title);
      const other = read(changed.title || title, { summary: changed.summary ?? summary });
      expect(labelsOf(other), title).toEqual(labelsOf(read(title, { summary })));
    }
  });
});
