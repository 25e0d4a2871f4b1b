import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import type { Item } from '../../../src/domain/item.ts';
import { assignStory } from '../../../src/stories/assign-story.ts';
import { groupStories } from '../../../src/stories/group-stories.ts';
import { anAnalysis, irrelevant } from '../../builders/analysis.ts';
import { anItem } from '../../builders/item.ts';
import { shippedSameEvent } from '../../builders/same-event.ts';

const sameEvent = shippedSameEvent();
const day = (n: number): number => Date.parse('2023-05-08T10:00:00Z') + n * 86_400_000;
const newcomer = (item: Partial<Item>, analysis: Partial<Analysis> = {}, official = false) => ({
  item: anItem(item),
  analysis: anAnalysis(analysis),
  official,
});
const first = anItem();
const founded = assignStory({ item: first, analysis: anAnalysis(), official: false }, [], sameEvent).values;
const candidate = [{ target: 'known', values: founded }];

const kind = (item: Partial<Item>, analysis: Partial<Analysis> = {}): string =>
  assignStory(newcomer(item, analysis), candidate, sameEvent).kind;

describe('the same event', () => {
  it.each<[string, Partial<Item>, Partial<Analysis>]>([
    ['told in other words', { title: 'New Delhi, London explore chips tie-up', published: day(1) }, {}],
    [
      'told in another language',
      { title: 'Indien und Großbritannien loten Chip-Partnerschaft aus', lang: 'de' },
      {},
    ],
    ['told with fewer sectors', { title: 'UK and India weigh technology partnership' }, { sectors: [] }],
  ])('%s', (_what, item, analysis) => {
    expect(kind(item, analysis)).toBe('joined');
  });
});

describe('a witness', () => {
  // Its words are like the founder's; the third item's are like its own, and hardly like the founder's.
  const witness = newcomer({
    title: 'India, UK in talks on semiconductor partnership, Sunak and Modi advisers meet at Blenheim',
    published: day(3),
  });
  const joined = assignStory(witness, candidate, sameEvent);
  const values = joined.kind === 'joined' ? joined.values : founded;
  const late = newcomer({ title: 'Sunak and Modi advisers meet at Blenheim', published: day(9) });

  it('stands in for a founder that an item is too far from', () => {
    expect(joined.kind).toBe('joined');
    expect(assignStory(late, candidate, sameEvent).kind).toBe('founded');
    expect(assignStory(late, [{ target: 'known', values }], sameEvent).kind).toBe('joined');
  });

  it('is compared with the founder itself, so that a story never drifts further than two steps', () => {
    const second = assignStory(late, [{ target: 'known', values }], sameEvent);
    const later = second.kind === 'joined' ? second.values : values;
    expect(later.memory.witnesses).toHaveLength(1);
    expect(later.memory.founding).toEqual(founded.memory.founding);
  });

  it('stays one of three at most', () => {
    const all = Array.from({ length: 8 }, () => newcomer({ published: day(1) })).reduce((story, next) => {
      const assigned = assignStory(next, [{ target: 'known', values: story }], sameEvent);
      return assigned.values;
    }, founded);
    expect(all.memory.witnesses).toHaveLength(3);
  });
});

describe('another event', () => {
  it.each<[string, Partial<Item>, Partial<Analysis>]>([
    [
      'of another pair',
      { title: 'Japan and UK in talks on semiconductor partnership' },
      { pairs: [['GB', 'JP']], parties: ['GB', 'JP'] },
    ],
    ['a fortnight later', { published: day(14) }, {}],
    [
      'of the same pair on another subject',
      { title: 'Space agencies sign lunar accord' },
      { sectors: ['space'], stage: 'signed' },
    ],
    ['a breakdown instead of talks', { title: 'London freezes pact' }, { stage: 'stalled', sectors: [] }],
    [
      'by its name',
      { title: 'TSI launched' },
      { sectors: ['quantum'], initiative: 'Technology Security Initiative', stage: 'announced' },
    ],
  ])('%s', (_what, item, analysis) => {
    expect(kind(item, analysis)).toBe('founded');
  });
});

describe('a joined story', () => {
  const told = { title: 'India and UK in semiconductor partnership talks', published: day(1) };

  it('keeps headline and parties, gains sectors and counts what stage is told', () => {
    const analysis = { stage: 'negotiating', sectors: ['semiconductors', 'quantum'] } as const;
    expect(assignStory(newcomer(told, analysis), candidate, sameEvent)).toMatchObject({
      kind: 'joined',
      target: 'known',
      values: {
        title: first.title,
        stage: 'negotiating',
        sectors: ['semiconductors', 'quantum'],
        pairs: [['GB', 'IN']],
        updated: day(1),
        published: day(0),
        memory: {
          founding: founded.memory.founding,
          stages: [
            { stage: 'proposed', items: 1, official: 0 },
            { stage: 'negotiating', items: 1, official: 0 },
          ],
        },
      },
    });
  });

  it('is compared with its founder, however many sectors it has gained', () => {
    const analysis = anAnalysis({ sectors: ['semiconductors', 'space'] });
    const joined = assignStory({ item: anItem(told), analysis, official: false }, candidate, sameEvent);
    const after = [{ target: 'known', values: joined.values }];
    const later = newcomer({ title: 'Space agencies sign lunar accord' }, { sectors: ['space'] });
    expect(joined.kind).toBe('joined');
    expect(assignStory(later, after, sameEvent).kind).toBe('founded');
  });

  it('says why', () => {
    const joined = assignStory(newcomer({}), candidate, sameEvent);
    expect(joined.because).toMatch(/same event as “India and UK in talks.*\d+ % sure: stage same/);
  });
});

describe('groups of stories', () => {
  it('are the same in whatever order the items come', () => {
    const tellings = [
      { item: anItem({ published: day(0) }), analysis: anAnalysis() },
      {
        item: anItem({ published: day(1), title: 'London, New Delhi explore chip pact' }),
        analysis: anAnalysis(),
      },
      { item: anItem({ published: day(30) }), analysis: anAnalysis() },
      { item: anItem({ published: day(0), title: 'Rain' }), analysis: irrelevant() },
    ];
    const [a, b, c, d] = groupStories(tellings, sameEvent);
    expect(a).toBe(b);
    expect(new Set([a, c, d]).size).toBe(3);
    const [rd, rc, rb, ra] = groupStories([...tellings].reverse(), sameEvent);
    expect(ra).toBe(rb);
    expect(new Set([ra, rc, rd]).size).toBe(3);
  });
});

describe('the sums and the date of a story', () => {
  const news = (amounts: readonly [string, number][], date: string | null): Partial<Analysis> => ({
    events: [
      {
        parties: ['GB', 'IN'],
        sectors: [],
        stage: 'proposed',
        initiative: null,
        date,
        amounts: amounts.map(([text, value]) => ({ currency: 'GBP', value, text })),
        role: 'news',
        confidence: 0.9,
        evidence: [],
      },
    ],
  });
  const told = { title: 'India and UK in semiconductor partnership talks', published: day(1) };
  const start = assignStory(newcomer({}, news([['£5m', 5e6]], '2023-05-07')), [], sameEvent).values;
  const join = (analysis: Partial<Analysis>) =>
    assignStory(newcomer(told, analysis, true), [{ target: 'known', values: start }], sameEvent).values;

  it('are those of its founder', () => {
    expect(start).toMatchObject({ amounts: [{ text: '£5m' }], date: '2023-05-07' });
    expect(founded).toMatchObject({ amounts: [], date: null });
  });

  it('gain the sums of later items, each once as it was written first', () => {
    const { amounts } = join(
      news(
        [
          ['5 million pounds', 5e6],
          ['£9m', 9e6],
        ],
        null,
      ),
    );
    expect(amounts.map(({ text }) => text)).toEqual(['£5m', '£9m']);
  });

  it('keep the date while the stage stands, and take that of the item which moves it', () => {
    expect(join(news([], '2023-05-08')).date).toBe('2023-05-07');
    expect(join({ ...news([], '2023-05-09'), stage: 'negotiating' })).toMatchObject({
      stage: 'negotiating',
      date: '2023-05-09',
    });
    expect(join({ ...news([], null), stage: 'negotiating' }).date).toBeNull();
  });
});
