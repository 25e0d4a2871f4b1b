import type { Stage } from '../../src/domain/stage.ts';
import { inQuietHours } from './calendar.ts';
import { type Book, type ChannelBook, isUnknowable, sentNow, storyBook } from './oracle-book.ts';
import type { WriteLine } from './protocol.ts';
import { isAsked, type Read, rankOf, read } from './reading.ts';

/** What the platform will never take is told to owners, and owed no more; its stories are judged mildly from then on. */
export function refused(book: Book, line: WriteLine): void {
  const channel = book.channels.get(line.channel);
  if (!channel) return;
  const message = read(line);
  // One that was taken before has been read: where the sink cannot be asked, it is offered again.
  const seen = book.marks.has(`${line.channel} ${line.mark}`);
  if (message.kind === 'digest' && !seen) channel.digestsRefused.add(line.mark);
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

/** Something that readers see: is it wanted, new to them, in its order, and not quiet? */
export function taken(book: Book, line: WriteLine): void {
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
      channel.digestsRefused.delete(line.mark);
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
  book.marks.set(key, sentNow(book, line.n));
  if (first === undefined) return false;
  if (!isUnknowable(book, first)) book.findings.doubled.push(`${line.n}: “${line.message.title}” again`);
  if (message.kind === 'card') storyBook(channel, message.story).card?.add(line.id);
  // The second may say more than the first: it is made from what is known by then.
  if (message.kind === 'card') again(channel, message.story, message.stage);
  if (message.kind === 'digest' || message.kind === 'summary') {
    for (const { story, stage } of message.stories) {
      again(channel, story, stage);
      toldElsewhere(channel, story, stage);
    }
  }
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
  told.cardBy = sentNow(book, line.n);
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
  if (rankOf(stage) <= rankOf(told.told) && !isUnknowable(book, told.toldBy))
    book.findings.doubled.push(`${n}: story ${story} is told as ${stage} again`);
  if (rankOf(stage) > rankOf(book.stages.get(story) ?? null))
    book.findings.unwanted.push(`${n}: story ${story} is told as ${stage} before it was`);
  told.told = stage;
  told.toldBy = sentNow(book, n);
}
