import type { Stage } from '../../src/domain/stage.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { firstDueAfter } from './calendar.ts';
import {
  type Book,
  type ChannelBook,
  type Findings,
  isUnknowable,
  newBook,
  type StoryBook,
  storyBook,
} from './oracle-book.ts';
import { refused, taken } from './oracle-writes.ts';
import type { Command, LogLine, Note } from './protocol.ts';
import { isAsked, rankOf } from './reading.ts';
import type { Scenario } from './scenario.ts';

/**
 * Judges a run from the sink's log alone, by what the product promises: each channel shows each story that it asked for
 * once, at its present stage, tells each step once and each digest once, keeps its order, respects quiet hours, mutes,
 * pauses and ends, and says nothing else. It knows nothing of the program's tables and shares none of its code.
 */
export function judge(scenario: Scenario, lines: readonly LogLine[]): Findings {
  const book = newBook(scenario);
  for (const line of lines) {
    if (line.kind === 'note') note(book, line.note);
    else if (line.kind === 'answered') book.answered.add(line.n);
    else if (line.kind === 'given up') book.answered.delete(line.n);
    else if (line.kind === 'refused') refused(book, line);
    else taken(book, line);
  }
  for (const channel of book.channels.values()) close(book, channel);
  return book.findings;
}

function note(book: Book, what: Note): void {
  switch (what.kind) {
    case 'clock':
      return void clock(book, what.at);
    case 'news':
      return void news(book, what.story, what.stage, what.step);
    case 'command':
      return void command(book, what.command);
    case 'trouble':
      book.troubles++;
      book.troublesIn.set(book.period, book.troubles);
  }
}

function clock(book: Book, at: EpochMs): void {
  const wentBack = at < book.clock;
  book.clock = at;
  book.period++;
  for (const channel of book.channels.values()) {
    // A pause that was over by a clock that ran ahead holds again once it is set right.
    if (wentBack) letGo(book, channel);
    for (const subscription of channel.subscriptions) {
      const { cadence, timeZone } = subscription.planned;
      if (cadence.kind === 'instantly' || subscription.nextDue > at) continue;
      channel.digestsDue++;
      subscription.nextDue = firstDueAfter(cadence, timeZone, at);
    }
  }
}

/** Sets off the alerts that ask for it: a story is new, has moved, or comes to be what they ask for. */
function news(book: Book, story: number, stage: Stage, step: number): void {
  const before = book.stages.get(story) ?? null;
  const after = rankOf(stage) > rankOf(before) ? stage : before;
  book.stages.set(story, after);
  for (const channel of book.channels.values()) {
    const told = storyBook(channel, story);
    if (told.muted || told.card !== null) continue;
    const reasons = channel.subscriptions.flatMap(({ planned, ended, pausedUntil }, n) => {
      const active = planned.cadence.kind === 'instantly' && !ended && pausedUntil <= book.clock;
      const newly = before !== after || !isAsked(planned.query, story, before);
      return active && newly && isAsked(planned.query, story, after) ? [n] : [];
    });
    if (reasons.length === 0) continue;
    for (const n of reasons) told.reasons.add(n);
    if (told.owed === 'no') told.owedAt = step;
    // What was withdrawn meanwhile is owed anew: nobody can say any more what came first.
    if (told.owed === 'perhaps') told.ordered = false;
    told.owed = 'yes';
    told.owedStage = after;
  }
}

function command(book: Book, what: Command): void {
  const channel = book.channels.get(what.channel);
  if (!channel) return;
  if (what.kind === 'mute') {
    const told = storyBook(channel, what.story);
    told.muted = true;
    told.owed = 'no';
    return;
  }
  const subscription = channel.subscriptions[what.subscription];
  if (!subscription || subscription.ended) return;
  if (what.kind === 'end') subscription.ended = true;
  else subscription.pausedUntil = what.until;
  letGo(book, channel);
}

/** A card that is not out yet is no longer owed when all that asked for it has ended, and perhaps not while it is paused. */
function letGo(book: Book, channel: ChannelBook): void {
  for (const told of channel.stories.values()) {
    if (told.owed === 'no' || told.card !== null) continue;
    const reasons = [...told.reasons].map((n) => channel.subscriptions[n]);
    if (reasons.every((reason) => reason === undefined || reason.ended)) told.owed = 'no';
    else if (
      reasons.every((reason) => reason === undefined || reason.ended || reason.pausedUntil > book.clock)
    )
      told.owed = 'perhaps';
  }
}

/** What is missing at the end. */
function close(book: Book, channel: ChannelBook): void {
  const { lost, doubled } = book.findings;
  for (const [story, told] of channel.stories) closeStory(book, channel, story, told);
  for (const [story, stage] of book.stages) {
    const asked = channel.subscriptions.some(
      ({ planned }) => planned.cadence.kind !== 'instantly' && isAsked(planned.query, story, stage),
    );
    const told = storyBook(channel, story);
    if (asked && !told.muted && !told.spoilt && told.told !== stage)
      lost.push(`${channel.planned.address}: no digest told story ${story} as ${stage}`);
  }
  const missing = channel.digestsDue - channel.digestsRefused.size - channel.digests;
  // A wrong clock makes digests due at moments of its own; each still comes once, by its mark.
  if (book.clockErred) return;
  if (missing > 0) lost.push(`${channel.planned.address}: ${missing} of ${channel.digestsDue} digests`);
  if (missing < 0) doubled.push(`${channel.planned.address}: ${-missing} digests too many`);
}

function closeStory(book: Book, { planned }: ChannelBook, story: number, told: StoryBook): void {
  const { lost } = book.findings;
  const stage = book.stages.get(story) ?? null;
  if (told.muted || told.spoilt) return;
  if (told.card === null) {
    if (told.owed === 'yes') lost.push(`${planned.address}: no card of story ${story}`);
    return;
  }
  // A card that the program cannot know of, and need not post again, stays as it is.
  if (isUnknowable(book, told.cardBy)) return;
  if (told.shown !== stage)
    lost.push(`${planned.address}: the card of story ${story} says ${told.shown}, not ${stage}`);
  if (told.told !== stage)
    lost.push(`${planned.address}: story ${story} was told as ${told.told}, not as ${stage}`);
}
