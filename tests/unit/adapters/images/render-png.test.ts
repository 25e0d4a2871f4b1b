import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { renderPng } from '../../../../adapters/images/render-png.ts';
import { matrixPicture } from '../../../../src/messages/matrix-picture.ts';

const TABLE = {
  corner: 'Partner',
  columns: [{ label: 'Quantum', short: 'qtm' }],
  rows: [{ label: 'Japan', cells: [{ stage: 'signed', stalled: false } as const] }],
};

const sizeOf = (png: Uint8Array): [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

/** The raw bytes of all pixels: enough to tell two pictures apart. */
function pixelsOf(png: Uint8Array): string {
  const chunks: Uint8Array[] = [];
  const view = new DataView(png.buffer, png.byteOffset);
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const kind = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1');
    if (kind === 'IDAT') chunks.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return inflateSync(Buffer.concat(chunks)).toString('base64');
}

it('draws a picture in its size, and larger where asked', async () => {
  const drawn = matrixPicture('India', TABLE);
  expect(sizeOf(await renderPng(drawn))).toEqual([drawn.width, drawn.height]);
  expect(sizeOf(await renderPng(drawn, 2))).toEqual([2 * drawn.width, 2 * drawn.height]);
});

it('draws words with the font that ships', async () => {
  const drawn = matrixPicture('India', TABLE);
  const withWords = pixelsOf(await renderPng(drawn));
  const without = pixelsOf(await renderPng({ ...drawn, svg: drawn.svg.replace(/<text.*<\/text>/g, '') }));
  expect(withWords).not.toBe(without);
});

it('draws nothing larger than it must', async () => {
  const [width, height] = sizeOf(
    await renderPng({
      svg: '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="10"/>',
      width: 9_000,
      height: 10,
    }),
  );
  expect(width).toBeLessThanOrEqual(1_600);
  expect(height).toBeGreaterThan(0);
});
