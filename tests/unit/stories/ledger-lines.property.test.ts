import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAGES } from '../../../src/domain/stage.ts';
import { ledgerLines } from '../../../src/stories/ledger-lines.ts';
import { NO_OUTLETS } from '../../../src/stories/outlet-book.ts';
import { aCatalogue, aRecorded, aSeed, aSupport } from '../../builders/ledger.ts';

const date = fc.constantFrom('2024', '2024-07', '2024-07-24', '2024-07-25', '2024-07-28', '2025-01-02');
const parties = fc.constantFrom(['GB', 'IN'], ['IN', 'US'], ['AU', 'GB', 'IN']);
const recorded = fc
  .record({
    initiative: fc.constantFrom(null, 'TSI', 'Some Accord'),
    parties,
    stage: fc.constantFrom(...STAGES),
    date,
    role: fc.constantFrom('news' as const, 'background' as const),
    story: fc.nat({ max: 4 }),
  })
  .map((changes) => aRecorded({ ...changes, support: [aSupport()] }));
const seeded = fc
  .record({ stage: fc.constantFrom(...STAGES, 'superseded' as const), date })
  .map((changes) =>
    aSeed({ ...changes, sources: [{ outlet: 'S', url: aSupport().url ?? '', kind: 'news' }] }),
  );

test('whatever is joined, no source is lost or told twice, and every line stands in its place', () => {
  const few = { maxLength: 12 };
  fc.assert(
    fc.property(fc.array(recorded, few), fc.array(seeded, few), (news, seeds) => {
      const lines = ledgerLines(aCatalogue(), news, seeds, NO_OUTLETS);
      const given = [...news.flatMap(({ support }) => support), ...seeds.flatMap(({ sources }) => sources)];
      const told = lines.flatMap(({ sources }) => sources);
      expect(told.map(({ url }) => url).sort()).toEqual(given.map(({ url }) => url).sort());
      expect(lines.map((line) => line.date)).toEqual(lines.map((line) => line.date).sort());
      expect(lines.filter((line) => line.seeded)).toHaveLength(seeds.length);
    }),
    { numRuns: 300 },
  );
});
