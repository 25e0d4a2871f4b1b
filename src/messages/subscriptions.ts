import type { EpochMs } from '../domain/time.ts';
import { type DateStyle, momentLabel } from './dates.ts';
import { count } from './labels.ts';
import { type Block, line, type Message, note, type Span, text } from './message.ts';

/** A subscription as people see it. */
export interface SubscriptionView {
  readonly number: number;
  /** What it asks for, in words. */
  readonly asked: string;
  /** `every day at 09:00, Asia/Kolkata`. */
  readonly when: string;
  readonly channelDigest: boolean;
  /** Stages that quiet hours do not hold, in words: `signed or active`. */
  readonly urgent: string | null;
  readonly pausedUntil: EpochMs | null;
  readonly nextDueAt: EpochMs | null;
  /** IANA zone in which its moments are written. */
  readonly timeZone: string;
  /** Who made it, where that is not the reader. */
  readonly by: string | null;
  /** Where it speaks, where that is not here. */
  readonly where: string | null;
  /** Why its query can no longer be read; `null` while it can. */
  readonly unreadable: string | null;
}

/** What one is subscribed to here, and what holds for all of it. */
export function subscriptionsMessage(
  views: readonly SubscriptionView[],
  rules: readonly string[],
  style: DateStyle,
): Message {
  const title = views.length === 0 ? 'Nothing is subscribed here' : count(views.length, 'subscription');
  const blocks: Block[] = [{ kind: 'heading', text: title }];
  if (views.length > 0)
    blocks.push({ kind: 'list', items: views.map((view) => subscriptionItem(view, style)) });
  for (const rule of rules) blocks.push(line(rule));
  const [first] = views;
  blocks.push(
    first === undefined
      ? note(
          'Try: ',
          text('subscribe india uk instantly', 'code'),
          ' or ',
          text('digest daily 09:00', 'code'),
        )
      : changeNote('Change one with ', first.number),
  );
  return { title, blocks };
}

function changeNote(lead: string, number: number): Block {
  const forms = [`edit ${number} daily 09:00`, `pause ${number} 3d`, `test ${number}`];
  return note(
    lead,
    ...forms.flatMap((form): Span[] => [text(form, 'code'), text(', ')]).slice(0, -1),
    ' or ',
    text(`unsubscribe ${number}`, 'code'),
    '.',
  );
}

/** `#3 India with the United Kingdom, instantly (paused until 3 Jun 2023, 18:00 UTC)`. */
export function subscriptionItem(view: SubscriptionView, style: DateStyle): Span[] {
  const notes = [
    view.channelDigest ? 'the digest of this place' : null,
    view.urgent === null ? null : `quiet hours do not hold what is ${view.urgent}`,
    pausedWords(view, style) ?? nextWords(view, style),
    view.where === null ? null : `to ${view.where}`,
    view.by === null ? null : `made by ${view.by}`,
    view.unreadable === null ? null : `owed nothing: ${view.unreadable}`,
  ].filter((remark) => remark !== null);
  const remarks = notes.length === 0 ? [] : [text(` (${notes.join('; ')})`, 'quiet')];
  return [text(`#${view.number} `, 'quiet'), text(view.asked, 'strong'), text(`: ${view.when}`), ...remarks];
}

function pausedWords({ pausedUntil, timeZone }: SubscriptionView, style: DateStyle): string | null {
  if (pausedUntil === null || pausedUntil <= style.now) return null;
  return `paused until ${momentLabel(pausedUntil, { ...style, timeZone })}`;
}

function nextWords({ nextDueAt, timeZone }: SubscriptionView, style: DateStyle): string | null {
  return nextDueAt === null ? null : `next ${momentLabel(nextDueAt, { ...style, timeZone })}`;
}

/** What was saved or changed, below what it would have brought, and how to change it. */
export function savedMessage(
  view: SubscriptionView,
  said: {
    readonly did: string;
    readonly backtest: Message | null;
    readonly notes: readonly string[];
  },
  style: DateStyle,
): Message {
  const title = `${said.did}: #${view.number} ${view.asked}, ${view.when}`;
  const blocks: Block[] = [
    ...said.notes.map((remark) => note(remark)),
    ...(said.backtest?.blocks ?? []),
    line(text(`${said.did}: `, 'strong'), ...subscriptionItem(view, style)),
    changeNote('Change it with ', view.number),
  ];
  return { title, blocks };
}

/** A sentence or two as an answer. */
export function plainMessage(first: string, ...others: readonly string[]): Message {
  return { title: first, blocks: [line(first), ...others.map((sentence) => note(sentence))] };
}
