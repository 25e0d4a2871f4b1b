import { flagsOf } from '../../src/messages/flags.ts';
import { labelLine } from '../../src/messages/label-line.ts';
import type { StoryCard } from '../../src/messages/message.ts';
import { context, section } from './block-parts.ts';
import type { SlackBlock } from './slack-message.ts';
import { mrkdwnLink, shortenedMrkdwn } from './slack-text.ts';
import { cardBadge } from './stage-badge.ts';

/** The most that a part of a card takes; together they are below what a section takes. */
const MOST = { title: 300, labels: 500, extract: 1_200, foot: 600 } as const;

/** A story: its headline leads to its source; pair, stage and subject below; then its words; sources and age at its foot. */
export function storyBlocks(card: StoryCard): SlackBlock[] {
  const labels = shortenedMrkdwn(labelLine(card, 'badge'), MOST.labels);
  const facts = [flagsOf(shownParties(card)), labels].filter(Boolean).join(' ');
  const badge = cardBadge(card);
  const lines = [
    headline(card),
    [badge, facts].filter(Boolean).join('  ·  '),
    shortenedMrkdwn(card.extract, MOST.extract),
  ];
  const since = card.moved === null ? '' : shortenedMrkdwn(card.moved.since, MOST.foot);
  const earlier = card.earlier === undefined ? '' : `Earlier: ${shortenedMrkdwn(card.earlier, MOST.foot)}`;
  const foot = shortenedMrkdwn(`${card.when} · ${card.sources} · #${card.number}`, MOST.foot);
  return [
    section(lines.filter(Boolean).join('\n')),
    context([since, foot, earlier].filter(Boolean).join('\n')),
  ];
}

function headline({ title, url }: StoryCard): string {
  const shown = url === null ? shortenedMrkdwn(title, MOST.title) : mrkdwnLink(title, url, MOST.title);
  return `*${shown.trim() || 'A story without a headline'}*`;
}

/** Flags are shown of those whom the line names: parties in the background have none. */
function shownParties({ parties, pairs }: StoryCard): readonly string[] {
  return pairs.length === 0 && parties.length < 2 ? [] : parties;
}
