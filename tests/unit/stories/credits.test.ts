import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsOf } from '../../../src/stories/credits.ts';

const certain = (title: string, summary = '') =>
  creditsOf(title, summary)
    .filter((credit) => credit.certain)
    .map(({ name }) => name);

describe('a credit', () => {
  it.each([
    ['behind a dateline', 'Talks', 'New Delhi, May 30 (PTI) India and the UK are exploring a pact.', ['PTI']],
    ['before its dash', 'Talks', 'TOKYO (Reuters) - Japan and the US agreed.', ['Reuters']],
    ['with two dashes', 'Talks', 'BEIJING, April 14 (Xinhua) -- China and Brazil signed.', ['Xinhua']],
    ['at the end', 'Talks', 'India and the UK are exploring a pact. (ANI)', ['ANI']],
    ['behind a dash at the end', 'Talks', 'Vietnamese firms could gain. — Bernama', ['Bernama']],
    ['in a headline', 'India, UK in talks - Reuters', '', ['Reuters']],
    ['in Japanese brackets', '日英首脳が調印［共同］', '', ['共同']],
    ['in Korean brackets', '협상 개시', '양국이 합의했다. (연합뉴스)', ['연합뉴스']],
    ['in Chinese', '签署', '新华社北京4月14日电 中国和巴西签署', ['新华社']],
    ['of two agencies', 'Talks', 'They agreed. (PTI/ANI)', ['PTI', 'ANI']],
  ])('%s', (_where, title, summary, wanted) => {
    expect(certain(title, summary)).toEqual(wanted);
  });

  it.each([
    ['of an agency that is merely cited', 'Talks', 'They agreed, Reuters reported, and left.'],
    ['in the midst of a long text', 'Talks', `${'word '.repeat(60)}(PTI) ${'word '.repeat(60)}`],
  ])('none %s', (_what, title, summary) => {
    expect(creditsOf(title, summary)).toEqual([]);
  });

  it('in brackets within a sentence is doubtful', () => {
    expect(creditsOf('', 'The chief minister of Andhra Pradesh (AP) met the envoy on Monday.')).toEqual([
      { name: 'AP', certain: false },
    ]);
  });

  it('costs little on hostile text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 5_000, unit: fc.constantFrom('(', ')', ' ', '-', 'a', '［') }),
        (text) => {
          const start = performance.now();
          expect(creditsOf(text, text).length).toBeLessThanOrEqual(8);
          expect(performance.now() - start).toBeLessThan(100);
        },
      ),
    );
  });
});
