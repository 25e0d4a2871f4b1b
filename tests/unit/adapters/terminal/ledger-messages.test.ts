import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../../adapters/terminal/render-message.ts';
import { choiceMessage, initiativeMessage } from '../../../../src/messages/initiative.ts';
import type { Labels } from '../../../../src/messages/labels.ts';
import { matrixMessage } from '../../../../src/messages/matrix.ts';
import { partnersMessage, timelineMessage } from '../../../../src/messages/timeline.ts';
import { NO_OUTLETS } from '../../../../src/stories/outlet-book.ts';
import { stageMatrix } from '../../../../src/stories/stage-matrix.ts';
import { aLine, anInitiative } from '../../../builders/ledger.ts';
import { expectGolden, expectGoldenMessages } from '../../../golden/golden.ts';

const names: Record<string, string> = { IN: 'India', GB: 'United Kingdom', US: 'United States', JP: 'Japan' };
const labels: Labels = {
  party: (code) => names[code] ?? code,
  sector: (id) => id.replaceAll('-', ' '),
  outlets: NO_OUTLETS,
};
const style = { timeZone: 'UTC', now: Date.parse('2026-11-23T18:00:00Z') };
const plain = { colour: false, width: 80 };
const render = (message: Parameters<typeof renderMessage>[0]) => renderMessage(message, plain);

const press = (outlet: string, url: string) =>
  ({ outlet, kind: 'news', title: '', url, published: null, credits: [] }) as const;
const roadmap = aLine({
  initiative: 'gb-in-roadmap-2030',
  date: '2021-05-04',
  says: 'Modi and Johnson adopt a ten-year plan.',
});
const unchecked = aLine({
  date: '2006',
  initiative: 'gb-in-ukieri',
  says: '',
  checked: false,
  confirmed: false,
});
const launch = aLine({
  sources: [
    press('Mint', 'https://mint.example/a'),
    press('Mint', 'https://mint.example/b'),
    press('The Hindu', 'https://hindu.example/a'),
    { ...press('GOV.UK', 'https://www.gov.uk/tsi'), kind: 'government' },
    press('PTI', 'https://pti.example/a'),
  ],
  independent: 4,
  official: 1,
  story: 12,
  confidence: 0.9,
  quotes: ['launched'],
});
const news = aLine({
  initiative: null,
  unknownName: 'Chequers Accord',
  stage: 'signed',
  date: '2025-07-24',
  says: 'India, UK sign accord at Chequers',
  seeded: false,
  official: 0,
  confirmed: false,
  confidence: 0.55,
  story: 31,
  sources: [press('Mint', 'https://mint.example/c')],
  contradictions: [{ kind: 'date', date: '2025-07-29', stage: 'signed' }],
});
const recalled = aLine({
  stage: 'negotiating',
  date: '2025-08',
  says: 'India, UK ministers meet',
  quotes: ['talks that began in August'],
  seeded: false,
  recalled: true,
  confirmed: false,
  official: 0,
  contradictions: [{ kind: 'order', date: '2025-07-24', stage: 'signed' }],
});
const ended = aLine({ stage: 'superseded', date: '2026-02-13', says: 'Vision 2035 takes its place.' });
const rhythm = {
  months: 6,
  says: 'Deputies review it every half-year.',
  source: 'https://www.gov.uk/rhythm',
};
const overdue = { rhythm, lastSeen: '2025-08', due: '2026-02-28', overdue: true };
const lines = [unchecked, roadmap, launch, news, recalled, ended];
const timeline = {
  pair: 'India – United Kingdom',
  lines,
  total: 46,
  span: ['2006', '2026-02-13'],
  page: 1,
  pages: 2,
  later: 3,
  nameOf: (id: string) => `The ${id}`,
  overdue: [{ name: 'Technology Security Initiative', watch: overdue }],
  groups: [{ name: 'Pax Silica', id: 'us-pax-silica', stage: 'active' }],
} as const;

describe('the ledger in a terminal', () => {
  it('a pair’s timeline', () => {
    const message = timelineMessage(timeline, style);
    expectGolden('terminal-timeline.txt', render(message));
    expectGoldenMessages('timeline', [message]);
  });

  it('a pair without any step says so', () => {
    const empty = {
      ...timeline,
      lines: [],
      total: 0,
      span: null,
      pages: 0,
      later: 0,
      overdue: [],
      groups: [],
    };
    expect(render(timelineMessage(empty, style))).toMatch(/nothing on record\nNo initiative/);
  });

  it('a country’s partners', () => {
    const latest = [
      { pair: 'Japan', line: news },
      { pair: 'United Kingdom', line: launch },
    ];
    const input = {
      country: 'India',
      latest,
      total: 2,
      page: 1,
      pages: 1,
      later: 0,
      nameOf: timeline.nameOf,
    };
    const next = '/partnership timeline india japan';
    const message = partnersMessage({ ...input, next }, style);
    expectGolden('terminal-partners.txt', render(message));
    expectGoldenMessages('partners', [message]);
  });

  it('an initiative, and a choice of several', () => {
    const icet = anInitiative({ id: 'in-us-icet', name: 'iCET', parties: ['IN', 'US'] });
    const relations = { predecessors: [icet], successors: [], umbrellas: [], parts: [anInitiative()] };
    const input = {
      initiative: anInitiative({ checked: false }),
      standing: { stage: 'announced', since: '2024-07-24' } as const,
      lines: [launch, recalled],
      later: 0,
      watch: { ...overdue, overdue: false, due: '2027-01-24' },
      relations,
    };
    const messages = [
      initiativeMessage(input, labels, style),
      choiceMessage('ttc', [anInitiative(), icet], labels, '/partnership'),
    ];
    expectGolden('terminal-initiative.txt', messages.map(render).join('\n=====\n\n'));
    expectGoldenMessages('initiative', messages);
  });

  it('an initiative before its time', () => {
    const relations = { predecessors: [], successors: [], umbrellas: [], parts: [] };
    const input = { initiative: anInitiative(), standing: null, lines: [], later: 2, watch: null, relations };
    expect(render(initiativeMessage(input, labels, style))).toMatch(
      /not begun yet[\s\S]*2 steps dated after/,
    );
  });
});

describe('a matrix in a terminal', () => {
  const date = '2026-05-01';
  const facts = [
    { parties: ['GB', 'IN'], sectors: ['semiconductors', 'quantum'], stage: 'active', date },
    { parties: ['IN', 'US'], sectors: ['semiconductors', 'space'], stage: 'signed', date },
    { parties: ['IN', 'US'], sectors: ['space'], stage: 'stalled', date: '2026-06-01' },
    { parties: ['IN', 'JP'], sectors: ['critical-minerals'], stage: 'stalled', date },
    { parties: ['IN', 'JP'], sectors: ['nuclear-energy'], stage: 'proposed', date },
  ] as const;
  const matrixOf = (country: string | null, more: Partial<Parameters<typeof matrixMessage>[0]> = {}) => {
    const rows = stageMatrix(facts, country);
    const from = Date.parse('2025-11-23');
    const name = country === null ? null : labels.party(country);
    const input = {
      country: name,
      rows,
      total: rows.length,
      page: 1,
      pages: 1,
      from,
      newestOnly: null,
      ...more,
    };
    return matrixMessage(input, labels, style);
  };

  it('of a country, of all, and of nothing', () => {
    const messages = [
      matrixOf('IN'),
      matrixOf(null, { pages: 2, newestOnly: 2_000 }),
      matrixOf('IN', { rows: [], total: 0 }),
    ];
    expectGolden('terminal-matrix.txt', messages.map(render).join('\n=====\n\n'));
    expectGoldenMessages('matrix', messages);
  });

  it.each([40, 50, 80])('is shared out over tables that fit in %i columns', (width) => {
    const rendered = renderMessage(matrixOf(null), { colour: false, width });
    const table = rendered.split('\n').filter((row) => /^(Pair|India|United|Japan) /.test(row));
    expect(table.length).toBeGreaterThan(3);
    expect(table.filter((row) => stringWidth(row) > width)).toEqual([]);
    for (const short of ['chip', 'qtm', 'min', 'spc', 'nuc']) {
      expect(table.filter((row) => row.startsWith('Pair') && row.includes(short))).toHaveLength(1);
    }
  });

  it('lets no text from feeds write escape sequences', () => {
    const hostile = aLine({ says: '\u001b[2Jgone', initiative: null, unknownName: '\u001b]0;x\u0007' });
    const rendered = render(timelineMessage({ ...timeline, lines: [hostile] }, style));
    expect(rendered).not.toContain('\u001b');
  });
});
