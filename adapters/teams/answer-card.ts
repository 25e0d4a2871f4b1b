import type { Reply, ReplyFile } from '../../src/commands/command.ts';
import { action } from '../../src/messages/message.ts';
import { paragraph, run } from './card-text.ts';
import type { AdaptiveCard, CardAction, CardElement } from './card-types.ts';
import { bytesOf, MOST_BYTES } from './fit-card.ts';
import { type Origin, pressAction } from './press-actions.ts';
import { type PictureOf, renderCard } from './render-card.ts';

/** A question: a command and the page of its answer. */
export interface Asked {
  readonly command: string;
  readonly page: number;
}

/** What stands around an answer. */
export interface AnswerFrame {
  /** What stood where the answer now stands; `null`: nothing. */
  readonly back: Origin;
  /** Whether others may see it who do not see it yet. */
  readonly shareable: boolean;
  readonly pictureOf: PictureOf;
}

/** An answer as a card, with the way back to what it took the place of, and the button that shows it to all. */
export function answerCard(
  reply: Reply,
  asked: Asked,
  { back, shareable, pictureOf }: AnswerFrame,
): AdaptiveCard {
  const card = renderCard(reply.message, asked, pictureOf);
  const file = reply.file === undefined ? [] : fileElements(reply.file, bytesOf(card));
  const ways: CardAction[] = [
    ...(back === null ? [] : [pressAction(action('Back', back.command, back.page), back, 'run')]),
    ...(shareable ? [pressAction(action('Share', asked.command, asked.page), null, 'share')] : []),
  ];
  return { ...card, body: withWays([...card.body, ...file], ways) };
}

/** Ways stand beside the buttons at the end, where there are some. */
function withWays(body: readonly CardElement[], ways: readonly CardAction[]): readonly CardElement[] {
  if (ways.length === 0) return body;
  const last = body.at(-1);
  if (last?.type !== 'ActionSet') return [...body, { type: 'ActionSet', actions: ways }];
  return [...body.slice(0, -1), { ...last, actions: [...last.actions, ...ways] }];
}

/** A file that is small enough to be read as it stands; else the way to it. */
function fileElements({ name, content }: ReplyFile, taken: number): readonly CardElement[] {
  const lines = content.split('\n');
  const shown = lines.flatMap(
    (line) => paragraph([run(line, { fontType: 'monospace', size: 'small' })], 'none') ?? [],
  );
  const title = paragraph([run(name, { weight: 'bolder' })]);
  const whole = [...(title === null ? [] : [title]), ...shown];
  if (taken + bytesOf(whole) <= MOST_BYTES) return whole;
  const instead = `${name} is too long for a message in Teams. Whoever runs Entente gets it with “entente export”.`;
  return [paragraph([run(instead)])].flatMap((one) => one ?? []);
}
