import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../../adapters/teams/render-card.ts';
import { subscribeForm } from '../../../../adapters/teams/subscribe-form.ts';
import { cardMessage } from '../../../../src/messages/card-message.ts';
import type { Message } from '../../../../src/messages/message.ts';
import { NO_OUTLETS } from '../../../../src/stories/outlet-book.ts';
import { aSource, aStory } from '../../../builders/story.ts';
import { theVocabulary } from '../../../builders/vocabulary.ts';
import { expectGolden } from '../../../golden/golden.ts';
import { cardProblems } from '../../../teams/check-card.ts';

const labels = { ...theVocabulary().labels, outlets: NO_OUTLETS };
const style = { timeZone: 'Asia/Kolkata', now: Date.parse('2023-05-10T10:00:00Z') };
const goldenMessages = (name: string): Message[] =>
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, `../../../golden/message-${name}.json`), 'utf8'),
  ) as Message[];

const signed = aStory({
  number: 12,
  title: 'India & UK sign *science* pact <at>Alice</at>',
  stage: 'signed',
  initiative: 'gb-in-tsi',
  amounts: [],
  date: '2023-04-25',
  sources: [aSource(), aSource({ outlet: 'DSIT', kind: 'government', stage: 'signed', founder: false })],
});

describe('a message in Teams', () => {
  const cases: readonly (readonly [name: string, messages: readonly Message[]])[] = [
    [
      'card',
      [cardMessage(signed, labels, style), cardMessage({ ...signed, standing: 'withdrawn' }, labels, style)],
    ],
    ...[
      'book',
      'initiative',
      'matrix',
      'partners',
      'reanalysis',
      'review',
      'timeline',
      'why-corrected',
      'why-not',
    ].map((name) => [name, goldenMessages(name)] as const),
  ];

  it.each(cases)('%s', (name, messages) => {
    const cards = messages.map((message) => renderCard(message, { command: 'india', page: 1 }));
    for (const card of cards) expect(cardProblems(card)).toEqual([]);
    expectGolden(`teams-${name}.json`, `${JSON.stringify(cards, null, 1)}\n`);
  });

  it('form', () => {
    const empty = subscribeForm({ query: '', cadence: 'instantly', zone: 'UTC' });
    const problem: Message = {
      title: 'No.',
      blocks: [{ kind: 'line', spans: [{ kind: 'text', text: 'No.' }] }],
    };
    const again = subscribeForm({ query: 'indai', cadence: 'every 4h', zone: '' }, problem);
    for (const card of [empty, again]) expect(cardProblems(card)).toEqual([]);
    expectGolden('teams-form.json', `${JSON.stringify([empty, again], null, 1)}\n`);
  });

  it('says how many stories there is no room for', () => {
    const stories = Array.from(
      { length: 300 },
      (_, i) => cardMessage(aStory({ number: i + 1 }), labels, style).blocks[0],
    );
    const blocks = stories.flatMap((block) => block ?? []);
    const card = renderCard({ title: 'Many', blocks });
    expect(cardProblems(card)).toEqual([]);
    expect(JSON.stringify(card.body.at(-1))).toMatch(/and \d+ more stories/);
  });
});
