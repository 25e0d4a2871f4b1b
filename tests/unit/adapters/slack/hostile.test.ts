import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../../adapters/slack/block-texts.ts';
import { messageProblems } from '../../../../adapters/slack/check-message.ts';
import { homeView } from '../../../../adapters/slack/home-view.ts';
import { renderMessage } from '../../../../adapters/slack/render-message.ts';
import type { SlackBlock, SlackMessage } from '../../../../adapters/slack/slack-message.ts';
import { escapeMrkdwn, mrkdwnLink } from '../../../../adapters/slack/slack-text.ts';
import { subscribeView } from '../../../../adapters/slack/subscribe-view.ts';
import { hostileBlock, hostileMessage, hostileText, TRICKS } from '../../../builders/hostile-message.ts';

const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** What of a message could do more than be read. */
function harmIn({ text, blocks }: SlackMessage): string[] {
  const texts = [{ type: 'mrkdwn' as const, text, verbatim: true }, ...blocks.flatMap(textsOf)];
  return texts.flatMap((one) => {
    if (INVISIBLE.test(one.text)) return [`invisible: ${JSON.stringify(one.text)}`];
    if (one.type === 'plain_text') return one.emoji === false ? [] : ['plain text with emoji'];
    if (one.verbatim !== true) return ['not verbatim'];
    // A quotation may begin a line; every other angle bracket is one of a web link.
    const left = one.text
      .replace(/^>/gm, '')
      .replace(/<https?:\/\/[^\s<>|]+\|[^<>|]+>/g, '')
      .match(/[<>]/);
    return left ? [`angle bracket: ${one.text.slice(Math.max(0, (left.index ?? 0) - 20))}`] : [];
  });
}

describe('text from a feed that means harm', () => {
  it('names nobody and links nowhere, in any part of a message', () => {
    fc.assert(
      fc.property(hostileBlock, (block) => {
        const rendered = renderMessage({ title: 'T', blocks: [block] });
        expect(harmIn(rendered)).toEqual([]);
        expect(messageProblems(rendered)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('passes no limit of Slack, however much there is', () => {
    fc.assert(
      fc.property(hostileMessage, (message) => {
        const rendered = renderMessage(message);
        expect(messageProblems(rendered)).toEqual([]);
        expect(harmIn(rendered)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is no more in a home or a form than in a message', () => {
    fc.assert(
      fc.property(hostileMessage, (message) => {
        const { blocks } = homeView(message);
        expect(messageProblems({ text: 'T', blocks: blocks as SlackBlock[] })).toEqual([]);
        const fields = { query: 'india', cadence: 'instantly', zone: 'UTC', quiet: '', place: '' };
        const view = subscribeView(fields, message);
        expect(view.blocks.length).toBeLessThanOrEqual(100);
        const said = view.blocks.filter(({ type }) => type !== 'input') as SlackBlock[];
        expect(harmIn({ text: 'T', blocks: said })).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('formats nothing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeMrkdwn(text);
        expect(escaped).not.toMatch(/[*~`<>]|(?:^|\s)_\S|:[\w+'-]+:/);
        expect(escaped.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
      }),
    );
  });

  it.each(TRICKS.filter((trick) => trick.trim() !== ''))('is seen to be as harmless as %j', (trick) => {
    expect(
      harmIn(
        renderMessage({ title: trick, blocks: [{ kind: 'line', spans: [{ kind: 'text', text: trick }] }] }),
      ),
    ).toEqual([]);
  });

  it.each([
    ['a headline', 'https://a.example/x?b=1&c=2', '<https://a.example/x?b=1&amp;c=2|a headline>'],
    [
      'https://bank.example',
      'https://evil.example/',
      'https://bank.example (<https://evil.example/|evil.example>)',
    ],
    ['bank.example', 'https://evil.example/', 'bank.example (<https://evil.example/|evil.example>)'],
    ['a headline', 'javascript:alert(1)', 'a headline'],
    ['a headline', 'https://bank.example@evil.example/', 'a headline'],
    ['a|b>c', 'https://a.example/|>', '<https://a.example/%7C%3E|a∣b&gt;c>'],
  ])('links “%s” to %s as %s', (words, url, expected) => {
    expect(mrkdwnLink(words, url)).toBe(expected);
  });
});
