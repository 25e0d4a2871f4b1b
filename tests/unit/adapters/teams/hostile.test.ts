import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPictureLinks } from '../../../../adapters/images/picture-links.ts';
import { answerCard } from '../../../../adapters/teams/answer-card.ts';
import { escapeMarkdown, linkRuns } from '../../../../adapters/teams/card-text.ts';
import { renderCard } from '../../../../adapters/teams/render-card.ts';
import { composeResults } from '../../../../adapters/teams/search-results.ts';
import { hostileBlock, hostileMessage, hostileText, TRICKS } from '../../../builders/hostile-message.ts';
import { cardProblems } from '../../../teams/check-card.ts';

const links = createPictureLinks({
  publicUrl: 'https://entente.example',
  secretKey: 'a key that is made for tests alone!!',
  clock: { now: () => Date.parse('2023-05-31T12:00:00Z') },
});

describe('text from a feed that means harm', () => {
  it('names nobody, links nowhere and formats nothing, in any part of a card', () => {
    fc.assert(
      fc.property(hostileBlock, (block) => {
        expect(cardProblems(renderCard({ title: 'T', blocks: [block] }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('passes no limit of Teams, however much there is, with all that stands around an answer', () => {
    fc.assert(
      fc.property(hostileMessage, hostileText, (message, content) => {
        const file = { name: 'stories.csv', mediaType: 'text/csv', content: content.repeat(200) };
        const reply = { visibility: 'private', ok: true, message, file } as const;
        const frame = { back: { command: 'india', page: 1 }, shareable: true, pictureOf: links.matrix };
        expect(cardProblems(answerCard(reply, { command: 'uk', page: 1 }, frame))).toEqual([]);
        expect(JSON.stringify(composeResults(message)).length).toBeLessThan(45_000);
      }),
      { numRuns: 40 },
    );
  });

  it('reads as itself in a heading', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeMarkdown(text)).not.toMatch(/[*_~`[\]<>#\\|]|\{\{/u);
      }),
    );
  });

  it.each(TRICKS.filter((trick) => trick.trim() !== ''))('is seen to be as harmless as %j', (trick) => {
    const blocks = [
      { kind: 'heading' as const, text: trick },
      { kind: 'line' as const, spans: [{ kind: 'text' as const, text: trick }] },
    ];
    expect(cardProblems(renderCard({ title: trick, blocks }))).toEqual([]);
  });

  it.each([
    ['a headline', 'https://a.example/x?b=1', ['a headline'], 'https://a.example/x?b=1'],
    ['bank.example', 'https://evil.example/', ['bank.example', ' (evil.example)'], 'https://evil.example/'],
    ['a headline', 'javascript:alert(1)', ['a headline'], undefined],
    ['a headline', 'https://bank.example@evil.example/', ['a headline'], undefined],
  ])('links “%s” to %s as %s', (words, url, texts, opens) => {
    const runs = linkRuns(words, url);
    expect(runs.map(({ text }) => text)).toEqual(texts);
    expect(runs[0]?.selectAction?.url).toBe(opens);
  });
});
