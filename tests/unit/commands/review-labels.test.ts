import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../adapters/files/load-vocabulary.ts';
import { readLabels, type TypedLabels } from '../../../src/commands/review-labels.ts';

const vocabulary = loadVocabulary(resolve(import.meta.dirname, '../../../data'));

describe('labels as a reviewer types them', () => {
  it.each<[TypedLabels, object]>([
    [{}, {}],
    [{ pairs: 'GB-IN' }, { pairs: [['GB', 'IN']] }],
    [
      { pairs: 'india-uk, us-in' },
      {
        pairs: [
          ['GB', 'IN'],
          ['IN', 'US'],
        ],
      },
    ],
    [{ pairs: 'AU-UNION~IN' }, { pairs: [['AU-UNION', 'IN']] }],
    [{ pairs: 'AU-UNION-IN' }, { pairs: [['AU-UNION', 'IN']] }],
    [
      { pairs: 'none', sectors: 'none' },
      { pairs: [], sectors: [] },
    ],
    [{ sectors: 'chips,quantum' }, { sectors: ['semiconductors', 'quantum'] }],
    [{ stage: 'signed' }, { stage: 'signed' }],
    [{ stage: 'none' }, { stage: null }],
    [{ initiative: 'iCET' }, { initiative: 'in-us-icet' }],
    [{ initiative: 'A new accord' }, { initiative: 'A new accord' }],
    [{ initiative: 'none' }, { initiative: null }],
  ])('%j', (typed, labels) => {
    expect(readLabels(typed, vocabulary)).toEqual({ ok: true, labels });
  });

  it.each<[TypedLabels, RegExp]>([
    [{ pairs: 'GB' }, /“GB” is no pair/],
    [{ pairs: 'GB-GB' }, /no pair/],
    [{ pairs: 'GB-IN,XX-IN' }, /“XX-IN”/],
    [{ sectors: 'semicondutors' }, /no sector. Did you mean semiconductors/],
    [{ stage: 'singed' }, /no stage. Did you mean signed/],
    [{ stage: 'signed,active' }, /one stage/],
  ])('%j is refused', (typed, message) => {
    expect(readLabels(typed, vocabulary)).toMatchObject({
      ok: false,
      message: expect.stringMatching(message),
    });
  });
});
