import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createPictureLinks } from '../../../../adapters/images/picture-links.ts';
import { createManualClock } from '../../../../adapters/time/system-clock.ts';
import { DAY } from '../../../../src/domain/time.ts';
import type { MatrixTable } from '../../../../src/messages/message.ts';

const START = Date.parse('2023-05-31T12:00:00Z');
const MATRIX: MatrixTable = {
  corner: 'Partner',
  columns: [{ label: 'Quantum', short: 'qtm' }],
  rows: [{ label: 'Japan', cells: [{ stage: 'signed', stalled: false }] }],
};

function links(secretKey = 'a key that is made for tests alone!!') {
  const clock = createManualClock(START);
  const made = createPictureLinks({ publicUrl: 'https://entente.example', secretKey, clock });
  const fetchAt = async (url: string) =>
    made.route.handle({
      method: 'GET',
      path: new URL(url).pathname,
      query: new URLSearchParams(),
      headers: {},
      body: new Uint8Array(),
      remoteAddress: null,
      signal: new AbortController().signal,
    });
  return { clock, matrix: (title: string, table = MATRIX) => made.matrix(title, table), fetchAt };
}

it('answers with the picture at the address that it gave, the same for a day', async () => {
  const { matrix, fetchAt, clock } = links();
  const link = matrix('India and 1 partner');
  expect(link?.alt).toBe('India and 1 partner. Japan: Quantum signed.');
  const { status, headers, body } = await fetchAt(link?.url ?? '');
  expect([status, headers?.['content-type']]).toEqual([200, 'image/png']);
  expect(
    Buffer.from(body ?? '')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  clock.advance(DAY / 4);
  expect(matrix('India and 1 partner')?.url).toBe(link?.url);
});

it('knows nothing of what it did not sign, or no more', async () => {
  const { matrix, fetchAt, clock } = links();
  const url = matrix('A')?.url ?? '';
  const other = links('another key that is made for tests!!').matrix('A')?.url ?? '';
  const [head = '', , signature = ''] = url.split('.png')[0]?.split(/\.(?=[^.]*\.[^.]*$)|\.(?=[^.]*$)/) ?? [];
  const forged = deflateRawSync(JSON.stringify({ title: 'B', matrix: MATRIX })).toString('base64url');
  for (const bad of [
    other,
    url.replace(/\.([\w-]{22})\.png$/, '.AAAAAAAAAAAAAAAAAAAAAA.png'),
    url.replace(/\.[\w-]{22}\.png$/, '.png'),
    `${head}.${forged}.${signature}.png`,
    'https://entente.example/pictures/',
    'https://entente.example/pictures/x.png',
    `https://entente.example/pictures/${'a'.repeat(9_000)}`,
  ])
    expect((await fetchAt(bad)).status, bad).toBe(404);
  clock.advance(91 * DAY);
  expect((await fetchAt(url)).status).toBe(404);
});

it('gives no address where there is too much to draw', () => {
  const rows = Array.from({ length: 120 }, (_, i) => ({
    label: `Somewhere ${Math.sin(i)}`,
    cells: [{ stage: 'signed' as const, stalled: i % 2 === 0 }],
  }));
  expect(links().matrix('All', { ...MATRIX, rows })).toBeNull();
});
