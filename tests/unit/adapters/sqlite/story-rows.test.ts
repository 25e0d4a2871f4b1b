import { describe, expect, it } from 'vitest';
import { draftOf, labelsJson } from '../../../../adapters/sqlite/story-rows.ts';
import { draftFor } from '../../../builders/chunk.ts';
import { anItem } from '../../../builders/item.ts';

const draft = draftFor(anItem(), {
  amounts: [{ currency: 'EUR', value: 2e9, text: '€2 bn' }],
  date: '2023-05-04',
});
const { title, summary, url, lang, stage, initiative, confidence, published, updated } = draft;
const row = {
  id: 1,
  number: 1,
  revision: 1,
  standing: 'current' as const,
  title,
  summary,
  url,
  lang,
  stage,
  initiative,
  confidence,
  published,
  updated,
};

describe('a story as a row', () => {
  it('comes back as it was', () => {
    expect(draftOf({ ...row, labels: labelsJson(draft) })).toEqual(draft);
  });

  it('loads from before its sums, its date and its memory were kept', () => {
    const { pairs, backgroundPairs, parties, sectors } = draft;
    const old = JSON.stringify({ pairs, backgroundPairs, parties, sectors });
    expect(draftOf({ ...row, labels: old })).toEqual({ ...draft, amounts: [], date: null });
  });
});
