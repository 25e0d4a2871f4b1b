import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messageProblems } from '../../../../adapters/slack/check-message.ts';
import { renderMessage } from '../../../../adapters/slack/render-message.ts';
import { cardMessage } from '../../../../src/messages/card-message.ts';
import { action, type Block, type Message } from '../../../../src/messages/message.ts';
import { storyList } from '../../../../src/messages/story-list.ts';
import { NO_OUTLETS } from '../../../../src/stories/outlet-book.ts';
import { aSource, aStory } from '../../../builders/story.ts';
import { theVocabulary } from '../../../builders/vocabulary.ts';
import { expectGolden } from '../../../golden/golden.ts';

const labels = { ...theVocabulary().labels, outlets: NO_OUTLETS };
const style = { timeZone: 'Asia/Kolkata', now: Date.parse('2023-05-10T10:00:00Z') };
const goldenMessages = (name: string): Message[] =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, `../../../golden/message-${name}.json`), 'utf8'));

const signed = aStory({
  number: 12,
  title: 'India & UK sign *science* pact <!channel>',
  stage: 'signed',
  initiative: 'gb-in-tsi',
  amounts: [],
  date: '2023-04-25',
  sources: [aSource(), aSource({ outlet: 'DSIT', kind: 'government', stage: 'signed', founder: false })],
});

describe('a message in Slack', () => {
  const many = Array.from({ length: 40 }, (_, i) => aStory({ number: i + 1, title: `Story ${i + 1}` }));
  const cases: readonly (readonly [name: string, messages: readonly Message[]])[] = [
    [
      'card',
      [cardMessage(signed, labels, style), cardMessage({ ...signed, standing: 'withdrawn' }, labels, style)],
    ],
    [
      'list',
      [
        storyList(
          {
            asked: 'India',
            stories: many.slice(0, 2),
            total: 40,
            more: false,
            page: 1,
            pageSize: 2,
            notes: ['Did you mean Iran?'],
            typed: 'india',
          },
          labels,
          style,
        ),
      ],
    ],
    ...[
      'why-corrected',
      'why-not',
      'timeline',
      'initiative',
      'matrix',
      'book',
      'partners',
      'review',
      'reanalysis',
    ].map((name) => [name, goldenMessages(name)] as const),
  ];

  it.each(cases)('is within the limits and as looked at: %s', (name, messages) => {
    const rendered = messages.map(renderMessage);
    expect(rendered.flatMap(messageProblems)).toEqual([]);
    expectGolden(`slack-${name}.json`, `${JSON.stringify(rendered, null, 1)}\n`);
  });

  it('says how many stories there was no room for, and keeps the way to the next page', () => {
    const stories = many.map((story): Block => {
      const [block] = cardMessage(story, labels, style).blocks;
      if (!block) throw new Error('A card has a block.');
      return block;
    });
    const next: Block = { kind: 'actions', actions: [action('Next page', 'india', 2)] };
    const { blocks } = renderMessage({ title: 'Many', blocks: [...stories, next] });
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(blocks.at(-2)).toMatchObject({ type: 'context', elements: [{ text: 'and 17 more stories' }] });
    expect(blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{ action_id: 'run.0.2', value: 'india' }],
    });
  });

  it('has a text even where the message has none', () => {
    expect(renderMessage({ title: '', blocks: [] })).toMatchObject({
      text: 'Entente',
      blocks: [{ type: 'section' }],
    });
  });
});
