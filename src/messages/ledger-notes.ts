import type { LedgerLine } from '../domain/ledger.ts';
import type { Watch } from '../stories/standing.ts';
import type { DateStyle } from './dates.ts';
import { dayLabel } from './dates.ts';
import { count } from './labels.ts';
import { type Block, note, type Span, text } from './message.ts';
import { partialDateLabel } from './partial-date.ts';

/** What the words in brackets mean, for those that the lines use; and what a clock set back leaves out. */
export function ledgerNotes(lines: readonly LedgerLine[], later: number, style: DateStyle): Block[] {
  const words = [
    lines.some(({ seeded }) => seeded)
      ? 'Seeded: entered from research with its source, not read in a feed.'
      : '',
    lines.some(({ confirmed }) => confirmed)
      ? 'Confirmed: by an official source or by two independent ones.'
      : '',
    lines.some(({ recalled }) => recalled) ? 'Recalled: told by news of something later.' : '',
    lines.some(({ sources }) => sources.length > 1)
      ? 'Of several sources the first to say it stands first.'
      : '',
  ].filter(Boolean);
  const notes = words.length > 0 ? [note(words.join(' '))] : [];
  if (later === 0) return notes;
  const left = `${count(later, 'step')} dated after ${dayLabel(style.now, style)} ${later === 1 ? 'is' : 'are'} left out: the clock stands there.`;
  return [...notes, note(left)];
}

/** One stated rhythm, and what was last seen of it. */
export function watchItem(name: string, watch: Watch): Span[] {
  const { rhythm, lastSeen, due, overdue } = watch;
  const seen =
    lastSeen === null || due === null
      ? 'No activity has been seen.'
      : overdue
        ? `Last activity seen: ${partialDateLabel(lastSeen)}; the next was due by ${partialDateLabel(due)}, and none was seen.`
        : `Last activity seen: ${partialDateLabel(lastSeen)}; the next is due by ${partialDateLabel(due)}.`;
  return [
    text(`${name}: `, 'strong'),
    text(`${rhythm.says} ${seen} `),
    { kind: 'link', text: 'Stated here.', url: rhythm.source },
  ];
}
