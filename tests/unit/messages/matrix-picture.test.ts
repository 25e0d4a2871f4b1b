import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, it } from 'vitest';
import { STAGES } from '../../../src/domain/stage.ts';
import { matrixPicture } from '../../../src/messages/matrix-picture.ts';
import type { MatrixTable } from '../../../src/messages/message.ts';
import { hostileText } from '../../builders/hostile-message.ts';
import { expectGolden } from '../../golden/golden.ts';

const TABLE: MatrixTable = {
  corner: 'Partner',
  columns: [
    { label: 'Semiconductors', short: 'chip' },
    { label: 'Quantum', short: 'qtm' },
  ],
  rows: [
    { label: 'Japan', cells: [{ stage: 'signed', stalled: true }, null] },
    {
      label: 'EU',
      cells: [
        { stage: 'negotiating', stalled: false },
        { stage: null, stalled: true },
      ],
    },
  ],
};

it('draws a matrix', () => {
  const { svg, alt } = matrixPicture('India and 2 partners', TABLE);
  expectGolden('matrix-picture.svg', svg);
  expect(alt).toBe(
    'India and 2 partners. Japan: Semiconductors signed, another stalled; EU: Semiconductors negotiating, Quantum stalled.',
  );
});

it('explains what stands in it alone', () => {
  const { svg } = matrixPicture('India', TABLE);
  expect(svg).toContain('>another stalled<');
  expect(svg).not.toContain('>Proposed<');
});

it('says what there was no room for', () => {
  const wide = {
    ...TABLE,
    columns: Array.from({ length: 40 }, (_, i) => ({ label: `Column ${i}`, short: `c${i}` })),
    rows: Array.from({ length: 30 }, (_, i) => ({
      label: `Row ${i}`,
      cells: Array.from({ length: 40 }, () => null),
    })),
  };
  const { svg, width, height } = matrixPicture('All', wide);
  expect(svg).toMatch(/and 8 more rows, \d+ more columns/);
  expect(Math.max(width, height)).toBeLessThanOrEqual(1_100);
});

it('holds any text whatever as text, within its bounds', () => {
  const cell = fc.option(fc.record({ stage: fc.option(fc.constantFrom(...STAGES)), stalled: fc.boolean() }));
  const table = fc.record({
    corner: hostileText,
    columns: fc.array(fc.record({ label: hostileText, short: hostileText }), { minLength: 1, maxLength: 30 }),
    rows: fc.array(fc.record({ label: hostileText, cells: fc.array(cell, { maxLength: 30 }) }), {
      maxLength: 30,
    }),
  });
  fc.assert(
    fc.property(hostileText, table, (title, matrix) => {
      const { svg, width, height } = matrixPicture(title, matrix);
      const names = new Set<string>();
      const parser = new Parser({ onopentagname: (name) => void names.add(name) }, { xmlMode: true });
      parser.end(svg);
      expect([...names].filter((name) => !['svg', 'rect', 'text', 'line', 'path'].includes(name))).toEqual(
        [],
      );
      expect(width).toBeLessThanOrEqual(1_024);
      expect(height).toBeLessThanOrEqual(1_200);
    }),
    { numRuns: 100 },
  );
});
