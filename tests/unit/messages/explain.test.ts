import { expect, it } from 'vitest';
import type { Analysis, Evidence } from '../../../src/domain/analysis.ts';
import { explain } from '../../../src/messages/explain.ts';
import { expectGolden } from '../../golden/golden.ts';

const names: Record<string, string> = { IN: 'India', GB: 'United Kingdom', US: 'United States', JP: 'Japan' };
const labels = {
  party: (code: string) => names[code] ?? code,
  sector: (id: string) => id.replaceAll('-', ' '),
};

const dated = 'The pact of 4 May is worth Rs 1,000 crore.';

const nothing: Analysis = {
  version: 'test',
  relevant: false,
  confidence: 0.5,
  plurilateral: false,
  events: [],
  pairs: [],
  backgroundPairs: [],
  parties: [],
  sectors: [],
  stage: null,
  initiative: null,
  evidence: [],
  because: 'Not shown: too little in it speaks of cooperation.',
};

/** Evidence for the first place where the words stand. */
function words(text: string, of: string, supports: Evidence['supports'], label: string): Evidence {
  const start = of.indexOf(text);
  return { field: 'title', start, end: start + text.length, text, supports, label };
}

const title = 'UK and India ink chip pact under the TSI that mirrors iCET with US';
const whole: Analysis = {
  ...nothing,
  relevant: true,
  confidence: 0.972,
  pairs: [['GB', 'IN']],
  backgroundPairs: [['IN', 'US']],
  sectors: ['semiconductors'],
  stage: 'signed',
  initiative: 'Technology Security Initiative',
  because: 'Shown: United Kingdom and India act together on semiconductors; the text says "signed".',
  evidence: [
    words('UK', title, 'party', 'GB'),
    words('India', title, 'party', 'IN'),
    words('ink', title, 'stage', 'signed'),
    words('TSI', title, 'initiative', 'Technology Security Initiative'),
    words('chip', title, 'sector', 'semiconductors'),
    words('pact', title, 'cooperation', 'cooperation'),
    words('mirrors', title, 'background', 'precedent'),
  ],
};

const guessed = 'Tokyo\n and partner   launch   quantum fund despite tariff row';
const items: readonly (readonly [id: string, title: string, summary: string, analysis: Analysis])[] = [
  ['a-1', title, 'The two signed in London.', whole],
  [
    'a-2',
    guessed,
    '',
    {
      ...nothing,
      relevant: true,
      confidence: 0.61,
      pairs: [['IN', 'JP']],
      sectors: ['quantum'],
      stage: 'announced',
      because: 'Shown: Japan and India (one of them taken from the outlet) act together on quantum.',
      evidence: [
        words('Tokyo', guessed, 'party', 'JP'),
        words('quantum', guessed, 'sector', 'quantum'),
        words('tariff', guessed, 'noise', 'trade'),
      ],
    },
  ],
  [
    'a-5',
    'India and Japan sign MoU on chips',
    dated,
    {
      ...nothing,
      relevant: true,
      confidence: 0.9,
      pairs: [['IN', 'JP']],
      parties: ['IN', 'JP'],
      sectors: ['semiconductors'],
      stage: 'signed',
      because: 'Shown: India and Japan act together on semiconductors.',
      events: [
        {
          parties: ['IN', 'JP'],
          sectors: ['semiconductors'],
          stage: 'signed',
          initiative: null,
          date: '2023-05-04',
          amounts: [{ currency: 'INR', value: 1e10, text: 'Rs 1,000 crore' }],
          role: 'news',
          confidence: 0.9,
          evidence: [],
        },
      ],
      evidence: [
        { ...words('4 May', dated, 'date', '2023-05-04'), field: 'summary' },
        { ...words('Rs 1,000 crore', dated, 'amount', 'INR 10000000000'), field: 'summary' },
      ],
    },
  ],
  [
    'a-3',
    'Quad starts a fund',
    '',
    {
      ...nothing,
      relevant: true,
      confidence: 0.8,
      plurilateral: true,
      because: 'Shown: several governments.',
    },
  ],
  [
    'a-4',
    'Cup final tonight',
    '',
    { ...nothing, confidence: 0.99, evidence: [words('Cup', 'Cup final tonight', 'noise', 'sport')] },
  ],
];

it('says for people which words support which label', () => {
  const text = items.map(([id, of, summary, analysis]) =>
    explain({ id, title: of, summary }, analysis, labels).join('\n'),
  );
  expectGolden('explain.txt', `${text.join('\n\n')}\n`);
});

it('gives every label and every piece of evidence a line', () => {
  const all = explain({ id: 'a-1', title, summary: '' }, whole, labels).join('\n');
  for (const e of whole.evidence) expect(all).toContain(`“${e.text}” (title, ${e.start + 1} to ${e.end})`);
});
