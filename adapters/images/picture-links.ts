import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { STAGES } from '../../src/domain/stage.ts';
import { type Clock, DAY } from '../../src/domain/time.ts';
import { matrixPicture } from '../../src/messages/matrix-picture.ts';
import type { MatrixTable } from '../../src/messages/message.ts';
import type { Picture } from '../../src/messages/svg-parts.ts';
import { type Route, refusal } from '../server/route.ts';
import { renderPng } from './render-png.ts';

/** How long an address of a picture holds: cards that were posted are looked at again for a while. */
const LASTS = 90 * DAY;

/** Longest address; clients and proxies take 2,000 characters everywhere. */
const LONGEST = 1_900;

/** Most bytes of what is drawn, unpacked. */
const MOST_UNPACKED = 64 * 1_024;

const PREFIX = '/pictures/';

/** A picture that others can fetch. */
export interface PictureLink {
  readonly url: string;
  readonly alt: string;
}

/** Gives pictures addresses of their own, and answers at them. */
export interface PictureLinks {
  /** The address of a matrix; `null` where there is too much to draw. */
  matrix(title: string, matrix: MatrixTable): PictureLink | null;
  readonly route: Route;
}

const mark = z.object({
  stage: z.enum(STAGES).nullable(),
  stalled: z.boolean(),
  count: z.number().int().optional(),
});
const drawn = z.object({
  title: z.string().max(300),
  matrix: z.object({
    corner: z.string().max(100),
    columns: z.array(z.object({ label: z.string().max(200), short: z.string().max(40) })).max(60),
    rows: z.array(z.object({ label: z.string().max(200), cells: z.array(mark.nullable()).max(60) })).max(200),
  }),
});

/**
 * Addresses that hold what is drawn, so that nothing is kept and nothing is asked of the archive: what they say, until
 * when, and a signature over both. What is not signed, or is over, is as if it had never been.
 */
export function createPictureLinks(options: {
  readonly publicUrl: string;
  readonly secretKey: string;
  readonly clock: Clock;
}): PictureLinks {
  const { publicUrl, secretKey, clock } = options;
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'entente pictures', 32));
  const signatureOf = (said: string): string =>
    createHmac('sha256', key).update(said).digest('base64url').slice(0, 22);
  return {
    matrix: (title, matrix) => {
      const payload = deflateRawSync(JSON.stringify({ title, matrix }), { level: 9 }).toString('base64url');
      // Whole days, so that a card that is drawn again keeps its address.
      const said = `${(Math.floor(clock.now() / DAY) * DAY + LASTS).toString(36)}.${payload}`;
      const url = `${publicUrl}${PREFIX}${said}.${signatureOf(said)}.png`;
      return url.length > LONGEST ? null : { url, alt: matrixPicture(title, matrix).alt };
    },
    route: {
      method: 'GET',
      prefix: PREFIX,
      handle: async ({ path }) => {
        const picture = pictureAt(path.slice(PREFIX.length), signatureOf, clock);
        if (picture === null) return refusal(404, 'There is no such picture.');
        const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400, immutable' };
        return { status: 200, headers, body: await renderPng(picture) };
      },
    },
  };
}

function pictureAt(name: string, signatureOf: (said: string) => string, clock: Clock): Picture | null {
  const [, expires = '', payload = '', signature = ''] =
    /^([\da-z]{1,10})\.([\w-]{1,2000})\.([\w-]{22})\.png$/.exec(name) ?? [];
  const wanted = Buffer.from(signatureOf(`${expires}.${payload}`));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
  if (Number.parseInt(expires, 36) <= clock.now()) return null;
  const unpacked = inflateRawSync(Buffer.from(payload, 'base64url'), { maxOutputLength: MOST_UNPACKED });
  const { title, matrix } = drawn.parse(JSON.parse(unpacked.toString('utf8')));
  const rows = matrix.rows.map(({ label, cells }) => ({
    label,
    cells: cells.map((cell) => {
      if (cell === null) return null;
      const { count, ...rest } = cell;
      return count === undefined ? rest : { ...rest, count };
    }),
  }));
  return matrixPicture(title, { ...matrix, rows });
}
