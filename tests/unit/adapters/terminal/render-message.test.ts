import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { loadOutlets } from '../../../../adapters/files/load-outlets.ts';
import { renderMessage } from '../../../../adapters/terminal/render-message.ts';
import { NO_DELIVERIES } from '../../../../src/domain/delivery.ts';
import type { Story } from '../../../../src/domain/story.ts';
import { type DigestStory, digest } from '../../../../src/messages/digest.ts';
import { helpMessage } from '../../../../src/messages/help.ts';
import type { Labels } from '../../../../src/messages/labels.ts';
import { sourcesMessage, statusMessage } from '../../../../src/messages/status.ts';
import { why, whyNot } from '../../../../src/messages/why.ts';
import { deliverySection } from '../../../../src/messages/why-delivery.ts';
import { aFeed } from '../../../builders/feed.ts';
import { anInitiative } from '../../../builders/ledger.ts';
import { aSource, aStory } from '../../../builders/story.ts';
import { expectGolden } from '../../../golden/golden.ts';

const names: Record<string, string> = { IN: 'India', GB: 'United Kingdom', US: 'United States', JP: 'Japan' };
const labels: Labels = {
  party: (code) => names[code] ?? code,
  sector: (id) => id.replaceAll('-', ' '),
  outlets: loadOutlets(join(import.meta.dirname, '../../../../data')),
  initiatives: {
    meant: (name) =>
      name === 'TSI'
        ? anInitiative({ name: 'UK-India Technology Security Initiative', checked: false })
        : null,
  },
};
const now = Date.parse('2023-05-31T18:00:00Z');
const style = { timeZone: 'UTC', now };
const plain = { colour: false, width: 80 };

const signed = aStory({
  number: 2,
  id: 2,
  title: '日英、半導体で協力へ 共同声明に署名した首相が会談後に発表',
  summary: '',
  pairs: [['GB', 'JP']],
  stage: 'signed',
  initiative: 'Hiroshima Accord',
  sectors: ['semiconductors'],
  sources: [
    aSource({ outlet: 'NHK', lang: 'ja', stage: 'announced' }),
    aSource({ outlet: '10 Downing Street', kind: 'government', stage: 'signed', founder: false }),
    aSource({ outlet: 'The NHK', founder: false }),
  ],
});
const dated = aStory({
  number: 3,
  id: 3,
  title: 'India, UK launch Technology Security Initiative',
  summary: 'LONDON, July 24 (PTI) — The two will spend £7 million (Rs 75 crore) on telecoms. Read more',
  stage: 'announced',
  initiative: 'TSI',
  amounts: [
    { currency: 'GBP', value: 7e6, text: '£7 million' },
    { currency: 'INR', value: 75e7, text: 'Rs 75 crore' },
  ],
  date: '2023-05-07',
});
const unnamed = aStory({
  number: 4,
  id: 4,
  title: 'India, UK sign science MoU',
  summary: '',
  sectors: ['research-and-mobility'],
  stage: 'signed',
  date: '2023-04',
});
const receipt = { itemsChecked: 246, feedsHealthy: 25, feedsEnabled: 28 };
const input = {
  title: 'Technology partnerships',
  from: now - 7 * 86_400_000,
  to: now,
  receipt,
  limit: 10,
  more: '/partnership india',
  picture: false,
};
const news = (story: Story): DigestStory => ({ story, told: null });

describe('messages in a terminal', () => {
  it('a digest', () => {
    expectGolden(
      'terminal-digest.txt',
      renderMessage(
        digest({ ...input, stories: [aStory(), signed, dated, unnamed].map(news) }, labels, style),
        plain,
      ),
    );
  });

  it('an empty digest is a receipt', () => {
    const rendered = renderMessage(digest({ ...input, stories: [] }, labels, style), plain);
    expect(rendered).toContain('Nothing new: 246 items checked, 25 of 28 feeds healthy.');
  });

  it('a digest that is cut says how many are left', () => {
    const stories = Array.from({ length: 12 }, (_, i) => news(aStory({ id: i, number: i })));
    expect(renderMessage(digest({ ...input, stories }, labels, style), plain)).toContain(
      'and 2 more: /partnership india',
    );
  });

  it('why a story was shown', () => {
    const title = aStory().title;
    const evidence = [
      { field: 'title', start: 0, end: 5, text: 'India', supports: 'party', label: 'IN' },
      { field: 'title', start: 7, end: 9, text: 'UK', supports: 'party', label: 'GB' },
      { field: 'title', start: 10, end: 17, text: title.slice(10, 17), supports: 'stage', label: 'proposed' },
    ] as const;
    const delivery = {
      kind: 'delivered',
      deliveries: [
        {
          kind: 'card',
          state: 'held',
          at: now,
          dueAt: now + 1,
          attempts: 0,
          because: 'Quiet hours until 1 Jun 2023, 07:00 UTC.',
          askedBy: [{ number: 3, terms: ['India (country)', 'semiconductors (sector)'] }],
        },
      ],
    } as const;
    const record = {
      ...aStory(),
      evidence,
      because: 'Two governments, a technology, and words of cooperation.',
      standing: 'current' as const,
      arrivals: [],
      changes: [],
      corrections: [],
    };
    expectGolden(
      'terminal-why.txt',
      renderMessage(why(record, labels, style, { delivered: deliverySection(delivery, style) }), plain),
    );
  });

  it('says what a language model wrote, and the item’s own words beside it', () => {
    const written = { ...labels, prose: () => 'India and the UK will spend £7 million on telecoms.' };
    const record = {
      ...dated,
      evidence: [],
      because: 'Two governments and a technology.',
      standing: 'current' as const,
      arrivals: [],
      changes: [],
      corrections: [],
    };
    const rendered = renderMessage(why(record, written, style), plain).replace(/\s+/g, ' ');
    expect(rendered).toContain('£7 million on telecoms. (machine-written from the item’s words)');
    expect(rendered).toContain('A language model wrote the sentences of this card');
    expect(rendered).toContain('words: The two will spend £7 million (Rs 75 crore) on telecoms.');
    expect(renderMessage(why(record, labels, style), plain)).not.toMatch(/machine|language model/);
  });

  it('why-not, status, sources and help', () => {
    const fate = {
      title: 'A',
      outlet: 'B',
      feedTitle: 'C',
      retrievedAt: now,
      fate: 'irrelevant',
      because: 'A tariff.',
      storyNumber: null,
      standing: null,
      corrections: [],
      changes: [],
    } as const;
    const feeds = [
      aFeed({ id: 1, title: 'Mint' }),
      aFeed({
        id: 2,
        title: 'Ministry',
        health: {
          ...aFeed().health,
          failures: 2,
          lastError: 'a web page came instead of a feed',
          lastSuccessAt: null,
        },
      }),
      aFeed({ id: 3, title: 'Chamber', disabled: { because: 'gone', note: 'answered 410 Gone' } }),
    ];
    const items = { founded: 3, joined: 5, duplicate: 1, irrelevant: 200, unreadable: 0, pruned: 0 };
    const outbox = { ...NO_DELIVERIES, sent: 1_204, held: 2, dead: 1 };
    const because = 'channel_not_found: the channel is no more.';
    const dead = [{ kind: 'card', where: 'slack #policy', at: now - 7_200_000, because }] as const;
    const messages = [
      whyNot('https://example.com/a', [fate], labels, style),
      whyNot('https://example.com/b', [], labels, style),
      statusMessage(feeds, items, { outbox, dead }, style),
      sourcesMessage(feeds, style),
      helpMessage(
        [
          { group: 'Look up', form: 'why 12', answer: 'why a story was shown' },
          { group: 'Be told', form: 'digest now', answer: 'the last seven days' },
        ],
        ['india uk'],
        '/partnership',
      ),
    ];
    expectGolden(
      'terminal-others.txt',
      messages.map((message) => renderMessage(message, plain)).join('\n=====\n\n'),
    );
  });

  it('wraps at the width, counting wide letters as two columns', () => {
    const rendered = renderMessage(digest({ ...input, stories: [news(signed)] }, labels, style), {
      colour: false,
      width: 50,
    });
    const long = rendered.split('\n').filter((row) => stringWidth(row) > 50 && !row.includes('http'));
    expect(long).toEqual([]);
  });

  it('lets no feed write escape sequences', () => {
    const hostile = aStory({
      title: '\u001b[2Jgone\u202e',
      summary: '\u001b]0;x\u0007',
      sources: [aSource({ outlet: '\u001b[31mred' })],
    });
    const rendered = renderMessage(digest({ ...input, stories: [news(hostile)] }, labels, style), {
      colour: true,
      width: 80,
    });
    expect(rendered).not.toContain('\u001b[2J');
    expect(rendered).not.toContain('\u001b]0');
    expect(rendered).not.toContain('\u202e');
    expect(rendered).not.toContain('\u001b[31mred');
  });
});
