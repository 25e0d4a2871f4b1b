import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../../adapters/terminal/render-message.ts';
import { COMMAND_WORDS, EXAMPLES } from '../../../../src/commands/command-words.ts';
import { DAY } from '../../../../src/domain/time.ts';
import { digest } from '../../../../src/messages/digest.ts';
import { helpMessage } from '../../../../src/messages/help.ts';
import type { Labels } from '../../../../src/messages/labels.ts';
import { NO_OUTLETS } from '../../../../src/stories/outlet-book.ts';
import { aSource, aStory } from '../../../builders/story.ts';
import { expectGolden } from '../../../golden/golden.ts';

const labels: Labels = {
  party: (code) => code,
  sector: (id) => id.replaceAll('-', ' '),
  outlets: NO_OUTLETS,
};
const now = Date.parse('2023-05-31T18:00:00Z');
const style = { timeZone: 'UTC', now };
const plain = { colour: false, width: 80 };

describe('what is told by subscription, in a terminal', () => {
  it('a weekly digest with what moved since the last one, and the picture of the week', () => {
    const moved = aStory({
      id: 3,
      number: 3,
      title: 'India and Japan sign quantum memorandum',
      pairs: [['IN', 'JP']],
      sectors: ['quantum', 'semiconductors'],
      stage: 'signed',
      sources: [
        aSource({ stage: 'announced' }),
        aSource({
          outlet: 'NITI Aayog',
          kind: 'government',
          stage: 'signed',
          founder: false,
          published: now,
        }),
      ],
    });
    const fresh = [aStory(), aStory({ id: 4, number: 4, stage: null })].map((story) => ({
      story,
      told: null,
    }));
    const weekly = {
      title: 'Technology partnerships',
      from: now - 7 * DAY,
      to: now,
      receipt: { itemsChecked: 246, feedsHealthy: 25, feedsEnabled: 28 },
      more: '/partnership since:2023-05-17',
      stories: [...fresh, { story: moved, told: { stage: 'announced' } as const }],
      limit: 2,
      picture: true,
    };
    expectGolden('terminal-weekly.txt', renderMessage(digest(weekly, labels, style), plain));
  });

  it('help, by example', () => {
    const message = helpMessage(COMMAND_WORDS, EXAMPLES, '/partnership');
    expectGolden('terminal-help.txt', renderMessage(message, plain));
  });

  it('offers commands as the shell takes them', () => {
    const actions = [
      { label: 'Next page', command: 'country:IN "rare earth"', page: 2 },
      { label: 'Subscribe', command: "subscribe o'brien", page: 1 },
      { label: 'Why', command: 'why 12', page: 1 },
    ];
    expect(
      renderMessage({ title: '', blocks: [{ kind: 'actions', actions }] }, { ...plain, width: 120 }),
    ).toBe(`entente ask: --page 2 'country:IN "rare earth"' · 'subscribe o'\\''brien' · why 12\n`);
  });
});
