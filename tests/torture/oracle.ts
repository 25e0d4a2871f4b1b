import type { Stage } from '../../src/domain/stage.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { firstDueAfter, inQuietHours } from './calendar.ts';
import {
  type Book,
  type ChannelBook,
  type Findings,
  newBook,
  type StoryBook,
  storyBook,
} from './oracle-book.ts';
import type { Command, LogLine, Note, WriteLine } from './protocol.ts';
import { isAsked, type Read, rankOf, read } from './reading.ts';
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
  }
}

function clock(book: Book, at: EpochMs): void {
  book.clock = at;
  for (const channel of book.channels.values()) {
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

/** What the platform will never take is told to owners, and owed no more; its stories are judged mildly from then on. */
function refused(book: Book, line: WriteLine): void {
  const channel = book.channels.get(line.channel);
  if (!channel) return;
  const message = read(line);
  if (message.kind === 'digest') channel.digestsRefused++;
  for (const story of storiesOf(channel, line, message)) {
    const told = storyBook(channel, story);
    told.spoilt = true;
    if (told.owed === 'yes') told.owed = 'perhaps';
  }
}

function storiesOf(channel: ChannelBook, line: WriteLine, message: Read): readonly number[] {
  if (message.kind === 'card') return [message.story];
  if (message.kind === 'digest' || message.kind === 'summary')
    return message.stories.map(({ story }) => story);
  return [...channel.stories].flatMap(([story, told]) => (told.card?.has(line.target ?? '') ? [story] : []));
}

function taken(book: Book, line: WriteLine): void {
  const channel = book.channels.get(line.channel);
  if (!channel) return void book.findings.unwanted.push(`${line.n}: nobody is at ${line.channel}`);
  const message = read(line);
  if (isRepeated(book, channel, line, message)) return;
  if (line.act === 'edit') return void edited(book, channel, line, message);
  switch (message.kind) {
    case 'step':
      return void stepped(book, channel, line, message);
    case 'card':
      return void carded(book, channel, line, message);
    case 'digest':
      channel.digests++;
      for (const { story, stage } of message.stories) digested(book, channel, line.n, story, stage);
      return;
    case 'summary':
      for (const { story, stage } of message.stories) {
        wanted(book, channel, line.n, story, stage);
        tell(book, channel, line.n, story, stage);
        toldElsewhere(channel, story, stage);
      }
      return;
    case 'unknown':
      book.findings.unwanted.push(`${line.n}: “${line.message.title}”`);
  }
}

/** The same message twice: allowed only where the sink cannot be asked, and the program cannot know that it was taken. */
function isRepeated(book: Book, channel: ChannelBook, line: WriteLine, message: Read): boolean {
  if (line.mark === '') return false;
  const key = `${line.channel} ${line.mark}`;
  const first = book.marks.get(key);
  book.marks.set(key, { n: line.n, troubles: book.troubles });
  if (first === undefined) return false;
  const unknowable = !book.answered.has(first.n) || first.troubles < book.troubles;
  if (book.scenario.canFind || !unknowable)
    book.findings.doubled.push(`${line.n}: “${line.message.title}” again`);
  if (message.kind === 'card') storyBook(channel, message.story).card?.add(line.id);
  // The second may say more than the first: it is made from what is known by then.
  if (message.kind === 'card') again(channel, message.story, message.stage);
  if (message.kind === 'digest' || message.kind === 'summary')
    for (const { story, stage } of message.stories) again(channel, story, stage);
  return true;
}

function again(channel: ChannelBook, story: number, stage: Stage | null): void {
  const told = storyBook(channel, story);
  if (rankOf(stage) > rankOf(told.told)) told.told = stage;
  if (told.card !== null) told.shown = stage;
}

function edited(book: Book, channel: ChannelBook, line: WriteLine, message: Read): void {
  const told = message.kind === 'card' ? storyBook(channel, message.story) : null;
  if (message.kind !== 'card' || told === null || !told.card?.has(line.id))
    return void book.findings.unwanted.push(`${line.n}: an edit of what is not there`);
  if (told.muted) book.findings.unwanted.push(`${line.n}: an edit of what is muted`);
  told.shown = message.stage;
}

function carded(
  book: Book,
  channel: ChannelBook,
  line: WriteLine,
  { story, stage }: Extract<Read, { kind: 'card' }>,
): void {
  const told = storyBook(channel, story);
  if (told.card !== null)
    return void book.findings.doubled.push(`${line.n}: a second card of story ${story}`);
  wanted(book, channel, line.n, story, stage);
  tell(book, channel, line.n, story, stage);
  if (channel.planned.quiet === null && told.ordered && told.owed === 'yes') {
    if (told.owedAt < channel.lastOwedAt)
      book.findings.disordered.push(`${line.n}: the card of story ${story}`);
    channel.lastOwedAt = Math.max(channel.lastOwedAt, told.owedAt);
  }
  told.card = new Set([line.id]);
  told.shown = stage;
}

function stepped(
  book: Book,
  channel: ChannelBook,
  line: WriteLine,
  { from, to }: Extract<Read, { kind: 'step' }>,
): void {
  const [story] = storiesOf(channel, line, { kind: 'unknown' });
  if (story === undefined) return void book.findings.unwanted.push(`${line.n}: a line under no card`);
  const told = storyBook(channel, story);
  if (rankOf(from) >= rankOf(to)) book.findings.unwanted.push(`${line.n}: a step from ${from} to ${to}`);
  if (told.muted) book.findings.unwanted.push(`${line.n}: a line on what is muted`);
  quiet(book, channel, line.n, null, story);
  tell(book, channel, line.n, story, to as Stage);
}

function digested(book: Book, channel: ChannelBook, n: number, story: number, stage: Stage | null): void {
  const told = storyBook(channel, story);
  const asked = channel.subscriptions.some(
    ({ planned }) => planned.cadence.kind !== 'instantly' && isAsked(planned.query, story, stage),
  );
  if (!asked || told.muted) book.findings.unwanted.push(`${n}: story ${story} in a digest`);
  tell(book, channel, n, story, stage);
  toldElsewhere(channel, story, stage);
}

/** Told without a card, whoever asked: what an alert owed at this stage is owed no more; news since then still is. */
function toldElsewhere(channel: ChannelBook, story: number, stage: Stage | null): void {
  const told = storyBook(channel, story);
  if (told.card === null && rankOf(stage) >= rankOf(told.owedStage)) told.owed = 'no';
}

/** A card or its place in a summary: somebody asked, still asks, and it is not quiet. */
function wanted(book: Book, channel: ChannelBook, n: number, story: number, stage: Stage | null): void {
  const told = storyBook(channel, story);
  const asks = [...told.reasons].some((reason) => {
    const subscription = channel.subscriptions[reason];
    return subscription !== undefined && !subscription.ended && subscription.pausedUntil <= book.clock;
  });
  if (told.owed === 'no' || told.muted || !asks) book.findings.unwanted.push(`${n}: story ${story}`);
  quiet(book, channel, n, stage, story);
}

function quiet(book: Book, channel: ChannelBook, n: number, stage: Stage | null, story: number): void {
  const hours = channel.planned.quiet;
  if (hours === null || !inQuietHours(hours, book.clock)) return;
  const through = [...storyBook(channel, story).reasons].some(
    (reason) => stage !== null && channel.planned.subscriptions[reason]?.breaksThrough.includes(stage),
  );
  if (!through) book.findings.unwanted.push(`${n}: story ${story} in quiet hours`);
}

function tell(book: Book, channel: ChannelBook, n: number, story: number, stage: Stage | null): void {
  const told = storyBook(channel, story);
  if (rankOf(stage) <= rankOf(told.told))
    book.findings.doubled.push(`${n}: story ${story} is told as ${stage} again`);
  if (rankOf(stage) > rankOf(book.stages.get(story) ?? null))
    book.findings.unwanted.push(`${n}: story ${story} is told as ${stage} before it was`);
  told.told = stage;
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
  const missing = channel.digestsDue - channel.digestsRefused - channel.digests;
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
  if (told.shown !== stage)
    lost.push(`${planned.address}: the card of story ${story} says ${told.shown}, not ${stage}`);
  if (told.told !== stage)
    lost.push(`${planned.address}: story ${story} was told as ${told.told}, not as ${stage}`);
}
