import { matrixPicture } from '../../src/messages/matrix-picture.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Picture } from '../../src/messages/svg-parts.ts';
import type { SentFile } from './send-file.ts';

/** Draws a picture as PNG. */
export type Draw = (picture: Picture) => Promise<Uint8Array>;

/** The picture of a message that has one: its first matrix; `null` for any other. */
export async function pictureOf(message: Message, draw: Draw): Promise<SentFile | null> {
  for (const block of message.blocks) {
    if (block.kind !== 'matrix' || block.matrix.rows.length === 0) continue;
    const drawn = matrixPicture(message.title, block.matrix);
    return { name: 'entente-matrix.png', content: await draw(drawn), alt: drawn.alt };
  }
  return null;
}
