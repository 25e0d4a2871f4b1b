import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../adapters/terminal/render-message.ts';
import type { ItemChange } from '../../../src/domain/story.ts';
import { bookLines, bookMessage } from '../../../src/messages/item-book.ts';
import type { Labels } from '../../../src/messages/labels.ts';
import type { Message } from '../../../src/messages/message.ts';
import { reanalysisMessage } from '../../../src/messages/reanalysis.ts';
import { correctedMessage, reviewList, reviewSheet } from '../../../src/messages/review.ts';
import { type FateView, why, whyNot } from '../../../src/messages/why.ts';
import { NO_OUTLETS } from '../../../src/stories/outlet-book.ts';
import { anAnalysis } from '../../builders/analysis.ts';
import { aCorrection } from '../../builders/correction.ts';
import { anItem } from '../../builders/item.ts';
import { anArrival, aRecord } from '../../builders/record.ts';
import { expectGolden, expectGoldenMessages } from '../../golden/golden.ts';

const names: Record<string, string> = { IN: 'India', GB: 'United Kingdom', US: 'United States', JP: 'Japan' };
const labels: Labels = {
  party: (code) => names[code] ?? code,
  sector: (id) => id.replaceAll('-', ' '),
  outlets: NO_OUTLETS,
};
const style = { timeZone: 'UTC', now: Date.parse('2023-05-31T18:00:00Z') };
const at = (iso: string): number => Date.parse(iso);

const edited: ItemChange = {
  change: 'edited',
  outlet: 'Mint',
  title: 'India, UK sign technology pact',
  replacedAt: at('2023-05-08T12:00:00Z'),
  stage: 'signed',
  hash: 'b4'.repeat(32),
  version: '1',
};
const undone = { by: 'ben', why: 'It was signed after all.', at: at('2023-05-10T08:00:00Z') };
const corrections = [
  aCorrection({ undone }),
  aCorrection({ number: 2, story: 7, act: { kind: 'merge', into: 1 }, why: 'One event.' }),
];

function expectShown(name: string, ...messages: readonly Message[]): void {
  const rendered = messages.map((message) => renderMessage(message, { colour: false, width: 100 }));
  expectGolden(`terminal-${name}.txt`, rendered.join('\n=====\n\n'));
  expectGoldenMessages(name, messages);
}

describe('why', () => {
  it('of a story that was corrected, merged into and edited, of one withdrawn, and of one dismissed', () => {
    const changed = aRecord({
      corrections,
      changes: [edited, { ...edited, change: 'reanalysed', stage: null }],
      arrivals: [
        anArrival({ revisedAt: at('2023-05-08T12:00:00Z') }),
        anArrival({ outlet: 'Herald', hash: null, retrieval: null, tells: false }),
      ],
    });
    const because = 'Its title says that it was taken back: “Withdrawn: …”.';
    const withdrawn = aRecord({ standing: 'withdrawn', sources: [], because, changes: [edited] });
    const act = { kind: 'dismiss' } as const;
    const dismissed = aRecord({ standing: 'dismissed', corrections: [aCorrection({ act })] });
    expectShown(
      'why-corrected',
      why(changed, labels, style, { asked: 7 }),
      why(withdrawn, labels, style),
      why(dismissed, labels, style),
    );
  });
});

describe('why-not', () => {
  it('shows corrections and revisions', () => {
    const fate: FateView = {
      title: 'India, UK explore technology pact',
      outlet: 'Mint',
      feedTitle: 'Mint - Politics',
      retrievedAt: at('2023-05-08T10:20:00Z'),
      fate: 'founded',
      because: 'Two governments, a technology, and words of cooperation.',
      storyNumber: 1,
      standing: 'current',
      corrections,
      changes: [edited],
    };
    const taken = { ...fate, fate: 'irrelevant', because: 'It was taken back.', corrections: [] } as const;
    const fates = [fate, { ...taken, standing: 'withdrawn' } as const];
    expectShown('why-not', whyNot('https://example.com/a', fates, labels, style));
  });
});

describe('a review', () => {
  it('lists what waits and what was decided, a story with its items, and what was done', () => {
    const feedback = {
      id: 3,
      platform: 'slack',
      workspace: 'T1',
      user: 'U1',
      story: 1,
      verdict: 'wrong-label',
      note: 'Not signed.',
      at: style.now,
    } as const;
    const item = anItem({ url: null, canonicalUrl: null });
    const teller = { id: 345, item, analysis: anAnalysis(), kind: 'news', founder: true } as const;
    const split = aCorrection({
      number: 4,
      act: { kind: 'split', items: [345] },
      effects: { items: [345], linked: [], overruled: null, founded: 9 },
    });
    expectShown(
      'review',
      reviewList(
        [...corrections, aCorrection({ number: 3, act: { kind: 'irrelevant' } })],
        [feedback],
        labels,
        style,
      ),
      reviewList([], [], labels, style),
      reviewSheet(
        { number: 1, standing: 'current', title: item.title, tellers: [teller] },
        [split],
        labels,
        style,
      ),
      correctedMessage(split, [1, 9], labels, style),
      correctedMessage(aCorrection({ undone }), [], labels, style),
    );
  });
});

describe('reading anew', () => {
  it('shows counts and a table of the stories that differ', () => {
    const shown = { pairs: [['GB', 'IN']], stage: 'signed', sectors: ['quantum'], initiative: null } as const;
    const view = {
      version: '2',
      items: 1_234,
      failed: 1,
      changed: 3,
      nowNews: 1,
      noLongerNews: 1,
      pairs: 0,
      stage: 1,
      sectors: 0,
      initiative: 0,
      brokenOff: true,
      stories: [
        {
          number: 1,
          title: 'A',
          standing: ['current', 'current'],
          before: shown,
          after: { ...shown, stage: null },
        },
        { number: 2, title: 'B', standing: ['current', 'withdrawn'], before: shown, after: shown },
      ],
    } as const;
    const nothing = { ...view, failed: 0, changed: 0, brokenOff: false, stories: [] };
    expectShown(
      'reanalysis',
      reanalysisMessage(view, false, labels),
      reanalysisMessage(nothing, true, labels),
    );
  });
});

describe('the book', () => {
  const none = { founded: 0, joined: 0, duplicate: 0, irrelevant: 0, unreadable: 0, pruned: 0 };
  const rows = [
    { label: '2023-05-30', account: { ...none, founded: 1, irrelevant: 1_200 } },
    { label: '2023-05-31', account: { ...none, pruned: 7 } },
    { label: '2023-05-30', account: { ...none, joined: 2 } },
  ];

  it('adds up rows of one label, and all of them', () => {
    expect(bookLines(rows)).toEqual([
      { label: '2023-05-30', account: { ...none, founded: 1, irrelevant: 1_200, joined: 2 } },
      { label: '2023-05-31', account: { ...none, pruned: 7 } },
    ]);
    expectShown('book', bookMessage(bookLines(rows), 'day', '30 – 31 May 2023'));
  });
});
